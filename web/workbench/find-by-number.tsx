/** One field and a button: a list is narrowed to what bears a number. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { TextField } from '../ui/field.tsx'
import css from './one-field.module.css'

type Props = {
  label: string
  button: string
  number?: string
  longest: number
  /** Told the number without spaces around it; empty shows all again. */
  onFind: (number: string) => void
}

/** Give it the number as `key` too, so that it follows the address. */
export function FindByNumber({ label, button, number = '', longest, onFind }: Props) {
  const [typed, setTyped] = useState(number)
  const find = (event: FormEvent) => {
    event.preventDefault()
    onFind(typed.trim())
  }
  return (
    <form className={css.form} onSubmit={find}>
      <TextField label={label} hideLabel placeholder={label} maxLength={longest} value={typed} onChange={setTyped} />
      <Button htmlType="submit">{button}</Button>
    </form>
  )
}
