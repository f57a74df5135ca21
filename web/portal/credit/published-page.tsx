/** Records of promises not kept whose makers agreed that everybody may see them. */
import { publishedBreaches } from '#modules/credit/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { portalEasierWords } from '../../words/zh/portal-easier.ts'

const words = portalEasierWords.publicRecords
type Row = RowOf<typeof publishedBreaches>

const columns: [Column<Row>, ...Column<Row>[]] = [
  { key: 'name', title: words.name, cell: (row) => row.name, text: (row) => row.name },
  { key: 'item', title: words.item, cell: (row) => row.itemName, text: (row) => row.itemName },
  { key: 'what', title: words.what, cell: (row) => row.what, text: (row) => row.what },
  { key: 'organ', title: words.organ, cell: (row) => row.organName, text: (row) => row.organName },
  { key: 'on', title: words.on, cell: (row) => fullDateWords(row.recordedOn), text: (row) => row.recordedOn },
]

export function PublishedPage() {
  const pages = usePages(publishedBreaches, { limit: 30 }, { keepPrevious: true })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>{words.text}</p>
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        empty={<Empty title={words.none}>{words.noneText}</Empty>}
      />
    </Stack>
  )
}
