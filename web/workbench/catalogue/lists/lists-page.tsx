/** The public lists, each with what it asks. */
import { Link } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { conditionWords, listDesk, listSubjects, readConditions } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { useCan } from '../../../client/session.ts'
import { Stack } from '../../../ui/card.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { workListsWords as words } from '../../../words/zh/work-lists.ts'
import tables from '../../table.module.css'
import page from '../catalogue.module.css'
import { DeskTabs } from '../desk-tabs.tsx'
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
        {({ lists }) =>
          lists.length === 0 ? <Empty title={words.empty}>{words.emptyText}</Empty> : <Lists lists={lists} />
        }
      </Loaded>
    </Stack>
  )
}

function Lists({ lists }: { lists: readonly List[] }) {
  const titles = words.columns
  return (
    // A table may be wider than a phone: it scrolls by itself, also with the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={tables.scroll} aria-label={words.title} tabIndex={0}>
      <table className={tables.table}>
        <caption className="unseen">{words.title}</caption>
        <thead>
          <tr>
            {[titles.title, titles.asks, titles.shows, titles.address].map((title) => (
              <th key={title} scope="col" className={tables.text}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.key}>
              <th scope="row">
                <Link to={`/work/catalogue/lists/${list.key}` as string} className={css.link}>
                  {list.title}
                </Link>
                <p className={page.quiet}>{list.note}</p>
              </th>
              <td className={tables.text}>
                <div className={css.cell}>{asks(list)}</div>
              </td>
              <td className={tables.text}>{list.columns.map((one) => one.title).join('、')}</td>
              <td className={tables.text}>
                <a className={`${css.link} ${css.whole}`} href={`/api/lists/${list.key}/export`} download>
                  {words.download}
                  <span className="unseen">{list.title}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function asks({ conditions, match }: List): string {
  const read = conditions ? readConditions(conditions, listSubjects) : undefined
  if (!read) return words.byHand
  const said = read.map((one) => conditionWords(one, listSubjects))
  return said.length === 1 ? said[0]! : `${words.match[match]}：${said.join('；')}`
}
