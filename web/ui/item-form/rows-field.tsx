/** A repeating group: as many cards as there are partners, vehicles, children, each with the same few fields. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type FormField, type FormRow, type FormValue, isShownAmong } from '#modules/forms/contract.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { type FieldFace, FieldGroup } from '../field.tsx'
import { useStableKeys } from '../use-stable-keys.ts'
import css from './item-form.module.css'
import type { LoadRegions } from './region-field.tsx'
import { SingleField } from './single-field.tsx'

export type RowsFieldProps = FieldFace & {
  field: FormField
  value: FormValue
  /** Of the fields within, by their place in the form: `partners.0.name`. */
  within?: Readonly<Record<string, string>>
  loadRegions?: LoadRegions
  onChange: (rows: FormRow[]) => void
  onBlur: (place: string) => void
}

export function RowsField(props: RowsFieldProps) {
  const { field, value, within = {}, loadRegions, onChange, onBlur, ...face } = props
  const fields = field.fields ?? []
  const typed = rowsIn(value)
  // A group that must be filled in shows its first row at once.
  const rows: readonly FormRow[] = typed.length > 0 || !field.required ? typed : [{}]
  const keys = useStableKeys(rows.length)
  const list = useRef<HTMLOListElement>(null)
  const [wanted, setWanted] = useState<{ at: number }>()
  useEffect(() => {
    if (!wanted) return
    const box = list.current
    const control = box?.children.item(wanted.at)?.querySelector<HTMLElement>('input, select, textarea')
    const rest = control ?? box?.parentElement?.querySelector<HTMLElement>(':scope > div > button')
    rest?.focus()
  }, [wanted])
  const full = field.maximum !== undefined && rows.length >= field.maximum
  const add = () => {
    keys.insert(rows.length)
    onChange([...rows, {}])
    setWanted({ at: rows.length })
  }
  const drop = (at: number) => {
    keys.remove(at)
    onChange(rows.toSpliced(at, 1))
    setWanted({ at: Math.max(0, at - 1) })
  }
  return (
    <FieldGroup {...face}>
      <ol className={css.rows} ref={list}>
        {rows.map((row, at) => (
          <li key={keys.keys[at]} className={css.row}>
            <p className={css.rowHead}>
              <strong>{uiWords.rowOf(field.label, at + 1)}</strong>
              <Button type="text" danger aria-label={uiWords.removeRow(field.label, at + 1)} onClick={() => drop(at)}>
                {uiWords.remove}
              </Button>
            </p>
            {fields
              .filter((one) => isShownAmong(fields, one, row))
              .map((one) => {
                const place = `${field.key}.${at}.${one.key}`
                return (
                  <SingleField
                    key={one.key}
                    field={one}
                    place={place}
                    value={row[one.key] ?? null}
                    error={within[place]}
                    loadRegions={loadRegions}
                    onChange={(next) =>
                      onChange(rows.map((each, index) => (index === at ? { ...each, [one.key]: next } : each)))
                    }
                    onBlur={() => onBlur(place)}
                  />
                )
              })}
          </li>
        ))}
      </ol>
      <div>
        <Button disabled={full} onClick={add}>
          {uiWords.addRow(field.label)}
        </Button>
        {full ? <span className={css.full}>{uiWords.rowsFull(field.maximum!)}</span> : null}
      </div>
    </FieldGroup>
  )
}

function rowsIn(value: FormValue): FormRow[] {
  return Array.isArray(value) ? value.filter((one): one is FormRow => typeof one === 'object') : []
}
