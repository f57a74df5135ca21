/** What those whose cases I handled said of it: neither the case nor the person. */
import { ratingsOfMine, type RatingOfMine } from '#modules/ratings/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { workRatingWords } from '../../words/zh/work-ratings.ts'
import { ListExport } from '../exports/list-export.tsx'
import { PictureLinks } from './picture-links.tsx'

const words = workRatingWords.mine
const titles = workRatingWords.columns

export function MinePage() {
  const pages = usePages(ratingsOfMine, { limit: 30 })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>{words.intro}</p>
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

const columns: readonly [Column<RatingOfMine>, ...Column<RatingOfMine>[]] = [
  { key: 'item', title: titles.item, cell: (row) => row.itemName, text: (row) => row.itemName },
  { key: 'level', title: titles.level, cell: (row) => row.levelTitle, text: (row) => row.levelTitle },
  {
    key: 'reasons',
    title: workRatingWords.facts.reasons,
    cell: (row) => row.reasons.join('、'),
    text: (row) => row.reasons.join('、'),
  },
  {
    key: 'words',
    title: workRatingWords.facts.words,
    cell: (row) => row.words ?? workRatingWords.facts.noWords,
    text: (row) => row.words ?? '',
  },
  {
    key: 'pictures',
    title: workRatingWords.facts.pictures,
    cell: (row) => (row.pictures ? <PictureLinks id={row.id} count={row.pictures} /> : ''),
    text: (row) => (row.pictures ? String(row.pictures) : ''),
  },
  { key: 'on', title: words.on, cell: (row) => dateWords(row.ratedOn), text: (row) => row.ratedOn },
]
