/**
 * One of a list, taken with a button of its own: whoever walks through the list with the arrow keys takes nothing on the way
 * (WCAG 2.1, 3.2.2).
 */
import { Button } from 'antd'
import { useState } from 'react'
import { type Option, SelectField } from './field.tsx'
import css from './field.module.css'

export type PickFieldProps = {
  label: string
  options: readonly Option[]
  /** The word for nothing chosen. */
  emptyWord?: string
  /** On the button. */
  verb: string
  onPick: (value: string) => void
}

export function PickField({ label, options, emptyWord, verb, onPick }: PickFieldProps) {
  const [value, setValue] = useState('')
  const pick = () => {
    onPick(value)
    setValue('')
  }
  return (
    <div className={css.pick}>
      <SelectField label={label} options={options} emptyWord={emptyWord} value={value} onChange={setValue} />
      <Button disabled={value === ''} onClick={pick}>
        {verb}
      </Button>
    </div>
  )
}
