/** Fields of the editor for values that are not plain text, each with its place in the draft. */
import { useState } from 'react'
import { ChoicesField, LongTextField, type Option, SelectField, TextField } from '../../ui/field.tsx'
import { useFaultAt } from './faults.tsx'

type At = {
  /** The way to the value inside the content: `service.phone`. */
  path: string
  label: string
  help?: string
}

/** Words that must be there; an empty text stays one until somebody writes. */
export function WordsField({
  path,
  label,
  help,
  value,
  most,
  rows,
  onChange,
}: At & { value: string; most: number; rows?: number; onChange: (value: string) => void }) {
  const at = useFaultAt()(path)
  const shared = { ...at, label, help, required: true, maxLength: most, value, onChange }
  return rows ? <LongTextField {...shared} rows={rows} /> : <TextField {...shared} />
}

/** Words that may be left out: nothing typed is `undefined`. */
export function OptionalWords({
  path,
  label,
  help,
  value,
  most,
  rows,
  onChange,
}: At & { value: string | undefined; most: number; rows?: number; onChange: (value: string | undefined) => void }) {
  const at = useFaultAt()(path)
  const change = (text: string) => onChange(text === '' ? undefined : text)
  const shared = { ...at, label, help, maxLength: most, value: value ?? '', onChange: change }
  return rows ? <LongTextField {...shared} rows={rows} /> : <TextField {...shared} />
}

/** A whole number; nothing typed is `undefined`. */
export function CountField({
  path,
  label,
  help,
  value,
  required = true,
  unit,
  onChange,
}: At & {
  value: number | undefined
  required?: boolean
  unit?: string
  onChange: (value: number | undefined) => void
}) {
  const at = useFaultAt()(path)
  return (
    <TextField
      {...at}
      label={label}
      help={help}
      required={required}
      inputMode="numeric"
      maxLength={9}
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
  path,
  label,
  help,
  lines,
  required = true,
  rows = 6,
  onChange,
}: At & { lines: readonly string[]; required?: boolean; rows?: number; onChange: (lines: string[]) => void }) {
  const [typed, setTyped] = useState(lines.join('\n'))
  const at = useFaultAt()(path, 'with what is in it')
  // What came from elsewhere, a colleague's text for example, takes the place of what was typed here.
  const shown = linesOf(typed).join('\n') === lines.join('\n') ? typed : lines.join('\n')
  return (
    <LongTextField
      {...at}
      label={label}
      help={help}
      required={required}
      rows={rows}
      value={shown}
      onChange={(text) => {
        setTyped(text)
        onChange(linesOf(text))
      }}
    />
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** One word of a code table. */
export function CodeField<Code extends string>({
  path,
  label,
  help,
  table,
  value,
  onChange,
}: At & { table: Readonly<Record<Code, string>>; value: Code; onChange: (value: Code) => void }) {
  const at = useFaultAt()(path)
  return (
    <SelectField
      {...at}
      label={label}
      help={help}
      required
      options={optionsOf(table)}
      value={value}
      onChange={(chosen) => chosen && onChange(chosen as Code)}
    />
  )
}

/** One word of a code table, or none. */
export function OptionalCode<Code extends string>({
  path,
  label,
  help,
  table,
  value,
  emptyWord,
  onChange,
}: At & {
  table: Readonly<Record<Code, string>>
  value: Code | undefined
  emptyWord?: string
  onChange: (value: Code | undefined) => void
}) {
  const at = useFaultAt()(path)
  return (
    <SelectField
      {...at}
      label={label}
      help={help}
      options={optionsOf(table)}
      emptyWord={emptyWord}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen === '' ? undefined : (chosen as Code))}
    />
  )
}

/** Any number of words of a code table; none is `undefined`. */
export function OptionalCodes<Code extends string>({
  path,
  label,
  help,
  table,
  value,
  onChange,
}: At & {
  table: Readonly<Record<Code, string>>
  value: readonly Code[] | undefined
  onChange: (value: Code[] | undefined) => void
}) {
  const at = useFaultAt()(path)
  return (
    <ChoicesField
      {...at}
      label={label}
      help={help}
      inline
      options={optionsOf(table)}
      value={value ?? []}
      onChange={(chosen) => onChange(chosen.length === 0 ? undefined : (chosen as Code[]))}
    />
  )
}

/** A table of words as the options of a menu. */
export function optionsOf(table: Readonly<Record<string, string>>): Option[] {
  return Object.entries<string>(table).map(([value, label]) => ({ value, label }))
}
