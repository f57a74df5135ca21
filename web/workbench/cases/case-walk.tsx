/** On the case page: the case before and the one after in the list one came from, and the way back to it. */
import { Link, useNavigate } from '@tanstack/react-router'
import { KeyMark } from '../../ui/key-mark.tsx'
import { useShownKeys } from '../../ui/shown-keys.ts'
import { useKeys } from '../../ui/use-keys.ts'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import css from './case-page.module.css'
import { useListWalk } from './list-walk.ts'

const words = workCaseWords.walk

export function CaseWalk({ caseId }: { caseId: string }) {
  const step = useListWalk(caseId)
  const navigate = useNavigate()
  const go = (to: string | undefined) => (to ? () => void navigate({ to: to as string }) : undefined)
  const caseOf = (id: string | undefined) => (id ? `/work/cases/${id}` : undefined)
  const back = step?.address ?? '/work/cases'
  useKeys({ j: go(caseOf(step?.next)), k: go(caseOf(step?.previous)), u: go(back) })
  useShownKeys(
    'walk',
    step
      ? [
          ['j', words.next],
          ['k', words.previous],
          ['u', words.back],
        ]
      : [['u', words.back]],
  )
  return (
    <nav className={`${css.walk} not-printed`} aria-label={words.label}>
      {step ? <span className={css.quiet}>{words.place(step.place, step.count, step.more)}</span> : null}
      <Neighbour to={caseOf(step?.previous)} title={words.previous} shortcut="k" />
      <Neighbour to={caseOf(step?.next)} title={words.next} shortcut="j" />
      <Neighbour to={back} title={words.back} shortcut="u" />
    </nav>
  )
}

function Neighbour({ to, title, shortcut }: { to: string | undefined; title: string; shortcut: string }) {
  if (!to) return null
  return (
    <Link to={to as string} aria-keyshortcuts={shortcut}>
      {title}
      <KeyMark of={shortcut} />
    </Link>
  )
}
