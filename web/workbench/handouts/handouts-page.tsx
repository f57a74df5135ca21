/** 统一出件: results that wait to be fetched or sent, of every body in reach. */
import { Button } from 'antd'
import { useState } from 'react'
import { bookParcel, handoutList, type HandoutTab, printLabels, tabs, ways } from '#modules/handouts/contract.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { Empty, ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords } from '../../words/format.ts'
import { handoutWords as words } from '../../words/zh/work-handouts.ts'
import { caseNumberIn } from '../case-number.ts'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'
import { CollectDialog } from './collect-dialog.tsx'
import css from './handouts.module.css'
import { Labels } from './labels.tsx'
import { Reminders } from './reminders.tsx'

export type HandoutRow = RowOf<typeof handoutList>

export function HandoutsPage() {
  const [state, change] = useAddressState()
  const tab = (state.tab ?? 'counter') as HandoutTab
  const [typed, setTyped] = useState(state.number ?? '')
  const pages = usePages(handoutList, { tab, number: state.number, limit: 30 })
  const [open, setOpen] = useState<HandoutRow>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [labels, setLabels] = useState<OutputOf<typeof printLabels>['rows']>()
  const [said, setSaid] = useState<string>()
  const book = useAct(bookParcel)
  const label = useAct(printLabels)
  const can = useCan()
  const { courier } = pages.first ?? {}
  const bySend = tab === 'post' || tab === 'on-the-way'
  const bookAll = async () => {
    let booked = 0
    for (const caseId of chosen) if (await book.run({ caseId })) booked += 1
    setChosen(new Set())
    setSaid(words.post.booked(booked))
  }
  return (
    <Stack>
      <div className="not-printed">
        <Stack>
          <PageTitle text={words.title} />
          <p>{words.text}</p>
          {courier?.standIn ? (
            <p>
              <StandInBadge of={words.standIn} />
            </p>
          ) : null}
          {courier && !courier.on ? <p>{words.noCourier}</p> : null}
          <Chips
            label={words.tabsLabel}
            look="tabs"
            chips={Object.entries(tabs).map(([value, title]) => ({ value, label: title }))}
            value={tab}
            onChange={(value) => {
              setChosen(new Set())
              setTyped('')
              change({ tab: value, number: undefined })
            }}
          />
          <form
            className={css.find}
            onSubmit={(event) => {
              event.preventDefault()
              change({ number: caseNumberIn(typed) })
            }}
          >
            <TextField
              label={words.findLabel}
              help={words.findHelp}
              required
              type="search"
              maxLength={400}
              value={typed}
              onChange={setTyped}
            />
            <Button htmlType="submit">{words.find}</Button>
          </form>
          <output>{said}</output>
          {book.problem ? <ErrorBox problem={book.problem} /> : null}
          {label.problem ? <ErrorBox problem={label.problem} /> : null}
          {bySend && chosen.size > 0 ? (
            <Buttons>
              {tab === 'post' ? (
                <Button type="primary" loading={book.pending} onClick={() => void bookAll()}>
                  {words.post.bookAll(chosen.size)}
                </Button>
              ) : null}
              <Button
                loading={label.pending}
                onClick={() => void label.run({ ids: [...chosen] }).then((found) => setLabels(found?.rows))}
              >
                {words.post.labels}
              </Button>
            </Buttons>
          ) : null}
          <KeysetTable
            caption={words.title}
            columns={columns}
            pages={pages}
            rowKey={(row) => row.caseId}
            selection={bySend ? { keys: chosen, onChange: setChosen, name: nameOf } : undefined}
            onOpen={(row) => (row.can.includes('hand-over') ? setOpen(row) : undefined)}
            openKey={open?.caseId}
            exports={<ListExport pages={pages} of={words.title} />}
            empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
          />
          {can('handouts.arrange') ? <Reminders /> : null}
        </Stack>
      </div>
      {open ? (
        <CollectDialog
          key={open.caseId}
          row={open}
          onClose={() => setOpen(undefined)}
          onDone={(name) => {
            setOpen(undefined)
            setSaid(words.dialog.done(name))
          }}
        />
      ) : null}
      {labels ? <Labels rows={labels} onClose={() => setLabels(undefined)} /> : null}
    </Stack>
  )
}

const titles = words.columns
const nameOf = (row: HandoutRow) => `${row.itemName} ${row.caseNumber}`
const columns: readonly [Column<HandoutRow>, ...Column<HandoutRow>[]] = [
  { key: 'item', title: titles.item, cell: (row) => row.itemName, text: (row) => row.itemName },
  { key: 'applicant', title: titles.applicant, cell: (row) => row.applicantName, text: (row) => row.applicantName },
  { key: 'number', title: titles.number, cell: (row) => row.caseNumber, text: (row) => row.caseNumber },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName, wideOnly: true },
  {
    key: 'decided',
    title: titles.decided,
    cell: (row) => dateWords(row.decidedOn),
    text: (row) => row.decidedOn,
    width: '9em',
  },
  {
    key: 'due',
    title: titles.due,
    width: '9em',
    cell: (row) => (
      <>
        {row.deliveryDue ? dateWords(row.deliveryDue) : null}{' '}
        {row.overdue ? <StateTag tone="danger">{words.overdue}</StateTag> : null}
      </>
    ),
    text: (row) => row.deliveryDue ?? '',
  },
  {
    key: 'way',
    title: titles.way,
    cell: (row) => [row.way ? ways[row.way] : words.wayUnknown, row.recipient].filter(Boolean).join('：'),
    text: (row) => (row.way ? ways[row.way] : words.wayUnknown),
  },
  {
    key: 'state',
    title: titles.state,
    width: '10em',
    cell: (row) => [row.stateTitle, row.tracking, row.failure].filter(Boolean).join(' '),
    text: (row) => row.stateTitle,
  },
  {
    key: 'reminded',
    title: titles.reminded,
    cell: (row) => words.times(row.reminded),
    text: (row) => String(row.reminded),
    wideOnly: true,
  },
]
