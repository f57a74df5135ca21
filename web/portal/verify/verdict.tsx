/** A verdict: good, doubtful or bad, as colour, shape and word, with the facts below it. Takes the focus when it comes. */
import { useEffect, useRef } from 'react'
import { type Fact, FactList } from '../../ui/fact-list.tsx'
import css from './verify.module.css'

export type VerdictProps = {
  tone: 'success' | 'warning' | 'danger'
  title: string
  /** One more sentence. */
  text?: string
  facts: readonly Fact[]
}

const shapes = { success: '✓', warning: '▲', danger: '■' } as const

export function Verdict({ tone, title, text, facts }: VerdictProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={`${css.verdict} ${css[tone]}`} aria-labelledby="verdict">
      <h2 id="verdict" ref={heading} tabIndex={-1} className={css.title}>
        <span aria-hidden="true">{shapes[tone]} </span>
        {title}
      </h2>
      {text ? <p>{text}</p> : null}
      {facts.length > 0 ? <FactList facts={facts} columns={2} /> : null}
    </section>
  )
}
