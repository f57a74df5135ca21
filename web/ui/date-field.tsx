/** A date typed as 年, 月, 日: quicker and surer than a calendar for birthdays and dates on papers, and the same in every browser. */
import { useState } from 'react'
import { uiWords } from '../words/zh/ui.ts'
import css from './field.module.css'
import { type FieldFace, FieldGroup } from './field.tsx'

export type DateFieldProps = FieldFace & {
  /** `YYYY-MM-DD`; while incomplete whatever was typed, joined the same way; empty for nothing. */
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
}

const parts = [
  { key: 'year', word: uiWords.year, digits: 4, className: css.year },
  { key: 'month', word: uiWords.month, digits: 2, className: css.two },
  { key: 'day', word: uiWords.day, digits: 2, className: css.two },
] as const

export function DateField({ value, onChange, onBlur, ...face }: DateFieldProps) {
  const [typed, setTyped] = useState<{ value: string; boxes: readonly string[] }>()
  const boxes = typed?.value === value ? typed.boxes : boxesOf(value)
  const change = (at: number, text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, parts[at]!.digits)
    const next = boxes.map((box, one) => (one === at ? digits : box))
    const joined = joinedDate(next)
    setTyped({ value: joined, boxes: next })
    onChange(joined)
  }
  return (
    <FieldGroup {...face}>
      <div className={css.dateRow}>
        {parts.map((part, at) => (
          <label key={part.key} className={css.row}>
            <input
              className={`${css.control} ${part.className}`}
              inputMode="numeric"
              autoComplete="off"
              maxLength={part.digits}
              aria-invalid={face.error ? true : undefined}
              value={boxes[at]}
              onChange={(event) => change(at, event.target.value)}
              onBlur={onBlur}
            />
            {part.word}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** `['2026', '1', '31']` to `2026-01-31`; what is incomplete stays recognisably incomplete. */
export function joinedDate(boxes: readonly string[]): string {
  if (boxes.every((box) => box === '')) return ''
  const [year = '', month = '', day = ''] = boxes
  if (year.length === 4 && month !== '' && day !== '')
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return `${year}-${month}-${day}`
}

function boxesOf(value: string): readonly string[] {
  const [year = '', month = '', day = ''] = value.split('-')
  return [year, month.replace(/^0/, ''), day.replace(/^0/, '')]
}
