/** Tasks to bring items into line with the level above: one's own to mend, others' to see to. */
import { mendTasks } from '#modules/catalogue/contract.ts'
import { usePages } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Buttons, Stack } from '../../../ui/card.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { MoreRows } from '../../../ui/paged.tsx'
import { Empty, ErrorBox, Waiting } from '../../../ui/states.tsx'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import { Chips } from '../../chips.tsx'
import { DeskTabs } from '../desk-tabs.tsx'
import { ListExport } from '../../exports/list-export.tsx'
import { LevelTabs } from './level-tabs.tsx'
import css from './levels.module.css'
import { OneTask } from './one-task.tsx'

const words = workLevelsWords.tasks

export function TasksPage() {
  const [address, change] = useAddressState()
  const whose = address.whose === 'below' ? 'below' : 'ours'
  const state = address.state === 'done' ? 'done' : 'open'
  const pages = usePages(mendTasks, { whose, state, limit: 20 }, { keepPrevious: true })
  const open = pages.first?.open
  return (
    <Stack>
      <PageTitle text={words.title} />
      <DeskTabs />
      <LevelTabs />
      <Chips
        label={words.whose}
        value={whose}
        chips={[
          { value: 'ours', label: words.ours, count: open && { count: open.ours } },
          { value: 'below', label: words.below, count: open && { count: open.below } },
        ]}
        onChange={(next) => change({ whose: next })}
      />
      <Chips
        label={words.state}
        value={state}
        chips={[
          { value: 'open', label: words.open },
          { value: 'done', label: words.done },
        ]}
        onChange={(next) => change({ state: next })}
      />
      {pages.problem ? <ErrorBox problem={pages.problem} onRetry={pages.again} /> : null}
      {pages.waiting ? <Waiting lines={6} /> : null}
      {pages.first && pages.rows.length === 0 ? (
        <Empty title={words.empty}>{whose === 'ours' ? words.emptyOurs : words.emptyBelow}</Empty>
      ) : null}
      <ul className={css.cards}>
        {pages.rows.map((task) => (
          <li key={task.id}>
            <OneTask task={task} />
          </li>
        ))}
      </ul>
      {pages.rows.length > 0 ? (
        <Buttons>
          <MoreRows pages={pages} />
          <ListExport pages={pages} of={words.title} />
        </Buttons>
      ) : null}
    </Stack>
  )
}
