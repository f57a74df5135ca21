/** The public lists, each with what it asks. */
import { Link } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { conditionWords, listDesk, listSubjects, readConditions } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { useCan } from '../../../client/session.ts'
import { Stack } from '../../../ui/card.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { workListsWords as words } from '../../../words/zh/work-lists.ts'
import page from '../catalogue.module.css'
import { DeskTabs } from '../desk-tabs.tsx'
import { wholeList } from '../whole-list.ts'
import { TableExport } from '../../../ui/table-export.tsx'
import css from './lists.module.css'

type List = OutputOf<typeof listDesk>['lists'][number]

export function ListsPage() {
  const desk = useView(listDesk, {})
  const may = useCan()('catalogue.publish')
  return (
    <Stack>
      <header className={page.head}>
        <PageTitle text={words.title} />
        {may ? (
          <Link to={'/work/catalogue/lists/new' as string} className={page.button}>
            {words.newList}
          </Link>
        ) : null}
      </header>
      <DeskTabs />
      <p className={css.text}>{words.intro}</p>
      <Loaded of={desk} lines={10}>
        {({ lists }) => (
          <KeysetTable
            caption={words.title}
            columns={columns}
            pages={wholeList(lists)}
            rowKey={(list) => list.key}
            linkTo={(list) => `/work/catalogue/lists/${list.key}`}
            exports={<TableExport name={words.title} columns={columns} rows={lists} />}
            empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
          />
        )}
      </Loaded>
    </Stack>
  )
}

const titles = words.columns

const columns: readonly [Column<List>, ...Column<List>[]] = [
  { key: 'title', title: titles.title, cell: (list) => list.title, text: (list) => list.title },
  { key: 'note', title: titles.note, cell: (list) => list.note, text: (list) => list.note },
  { key: 'asks', title: titles.asks, cell: asks, text: asks },
  { key: 'shows', title: titles.shows, cell: shows, text: shows, wideOnly: true },
]

function shows({ columns: shown }: List): string {
  return shown.map((one) => one.title).join('、')
}

function asks({ conditions, match }: List): string {
  const read = conditions ? readConditions(conditions, listSubjects) : undefined
  if (!read) return words.byHand
  const said = read.map((one) => conditionWords(one, listSubjects))
  return said.length === 1 ? said[0]! : `${words.match[match]}：${said.join('；')}`
}
