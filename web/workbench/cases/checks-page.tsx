/** 承诺核查: promises to be checked, the first due first. */
import { commitmentChecks, exportChecks } from '#modules/cases/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { DueWord } from '../../ui/due-word.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { remainingWords } from '../../words/format.ts'
import { workEasierCaseWords } from '../../words/zh/work-easier-cases.ts'
import { Chips } from '../chips.tsx'
import { ExportButton } from '../exports/export-button.tsx'
import { ShortNumber } from './columns.tsx'

const words = workEasierCaseWords.checks
type Row = RowOf<typeof commitmentChecks>
const shows = ['open', 'overdue', 'done'] as const

export function ChecksPage() {
  const [state, change] = useAddressState()
  const show = shows.find((one) => one === state.show) ?? 'open'
  const pages = usePages(commitmentChecks, { show, limit: 30 }, { keepPrevious: true })
  const overdue = pages.first?.overdue ?? 0
  return (
    <Stack>
      <PageTitle text={words.title} />
      {overdue > 0 ? <StateTag tone="danger">{words.overdue(overdue)}</StateTag> : null}
      <Chips
        label={words.show}
        look="tabs"
        value={show}
        chips={shows.map((value) => ({ value, label: words.shows[value] }))}
        onChange={(next) => change({ show: next === 'open' ? undefined : next })}
      />
      {pages.rows.length > 0 ? (
        <Buttons>
          <ExportButton route={exportChecks} filter={{ show }} what={words.exports} />
        </Buttons>
      ) : null}
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.caseId}
        linkTo={(row) => `/work/cases/${row.caseId}`}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

const titles = words.columns
const over: ReadonlySet<Row['status']> = new Set(['kept', 'corrected', 'revoked'])

const columns: [Column<Row>, ...Column<Row>[]] = [
  {
    key: 'due',
    title: titles.due,
    cell: (row) => (
      <>
        {over.has(row.status) ? (
          <StateTag tone="neutral">{words.done}</StateTag>
        ) : (
          <DueWord remaining={row.remaining} dueOn={row.nextOn} provisional={row.provisional} />
        )}
        <span className="unseen">{row.number}</span>
      </>
    ),
    text: (row) => (over.has(row.status) ? words.done : remainingWords(row.remaining)),
  },
  {
    key: 'number',
    title: titles.number,
    cell: (row) => <ShortNumber number={row.number} />,
    text: (row) => row.number,
  },
  { key: 'item', title: titles.item, cell: (row) => row.itemName, text: (row) => row.itemName },
  { key: 'applicant', title: titles.applicant, cell: (row) => row.applicantName, text: (row) => row.applicantName },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  { key: 'status', title: titles.status, cell: (row) => row.statusTitle, text: (row) => row.statusTitle },
  { key: 'mode', title: titles.mode, cell: (row) => row.mode, text: (row) => row.mode },
  { key: 'risk', title: titles.risk, cell: (row) => row.risk, text: (row) => row.risk },
]
