/** Facts in reading form: the name of each and what it is. */
import type { ReactNode } from 'react'
import { uiWords } from '../words/zh/ui.ts'
import css from './fact-list.module.css'

export type Fact = {
  key: string
  label: string
  /** Nothing shows as 未填写. */
  value: ReactNode
  /** What it was before, when that is worth seeing. */
  before?: string
}

export function FactList({
  facts,
  columns = 1,
}: {
  facts: readonly Fact[] /** Side by side on wide screens. */
  columns?: 1 | 2
}) {
  return (
    <dl className={columns === 2 ? css.two : css.list}>
      {facts.map((fact) => (
        <div key={fact.key} className={css.fact} data-changed={fact.before === undefined ? undefined : true}>
          <dt>{fact.label}</dt>
          <dd>
            {isNothing(fact.value) ? <span className={css.none}>{uiWords.none}</span> : fact.value}
            {fact.before === undefined ? null : <del className={css.before}>{fact.before || uiWords.none}</del>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function isNothing(value: ReactNode): boolean {
  return value === undefined || value === null || value === ''
}
