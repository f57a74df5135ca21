/** The ratings behind a figure that is not published yet. */
import { countedRatings, type ListedKind } from '#modules/ratings/contract.ts'
import type { RowOf } from '../../client/hooks.ts'
import { usePages } from '../../client/hooks.ts'
import { Card } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { Empty } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { monthListWords } from '../../words/zh/month-lists.ts'
import { ListExport } from '../exports/list-export.tsx'

const words = monthListWords.ratings
type Row = RowOf<typeof countedRatings>

export type CountedRatingsProps = { month: string; kind: ListedKind; subjectId: string; only?: 'good' | 'bad' }

export function CountedRatings(asked: CountedRatingsProps) {
  const pages = usePages(countedRatings, { ...asked, limit: 30 })
  const { month, only } = asked
  return (
    <Card title={words.about(pages.first?.name ?? '', monthListWords.monthOf(month), only)}>
      <KeysetTable
        caption={words.caption}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={words.caption} />}
        empty={<Empty title={words.empty} />}
      />
    </Card>
  )
}

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'level', title: words.level, cell: (row) => row.levelTitle, text: (row) => row.levelTitle },
  { key: 'item', title: words.item, cell: (row) => row.itemName, text: (row) => row.itemName },
  { key: 'organ', title: words.organ, cell: (row) => row.organName, text: (row) => row.organName },
  { key: 'words', title: words.words, cell: (row) => row.words ?? '', text: (row) => row.words ?? '' },
  { key: 'on', title: words.on, cell: (row) => dateWords(row.ratedOn), text: (row) => row.ratedOn },
]
