/** One public list: its items with the columns it is about, to read here and to take along as a table. */
import { Link, useParams } from '@tanstack/react-router'
import { listExport, listPage } from '#modules/catalogue/contract.ts'
import { addressOf } from '../../client/call.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { listWords as words } from '../../words/zh/portal-lists.ts'
import { PlaceChoice } from '../catalogue/place-choice.tsx'
import { FileLink } from '../link-button.tsx'
import { usePlace } from '../place.ts'
import css from './lists.module.css'

type Row = RowOf<typeof listPage>

export function ListPage() {
  const { key } = useParams({ from: '/portal/lists/$key' })
  const place = usePlace()
  const region = place?.code
  const pages = usePages(listPage, { key, region }, { keepPrevious: true })
  const list = pages.first?.list
  const columns: [Column<Row>, ...Column<Row>[]] = [
    { key: 'name', title: words.name, cell: (row) => row.name, text: (row) => row.name, width: '20%' },
    { key: 'organ', title: words.organ, cell: (row) => row.organName, text: (row) => row.organName },
    ...(list?.columns ?? []).map(ownColumn),
    { key: 'code', title: words.code, cell: (row) => row.code, text: (row) => row.code, wideOnly: true },
  ]
  return (
    <Stack>
      <p>
        <Link to="/lists" className={css.back}>
          {words.back}
        </Link>
      </p>
      <PageTitle text={list?.title ?? words.title} />
      {list?.note ? <p>{list.note}</p> : null}
      <PlaceChoice />
      {list ? (
        <p>
          <FileLink href={addressOf(listExport, { key, region })}>{words.export}</FileLink>
        </p>
      ) : null}
      <KeysetTable
        caption={list?.title ?? words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.itemId}
        linkTo={(row) => `/items/${row.itemId}`}
        empty={<Empty title={words.noItems}>{words.noItemsText}</Empty>}
      />
    </Stack>
  )
}

/** A column of what the list is about. */
function ownColumn({ key, title }: { key: string; title: string }): Column<Row> {
  return {
    key,
    title,
    cell: (row) => <Words text={row.columns[key] ?? ''} />,
    text: (row) => row.columns[key] ?? '',
  }
}

const BRIEF = 48

/** A long text begins here and opens in its place: a list of duties is read here, too. */
function Words({ text }: { text: string }) {
  if (text.length <= BRIEF) return <span className={css.lines}>{text}</span>
  return (
    <details className={css.long}>
      <summary>
        <span className={css.beginning}>{`${text.slice(0, BRIEF).replaceAll('\n', ' ')}… `}</span>
        <span className={`${css.more} ${css.beginning}`}>{words.wholeText}</span>
        <span className={`${css.more} ${css.end}`}>{words.fold}</span>
      </summary>
      <span className={css.lines}>{text}</span>
    </details>
  )
}
