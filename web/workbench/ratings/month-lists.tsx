/** 红蓝榜: a month's figures as they are now, publishing them, correcting what was published, the formula from next month on. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import {
  colourTitles,
  correctList,
  type Figures as Figure,
  listDraft,
  listedKinds,
  listedKindTitles,
  publishList,
} from '#modules/ratings/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { FormulaCard, figure } from '../../portal/ratings/month-list-tables.tsx'
import { onlyOf } from '../../portal/ratings/only-of.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { monthListWords } from '../../words/zh/month-lists.ts'
import table from '../table.module.css'
import { CountedRatings } from './counted-ratings.tsx'
import { ListFormulaForm } from './list-formula.tsx'

const words = monthListWords.work
const titles = monthListWords.columns
type Draft = OutputOf<typeof listDraft>

export function MonthLists() {
  const [state, change] = useAddressState()
  const [typed, setTyped] = useState(state.month ?? '')
  const can = useCan()
  const month = /^20\d{2}-(0[1-9]|1[0-2])$/.test(state.month ?? '') ? state.month : undefined
  const view = useView(listDraft, { month }, { keepPrevious: true })
  const kind = listedKinds.find((one) => one === state.kind)
  return (
    <Stack>
      <p>{words.intro}</p>
      <TextField
        label={monthListWords.month}
        help={words.monthHelp}
        required
        maxLength={7}
        value={typed || (view.data?.month ?? '')}
        onChange={(next) => {
          setTyped(next)
          if (/^20\d{2}-(0[1-9]|1[0-2])$/.test(next)) change({ month: next, kind: undefined, subject: undefined })
        }}
      />
      {view.data && kind && state.subject ? (
        <CountedRatings month={view.data.month} kind={kind} subjectId={state.subject} only={onlyOf(state.only)} />
      ) : null}
      <Loaded of={view}>{(draft) => <Counted draft={draft} />}</Loaded>
      {can('ratings.configure') && view.data ? <ListFormulaForm now={view.data.next ?? view.data.formula} /> : null}
    </Stack>
  )
}

function Counted({ draft }: { draft: Draft }) {
  const { month, over, revision, rows, formula, next, can } = draft
  return (
    <Stack>
      {over ? null : <p>{words.running}</p>}
      {revision ? (
        <p>
          {words.published(monthListWords.revision(revision))}{' '}
          <Link to="/ratings/lists" search={{ month }}>
            {words.open}
          </Link>
        </p>
      ) : null}
      {rows.length === 0 ? <Empty title={words.empty} /> : null}
      {rows.length > 0
        ? listedKinds.map((kind) => (
            <Card key={kind} title={listedKindTitles[kind]}>
              <Figures caption={listedKindTitles[kind]} rows={rows.filter((row) => row.kind === kind)} />
            </Card>
          ))
        : null}
      <FormulaCard formula={formula}>{next ? <p>{words.nextHolds}</p> : null}</FormulaCard>
      <Buttons>
        {can.includes('publish') ? <Publish month={month} /> : null}
        {can.includes('correct') ? <Correct month={month} /> : null}
      </Buttons>
    </Stack>
  )
}

/** Those without a place are many and seldom looked at. */
function Figures({ caption, rows }: { caption: string; rows: readonly Figure[] }) {
  const [placed, rest] = [rows.filter(({ colour }) => colour), rows.filter(({ colour }) => !colour)]
  return (
    <>
      {placed.length > 0 ? <FigureTable caption={caption} rows={placed} /> : <p>{monthListWords.emptyList}</p>}
      {rest.length > 0 ? (
        <details className={table.folded}>
          <summary>{words.rest(rest.length)}</summary>
          <FigureTable caption={words.rest(rest.length)} rows={rest} />
        </details>
      ) : null}
    </>
  )
}

function FigureTable({ caption, rows }: { caption: string; rows: readonly Figure[] }) {
  const linkOf = (row: Figure, only: 'good' | 'bad' | undefined, text: string, label: string) => (
    <Link
      to="."
      search={(before: Record<string, unknown>) =>
        ({ ...before, kind: row.kind, subject: row.subjectId, only }) as never
      }
      aria-label={label}
    >
      {text}
    </Link>
  )
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{titles.name}</th>
            <th scope="col">{titles.place}</th>
            <th scope="col">{titles.share}</th>
            <th scope="col">{titles.counted}</th>
            <th scope="col">{titles.good}</th>
            <th scope="col">{titles.bad}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.subjectId}>
              <th scope="row">{row.name}</th>
              <td>{row.colour ? `${colourTitles[row.colour]} ${row.rank}` : words.notListed}</td>
              <td>{monthListWords.share(row.good, row.counted)}</td>
              <td>{figure(row, undefined, row.counted, titles.counted, linkOf)}</td>
              <td>{figure(row, 'good', row.good, titles.good, linkOf)}</td>
              <td>{figure(row, 'bad', row.bad, titles.bad, linkOf)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Publish({ month }: { month: string }) {
  const [open, setOpen] = useState(false)
  const act = useAct(publishList)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.publish}
      </Button>
      <ReasonDialog
        open={open}
        title={words.publish}
        effect={words.publishEffect(monthListWords.monthOf(month))}
        verb={words.publish}
        reason="none"
        act={act}
        onConfirm={() => void act.run({ month }).then((done) => done && setOpen(false))}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

function Correct({ month }: { month: string }) {
  const [open, setOpen] = useState(false)
  const act = useAct(correctList)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.correct}</Button>
      <ReasonDialog
        open={open}
        title={words.correct}
        effect={words.correctEffect(monthListWords.monthOf(month))}
        verb={words.correct}
        reason={{ label: words.reason }}
        act={act}
        onConfirm={(reason) => void act.run({ month, reason }).then((done) => done && setOpen(false))}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
