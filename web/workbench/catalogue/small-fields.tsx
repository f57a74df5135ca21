/** Fields of the editor for values that are not plain text, each with its place in the draft. */
import { useState } from 'react'
import { DateField } from '../../ui/date-field.tsx'
import { ChoicesField, LongTextField, type Option, SelectField, TextField } from '../../ui/field.tsx'
import { isDay } from '../cases/is-day.ts'
import { useFaultAt } from './faults.tsx'

type At = {
  /** The way to the value inside the content: `service.phone`. */
  path: string
  label: string
  help?: string
}

/** A field that holds a value of the draft. */
type Held<Value> = At & { value: Value; onChange: (value: Value) => void }

/** What the field carries above its control. */
function useFace({ path, label, help }: At, whole?: 'with what is in it') {
  return { ...useFaultAt()(path, whole), label, help }
}

/** Words that must be there; an empty text stays one until somebody writes. */
export function WordsField({ most, rows, value, onChange, ...at }: Held<string> & { most: number; rows?: number }) {
  const shared = { ...useFace(at), required: true, maxLength: most, value, onChange }
  return rows ? <LongTextField {...shared} rows={rows} /> : <TextField {...shared} />
}

/** Words that may be left out: nothing typed is `undefined`. */
export function OptionalWords({
  most,
  rows,
  value = '',
  onChange,
  ...at
}: Held<string | undefined> & { most: number; rows?: number }) {
  const change = (text: string) => onChange(text === '' ? undefined : text)
  const shared = { ...useFace(at), maxLength: most, value, onChange: change }
  return rows ? <LongTextField {...shared} rows={rows} /> : <TextField {...shared} />
}

/** A day that may be left out; it counts once year, month and day are there. */
export function DayField({ value, onChange, ...at }: Held<string | undefined>) {
  const [typed, setTyped] = useState<string>()
  return (
    <DateField
      {...useFace(at)}
      value={typed !== undefined && !isDay(typed) ? typed : (value ?? '')}
      onChange={(day) => {
        setTyped(day)
        if (day === '') onChange(undefined)
        else if (isDay(day)) onChange(day)
      }}
    />
  )
}

/** A whole number; nothing typed is `undefined`. */
export function CountField({
  required = true,
  unit,
  value,
  onChange,
  ...at
}: Held<number | undefined> & { required?: boolean; unit?: string }) {
  return (
    <TextField
      {...useFace(at)}
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
  lines,
  required = true,
  rows = 6,
  onChange,
  ...at
}: At & { lines: readonly string[]; required?: boolean; rows?: number; onChange: (lines: string[]) => void }) {
  const [typed, setTyped] = useState(lines.join('\n'))
  // What came from elsewhere, a colleague's text for example, takes the place of what was typed here.
  const shown = linesOf(typed).join('\n') === lines.join('\n') ? typed : lines.join('\n')
  return (
    <LongTextField
      {...useFace(at, 'with what is in it')}
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

type Coded<Code extends string> = { table: Readonly<Record<Code, string>> }

/** One word of a code table. */
export function CodeField<Code extends string>({ table, value, onChange, ...at }: Held<Code> & Coded<Code>) {
  const choose = (chosen: string) => chosen && onChange(chosen as Code)
  return <SelectField {...useFace(at)} required options={optionsOf(table)} value={value} onChange={choose} />
}

/** One word of a code table, or none. */
export function OptionalCode<Code extends string>({
  table,
  emptyWord,
  value,
  onChange,
  ...at
}: Held<Code | undefined> & Coded<Code> & { emptyWord?: string }) {
  const choose = (chosen: string) => onChange(chosen === '' ? undefined : (chosen as Code))
  const shared = { options: optionsOf(table), emptyWord, value: value ?? '', onChange: choose }
  return <SelectField {...useFace(at)} {...shared} />
}

/** Any number of words of a code table; none is `undefined`. */
export function OptionalCodes<Code extends string>({
  table,
  value = [],
  onChange,
  ...at
}: Held<Code[] | undefined> & Coded<Code>) {
  const choose = (chosen: string[]) => onChange(chosen.length === 0 ? undefined : (chosen as Code[]))
  return <ChoicesField {...useFace(at)} inline options={optionsOf(table)} value={value} onChange={choose} />
}

/** A table of words as the options of a menu. */
export function optionsOf(table: Readonly<Record<string, string>>): Option[] {
  return Object.entries<string>(table).map(([value, label]) => ({ value, label }))
}
