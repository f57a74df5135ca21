/** One task: what deviated, by when, the way into the editor, and the check that it is mended. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { createDraft, finishMendTask, type mendTasks } from '#modules/catalogue/contract.ts'
import { type RowOf, useAct } from '../../../client/hooks.ts'
import type { ProblemError } from '../../../client/problem.ts'
import { Buttons, Card, Stack } from '../../../ui/card.tsx'
import { ErrorBox } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { fullDateWords, momentWords } from '../../../words/format.ts'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import { Differences, type DifferencesProps } from './differences.tsx'
import css from './levels.module.css'

const words = workLevelsWords.tasks
type Task = RowOf<typeof mendTasks>

export function OneTask({ task }: { task: Task }) {
  return (
    <Card title={task.itemName} extra={<Deadline task={task} />}>
      <Stack>
        <p className={css.line}>
          <span>{task.organName}</span>
          <Link to={`/work/catalogue/levels/${task.ruleId}` as string} className={css.link}>
            {task.ruleName}
          </Link>
          <span className={css.quiet}>{words.opened(task.openedBy, momentWords(task.openedAt))}</span>
        </p>
        {task.note ? (
          <p>
            {words.note}：{task.note}
          </p>
        ) : null}
        <details className={css.summary} open={!task.doneAt && task.differences.length <= 3}>
          <summary>{words.differences(task.differences.length)}</summary>
          <Differences differences={task.differences} upper={words.upper} own={words.own} />
        </details>
        {task.doneAt ? (
          <p className={css.quiet}>{words.finished(task.doneBy ?? '', momentWords(task.doneAt))}</p>
        ) : (
          <Acts task={task} />
        )}
      </Stack>
    </Card>
  )
}

function Deadline({ task: { dueOn, doneAt, overdue } }: { task: Task }) {
  if (doneAt) return <StateTag tone="success">{words.done}</StateTag>
  if (!dueOn) return <StateTag tone="neutral">{words.noDue}</StateTag>
  const date = fullDateWords(dueOn)
  return <StateTag tone={overdue ? 'danger' : 'warning'}>{overdue ? words.overdue(date) : words.due(date)}</StateTag>
}

function Acts({ task }: { task: Task }) {
  const navigate = useNavigate()
  const draft = useAct(createDraft)
  const finish = useAct(finishMendTask)
  const toDraft = (id: string) => void navigate({ to: `/work/catalogue/versions/${id}` as string })
  const mend = async () => {
    const id = task.draftId ?? (await draft.run({ id: task.itemId }))?.id
    if (id) toDraft(id)
  }
  const named = <span className="unseen">{`${task.organName}${task.itemName}`}</span>
  return (
    <>
      <p className={css.quiet}>{words.finishEffect}</p>
      <Buttons>
        <Button type="primary" loading={draft.pending} onClick={() => void mend()}>
          {task.draftId ? words.mend : words.draft}
          {named}
        </Button>
        <Button loading={finish.pending} onClick={() => void finish.run({ id: task.id })}>
          {words.finish}
          {named}
        </Button>
        <Link to={`/work/catalogue/${task.itemId}` as string} className={css.link}>
          {words.item}
          {named}
        </Link>
      </Buttons>
      {draft.problem ? <ErrorBox problem={draft.problem} /> : null}
      {finish.problem ? <Refused problem={finish.problem} /> : null}
    </>
  )
}

/** Ticking it off is refused while the list in force deviates: it says in what. */
function Refused({ problem }: { problem: ProblemError }) {
  const still = problem.facts['differences'] as DifferencesProps['differences'] | undefined
  return (
    <>
      <ErrorBox problem={problem} />
      {still ? (
        <div>
          <p>{words.still}</p>
          <Differences differences={still} upper={words.upper} own={words.own} />
        </div>
      ) : null}
    </>
  )
}
