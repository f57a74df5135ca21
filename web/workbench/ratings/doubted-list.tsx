/** 存疑的评价: what looks like no applicant's own word, why, and how many there are beside those that count. */
import { type DoubtedRating, doubtedRatings, doubtTitles, ratingChannelTitles } from '#modules/ratings/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { Empty } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { workRatingWords } from '../../words/zh/work-ratings.ts'
import { ShortNumber } from '../cases/columns.tsx'
import { ListExport } from '../exports/list-export.tsx'

const words = workRatingWords.doubted
const titles = workRatingWords.columns

export function DoubtedList() {
  const pages = usePages(doubtedRatings, { limit: 30 })
  return (
    <Stack>
      <p>{words.intro}</p>
      {pages.first ? <p>{words.sums(pages.first.doubted, pages.first.counted)}</p> : null}
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty} />}
      />
    </Stack>
  )
}

const whyOf = (row: DoubtedRating) => row.doubts.map((doubt) => doubtTitles[doubt]).join('；')

const columns: readonly [Column<DoubtedRating>, ...Column<DoubtedRating>[]] = [
  { key: 'why', title: words.why, cell: whyOf, text: whyOf },
  {
    key: 'number',
    title: titles.number,
    cell: (row) => <ShortNumber number={row.caseNumber} />,
    text: (row) => row.caseNumber,
  },
  { key: 'item', title: titles.item, cell: (row) => row.itemName, text: (row) => row.itemName },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  {
    key: 'handler',
    title: workRatingWords.facts.handler,
    cell: (row) => row.handlerName ?? '',
    text: (row) => row.handlerName ?? '',
  },
  { key: 'level', title: titles.level, cell: (row) => row.levelTitle, text: (row) => row.levelTitle },
  {
    key: 'channel',
    title: workRatingWords.facts.channel,
    cell: (row) => ratingChannelTitles[row.channel],
    text: (row) => ratingChannelTitles[row.channel],
  },
  { key: 'on', title: titles.ratedAt, cell: (row) => dateWords(row.ratedOn), text: (row) => row.ratedOn },
]
