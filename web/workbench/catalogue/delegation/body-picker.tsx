/** Finds a body, a town or a subdistrict by its name and takes it into a list. */
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { organList } from '#modules/organs/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import css from './delegation.module.css'

const words = workLevelsWords.delegation
const MOST = 100

export type Body = { id: string; name: string }

export function BodyPicker({ onAdd }: { onAdd: (body: Body) => void }) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState('')
  const q = useDeferredValue(typed.trim())
  const organs = useView(organList, { q: q || undefined, limit: MOST }, { keepPrevious: true })
  const found = organs.data?.rows ?? []
  const body = found.find((one) => one.id === chosen) ?? (q && found.length === 1 ? found[0] : undefined)
  const add = () => {
    if (!body) return
    onAdd({ id: body.id, name: body.name })
    setChosen('')
    setTyped('')
  }
  return (
    <div className={css.picker}>
      <TextField label={words.organFind} required type="search" maxLength={40} value={typed} onChange={setTyped} />
      <SelectField
        label={words.organChoose}
        required
        hint={organs.data?.next ? words.organMore : undefined}
        options={found.map((one) => ({ value: one.id, label: one.name }))}
        value={body?.id ?? ''}
        onChange={setChosen}
      />
      <Button disabled={!body} onClick={add}>
        {words.organAdd}
      </Button>
    </div>
  )
}
