/** The rules, and the tasks that come of them. */
import { Link } from '@tanstack/react-router'
import { mendTasks } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { workLevelsWords as words } from '../../../words/zh/work-levels.ts'
import { workbenchWords } from '../../../words/zh/workbench.ts'
import css from '../desk-tabs.module.css'

export function LevelTabs() {
  const tasks = useView(mendTasks, { state: 'open', limit: 1 })
  const open = tasks.data ? tasks.data.open.ours + tasks.data.open.below : 0
  return (
    <nav aria-label={words.sections.label} className={css.tabs}>
      <Link
        to={'/work/catalogue/levels' as string}
        className={css.tab}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {words.sections.rules}
      </Link>
      <Link
        to={'/work/catalogue/tasks' as string}
        className={css.tab}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {words.sections.tasks}
        {open > 0 ? `（${workbenchWords.atLeast(open, false)}）` : null}
      </Link>
    </nav>
  )
}
