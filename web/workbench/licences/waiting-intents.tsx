/** What the body means to do to licences and has not decided yet, whose time to speak ends first on top. */
import { openIntents } from '#modules/licences/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { Card } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { Empty } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords } from '../../words/format.ts'
import { intentWords } from '../../words/zh/licence-intents.ts'
import { workLicenceWords as words } from '../../words/zh/work-licences.ts'
import { ListExport } from '../exports/list-export.tsx'

type Row = RowOf<typeof openIntents>

/** Nothing is shown while nothing waits. */
export function WaitingIntents() {
  const pages = usePages(openIntents, { limit: 10 })
  if (pages.rows.length === 0) return null
  return (
    <Card title={words.waiting}>
      <KeysetTable
        caption={words.waiting}
        columns={columns}
        pages={pages}
        rowKey={(row) => `${row.licenceId}:${row.no}`}
        exports={<ListExport pages={pages} of={words.waiting} />}
        linkTo={(row) => `/work/licences/${row.licenceId}`}
        empty={<Empty title={words.noneWaiting}>{words.noneWaitingText}</Empty>}
      />
    </Card>
  )
}

const titles = words.columns
const waiting = words.waitingColumns
const whatOf = ({ act }: Row) => intentWords.intended(intentWords.acts[act])

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'what', title: waiting.what, cell: whatOf, text: whatOf },
  { key: 'title', title: titles.title, cell: (row) => row.title, text: (row) => row.title },
  { key: 'number', title: titles.number, cell: (row) => row.number, text: (row) => row.number },
  { key: 'holder', title: titles.holder, cell: (row) => row.holderName, text: (row) => row.holderName },
  {
    key: 'answerBy',
    title: waiting.answerBy,
    cell: (row) => intentWords.until(dateWords(row.answerBy)),
    text: (row) => row.answerBy,
  },
  {
    key: 'standing',
    title: waiting.standing,
    cell: (row) => (
      <StateTag tone={row.standing === 'waiting' ? 'neutral' : 'warning'}>{words.standings[row.standing]}</StateTag>
    ),
    text: (row) => words.standings[row.standing],
  },
]
