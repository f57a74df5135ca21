/** Choosing a body by its name. */
import { useDeferredValue, useState } from 'react'
import { organList } from '#modules/organs/contract.ts'
import { useView } from '../client/hooks.ts'
import { type FieldFace, SelectField, TextField } from '../ui/field.tsx'
import { Columns } from '../ui/card.tsx'

const MOST = 100

export type OrganFieldProps = FieldFace & {
  /** 实施主体名称. */
  findLabel: string
  value: string
  emptyWord?: string
  onChange: (organId: string) => void
}

export function OrganField({ findLabel, value, emptyWord, onChange, ...face }: OrganFieldProps) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const organs = useView(organList, { q: q || undefined, limit: MOST }, { keepPrevious: true })
  return (
    <Columns least="220px">
      <TextField label={findLabel} type="search" maxLength={40} value={typed} onChange={setTyped} />
      <SelectField
        {...face}
        options={(organs.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))}
        emptyWord={emptyWord}
        value={value}
        onChange={onChange}
      />
    </Columns>
  )
}
