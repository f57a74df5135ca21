/** A number as text one can type freely. What is not a number stays as typed, and the rule says so. */
import { useState } from 'react'
import type { SingleValue } from '#modules/forms/contract.ts'
import { type FieldFace, TextField } from '../field.tsx'
import { numberFrom, textFrom } from './number-text.ts'

export type NumberFieldProps = FieldFace & {
  value: SingleValue
  unit?: string
  /** 100 for money: typed in 元, kept in 分. */
  scale?: 1 | 100
  onChange: (value: SingleValue) => void
  onBlur: () => void
}

export function NumberField({ value, unit, scale = 1, onChange, onBlur, ...face }: NumberFieldProps) {
  const [typed, setTyped] = useState<{ text: string; value: SingleValue }>()
  const text = typed?.value === value ? typed.text : textFrom(value, scale)
  return (
    <TextField
      {...face}
      value={text}
      unit={unit}
      inputMode="decimal"
      maxLength={20}
      onBlur={onBlur}
      onChange={(next) => {
        const read = numberFrom(next, scale)
        setTyped({ text: next, value: read })
        onChange(read)
      }}
    />
  )
}
