/** Fields of the editor for values that are not text: whole numbers, lines, tables of words. */
import { useState } from 'react'
import { LongTextField, type Option, TextField } from '../../ui/field.tsx'

/** A whole number; nothing typed is `undefined`. */
export function CountField({
  label,
  value,
  required = true,
  unit,
  onChange,
}: {
  label: string
  value: number | undefined
  required?: boolean
  unit?: string
  onChange: (value: number | undefined) => void
}) {
  return (
    <TextField
      label={label}
      required={required}
      inputMode="numeric"
      maxLength={5}
      unit={unit}
      value={value === undefined ? '' : String(value)}
      onChange={(text) => {
        const digits = text.replace(/\D/g, '')
        onChange(digits === '' ? undefined : Number(digits))
      }}
    />
  )
}

/** One entry on each line. Empty lines stay while one types and are no entries. */
export function LinesField({
  label,
  lines,
  rows = 6,
  onChange,
}: {
  label: string
  lines: readonly string[]
  rows?: number
  onChange: (lines: string[]) => void
}) {
  const [typed, setTyped] = useState(lines.join('\n'))
  return (
    <LongTextField
      label={label}
      required
      rows={rows}
      value={typed}
      onChange={(text) => {
        setTyped(text)
        onChange(
          text
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        )
      }}
    />
  )
}

/** A table of words as the options of a menu. */
export function optionsOf(table: Readonly<Record<string, string>>): Option[] {
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}
