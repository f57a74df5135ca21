/** A verdict: good, doubtful or bad, as colour, shape and word, with the facts below it. */
import type { ReactNode } from 'react'
import { type Fact, FactList } from '../../ui/fact-list.tsx'
import css from './verify.module.css'

export type VerdictProps = {
  tone: 'success' | 'warning' | 'danger'
  title: string
  /** One more sentence. */
  text?: string
  facts: readonly Fact[]
  children?: ReactNode
}

const shapes = { success: '✓', warning: '▲', danger: '■' } as const

export function Verdict({ tone, title, text, facts, children }: VerdictProps) {
  return (
    <section aria-live="polite" className={`${css.verdict} ${css[tone]}`}>
      <p className={css.title}>
        <span aria-hidden="true">{shapes[tone]} </span>
        {title}
      </p>
      {text ? <p>{text}</p> : null}
      {facts.length > 0 ? <FactList facts={facts} columns={2} /> : null}
      {children}
    </section>
  )
}
