/** 权力清单, 涉企收费清单, 最多跑一次 …: what each public list is, and the way to it. */
import { Link } from '@tanstack/react-router'
import { lists } from '#modules/catalogue/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { listWords as words } from '../../words/zh/portal-lists.ts'
import css from './lists.module.css'

export function ListsPage() {
  const view = useView(lists, {})
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>{words.intro}</p>
      <Loaded of={view} lines={8}>
        {(found) =>
          found.lists.length === 0 ? (
            <Empty title={words.empty} />
          ) : (
            <ul className={css.lists}>
              {found.lists.map((list) => (
                <li key={list.key}>
                  <Link to="/lists/$key" params={{ key: list.key }} className={css.list}>
                    <strong>{list.title}</strong>
                    <span className={css.quiet}>{list.note}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Stack>
  )
}
