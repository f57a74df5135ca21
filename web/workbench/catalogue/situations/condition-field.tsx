/** In which situations something applies: ticked, or written where ticks do not say enough. */
import { useState } from 'react'
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { ChoiceField, ChoicesField, FieldGroup } from '../../../ui/field.tsx'
import { workVersionWords } from '../../../words/zh/work-versions.ts'
import { useFaultAt } from '../faults.tsx'
import { OptionalWords } from '../small-fields.tsx'
import { type Choice, choiceOf, conditionOf } from './condition.ts'
import css from './situations.module.css'

const usual = workVersionWords.condition
const ways = ['always', 'ticked', 'written'] as const
type Way = (typeof ways)[number]

export type ConditionFieldProps = {
  /** The way to the condition inside the content: `materials.0.when`. */
  path: string
  content: Pick<ItemContent, 'situations'>
  /** How it is asked, where it is not about what applies. */
  words?: { label: string; ways: Record<Way, string>; ticked: string }
  value: string | undefined
  onChange: (condition: string | undefined) => void
}

export function ConditionField(props: ConditionFieldProps) {
  const { path, value, onChange } = props
  const { situations = [] } = props.content
  const words = { ...usual, ...props.words }
  const { id, error } = useFaultAt()(path)
  const read = choiceOf(value)
  const ticked = read && known(read, situations) ? read : undefined
  const [asked, setAsked] = useState<Way>()
  const way: Way = value === undefined ? (asked ?? 'always') : ticked === undefined ? 'written' : (asked ?? 'ticked')
  if (situations.length === 0 && value === undefined) return null
  const choose = (next: Way) => {
    setAsked(next)
    if (next === 'always') onChange(undefined)
  }
  return (
    <div className={css.condition}>
      <ChoiceField
        id={way === 'written' ? undefined : id}
        label={words.label}
        required
        inline
        error={way === 'written' ? undefined : error}
        options={ways
          .filter((one) => one !== 'ticked' || ticked !== undefined)
          .map((one) => ({ value: one, label: words.ways[one] }))}
        value={way}
        onChange={(next) => choose(next as Way)}
      />
      {way === 'ticked' && ticked !== undefined ? (
        <FieldGroup label={words.ticked} required help={words.tickedHelp}>
          {situations.map((question) => (
            <ChoicesField
              key={question.key}
              label={question.text}
              inline
              options={question.options.map(({ key, label }) => ({ value: key, label }))}
              value={ticked[question.key] ?? []}
              onChange={(options) => onChange(conditionOf({ ...ticked, [question.key]: options }))}
            />
          ))}
        </FieldGroup>
      ) : null}
      {way === 'written' ? (
        <OptionalWords
          path={path}
          label={words.written}
          help={words.writtenHelp(situations.map(({ key, text }) => `${key}：${text}`).join('；'))}
          most={500}
          value={value}
          onChange={onChange}
        />
      ) : null}
    </div>
  )
}

/** Ticks can only be shown for questions and options that are there. */
function known(choice: Choice, situations: NonNullable<ItemContent['situations']>): boolean {
  return Object.entries(choice).every(([key, options]) => {
    const question = situations.find((one) => one.key === key)
    return options.every((option) => question?.options.some((one) => one.key === option))
  })
}
