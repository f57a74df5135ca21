/** The designed states of any page: waiting, empty, refused, gone wrong, not found. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { localProblem, type ProblemError } from '../client/problem.ts'
import { uiWords } from '../words/zh/ui.ts'
import { PageTitle } from './page-title.tsx'
import css from './states.module.css'

/** Nothing for 300 ms, then grey lines, after 3 s a word, after 12 s a calming one. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const stage = useStages()
  return (
    <div aria-live="polite" className={css.waiting}>
      {stage > 0 ? (
        <div aria-hidden="true" className={css.bones}>
          {Array.from({ length: lines }, (_, at) => (
            <span key={at} className={css.bone} style={{ width: `${[92, 78, 86, 60][at % 4]}%` }} />
          ))}
        </div>
      ) : null}
      {stage > 1 ? <p>{stage > 2 ? uiWords.waitingLong : uiWords.waiting}</p> : null}
    </div>
  )
}

const MOMENTS_MS = [300, 3000, 12_000]

/** How many of the moments have passed since the component appeared. */
function useStages(): number {
  const [stage, setStage] = useState(0)
  useEffect(() => {
    const timers = MOMENTS_MS.map((moment, at) => setTimeout(() => setStage(at + 1), moment))
    return () => timers.forEach(clearTimeout)
  }, [])
  return stage
}

export type EmptyProps = {
  /** What there is none of: `还没有办件`. */
  title: string
  /** What that means and what to do next. */
  children?: ReactNode
  action?: ReactNode
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={css.empty}>
      <p className={css.strong}>{title}</p>
      {children ? <div className={css.quiet}>{children}</div> : null}
      {action}
    </div>
  )
}

export type ErrorBoxProps = {
  problem: ProblemError
  onRetry?: () => void
  /** Another way on, beside trying again. */
  action?: ReactNode
}

/** What happened, in the server's sentence, and how to go on. Read out when it appears. */
export function ErrorBox({ problem, onRetry, action }: ErrorBoxProps) {
  return (
    <div role="alert" className={css.error}>
      <p>
        <strong>{problem.title}</strong>
      </p>
      <FieldList problem={problem} />
      {onRetry || action ? (
        <p className={css.actions}>
          {onRetry ? <Button onClick={onRetry}>{uiWords.retry}</Button> : null}
          {action}
        </p>
      ) : null}
    </div>
  )
}

function FieldList({ problem }: { problem: ProblemError }) {
  const messages = Object.values(problem.fieldErrors)
  if (messages.length === 0) return null
  return (
    <ul>
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  )
}

export type LoadedProps<T> = {
  of: { data: T | undefined; problem: ProblemError | undefined; again: () => void }
  lines?: number
  children: (data: T) => ReactNode
}

/** A view's answer, or the state that stands for it: `<Loaded of={view}>{(data) => …}</Loaded>`. */
export function Loaded<T>({ of, lines, children }: LoadedProps<T>) {
  if (of.data !== undefined) return children(of.data)
  if (of.problem)
    return (
      <ErrorBox
        problem={of.problem}
        onRetry={of.problem.status === 403 || of.problem.status === 404 ? undefined : of.again}
      />
    )
  return <Waiting lines={lines} />
}

export function NotFound() {
  return (
    <div className={css.page}>
      <PageTitle text={uiWords.notFoundTitle} />
      <p>{uiWords.notFoundText}</p>
      <p>
        <Link to="/">{uiWords.toHome}</Link>
      </p>
    </div>
  )
}

/** Shown by the router when a page throws. A page of a newer release that is gone also ends here: reloading mends it. */
export function PageBroken() {
  return (
    <div className={css.page}>
      <PageTitle text={uiWords.brokenTitle} />
      <p>{navigator.onLine ? uiWords.brokenText : localProblem('web.offline').title}</p>
      <p>
        <Button type="primary" onClick={() => location.reload()}>
          {uiWords.reload}
        </Button>
      </p>
    </div>
  )
}
