/** 查询记录: what was asked of other bodies about oneself, by whom, for which case and why. */
import { myFactQuestions, questionStates } from '#modules/exchange/contract.ts'
import { myObjections, type OwnObjection } from '#modules/oversight/contract.ts'
import { type RowOf, usePages, useView } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { fullMomentWords, momentWords } from '../../words/format.ts'
import { factWords } from '../../words/zh/facts.ts'
import { ObjectToUse } from '../objections/object-to-use.tsx'
import css from './account.module.css'
import { CitizenOnly } from './citizen-only.tsx'

const words = factWords.mine
type Row = RowOf<typeof myFactQuestions>
const resultOf = ({ state, again }: Row) => (again ? words.again : questionStates[state])

type Raised = readonly OwnObjection[] | undefined

const columnsWith = (raised: Raised): [Column<Row>, ...Column<Row>[]] => [
  { key: 'title', title: words.columns.title, cell: (row) => row.title },
  { key: 'organ', title: words.columns.organ, cell: (row) => words.asked(row.organName, row.source) },
  { key: 'about', title: words.columns.about, cell: (row) => <span className={css.number}>{row.about}</span> },
  {
    key: 'purpose',
    title: words.columns.purpose,
    cell: (row) => (
      <>
        {row.purpose}
        <br />
        <span className={css.quiet}>{row.basis}</span>
      </>
    ),
  },
  {
    key: 'at',
    title: words.columns.at,
    cell: (row) => (
      <time dateTime={row.askedAt} title={fullMomentWords(row.askedAt)}>
        {momentWords(row.askedAt)}
      </time>
    ),
  },
  { key: 'state', title: words.columns.state, cell: resultOf },
  {
    key: 'object',
    title: words.columns.object,
    cell: (row) =>
      raised ? (
        <ObjectToUse
          line={{ ledger: 'fact', useId: row.id, by: row.organName, purpose: row.purpose }}
          raised={raised.find((one) => one.useId === row.id)}
        />
      ) : null,
  },
]

export function QueriesPage() {
  return <CitizenOnly to={words.title}>{() => <Queries />}</CitizenOnly>
}

function Queries() {
  const pages = usePages(myFactQuestions, { limit: 30 })
  const raised = useView(myObjections, { limit: 100 })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p className={css.text}>{words.text}</p>
      <KeysetTable
        caption={words.title}
        columns={columnsWith(raised.data?.rows)}
        pages={pages}
        rowKey={(row) => row.id}
        empty={<Empty title={words.none}>{words.noneText}</Empty>}
      />
    </Stack>
  )
}
