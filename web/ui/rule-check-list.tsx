/** The conditions of an instant approval, what each went by, and how it came out. */
import { ruleVerdicts } from '#modules/catalogue/contract.ts'
import type { RuleCheck } from '#modules/cases/contract.ts'
import { easierWords } from '../words/zh/easier.ts'
import css from './rule-check-list.module.css'
import { StateTag } from './state-tag.tsx'

const words = easierWords.rule
const tones = { holds: 'success', fails: 'danger', uncertain: 'warning' } as const

export function RuleCheckList({ check }: { check: RuleCheck }) {
  return (
    <>
      <p>{check.granted ? words.granted : check.why ? words.why(check.why) : words.person}</p>
      <ul className={css.list} aria-label={words.title}>
        {check.conditions.map((one) => (
          <li key={one.key}>
            <StateTag tone={tones[one.verdict]}>{ruleVerdicts[one.verdict]}</StateTag> {one.text}
            <p className={css.quiet}>
              {[one.why, ...one.values.map(({ title, text }) => words.value(title, text)), words.basis(one.basis)]
                .filter(Boolean)
                .join('；')}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
