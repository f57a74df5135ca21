/** What was not sealed, and why not. */
import { sealLimits, type SealPurpose, sealPurposes, sealRefusals } from '#modules/documents/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { Empty } from '../../ui/states.tsx'
import { fullMomentWords, momentWords } from '../../words/format.ts'
import { workSealWords } from '../../words/zh/work-seals.ts'
import { ListExport } from '../exports/list-export.tsx'

const words = workSealWords.refusals
type Row = RowOf<typeof sealRefusals>

type RefusalsProps = { organId?: string; from?: string; to?: string; purpose?: SealPurpose }

export function SealRefusals(asked: RefusalsProps) {
  const pages = usePages(sealRefusals, { limit: 20, ...asked }, { keepPrevious: true })
  return (
    <>
      <h2>{words.title}</h2>
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.none}>{words.noneText}</Empty>}
      />
    </>
  )
}

const whoOf = ({ by, post }: Row) => (post ? `${by}（${post}）` : by)

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'act', title: words.act, cell: (row) => row.act, text: (row) => row.act },
  {
    key: 'purpose',
    title: words.purpose,
    cell: (row) => sealPurposes[row.purpose],
    text: (row) => sealPurposes[row.purpose],
  },
  { key: 'why', title: words.why, cell: (row) => sealLimits[row.why], text: (row) => sealLimits[row.why] },
  {
    key: 'at',
    title: words.at,
    cell: (row) => (
      <time dateTime={row.at} title={fullMomentWords(row.at)}>
        {momentWords(row.at)}
      </time>
    ),
    text: (row) => fullMomentWords(row.at),
  },
  { key: 'by', title: words.by, cell: whoOf, text: whoOf },
  { key: 'organ', title: words.organ, cell: (row) => row.organName, text: (row) => row.organName },
]
