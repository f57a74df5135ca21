/** Choosing a body by its name. */
import { useDeferredValue, useState } from 'react'
import { organList } from '#modules/organs/contract.ts'
import { useView } from '../client/hooks.ts'
import { type FieldFace, SelectField, TextField } from '../ui/field.tsx'
import { Columns } from '../ui/card.tsx'
import { uiWords } from '../words/zh/ui.ts'

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
  const found = organs.data?.rows ?? []
  // What was chosen before, or lies behind what is typed now, still shows by its name.
  const beyond = value !== '' && organs.data !== undefined && !found.some((one) => one.id === value)
  const chosen = useView(organList, { organId: value, limit: 1 }, { when: beyond })
  const rows = [...(beyond ? (chosen.data?.rows ?? []) : []), ...found]
  return (
    <Columns least="220px">
      <TextField label={findLabel} type="search" maxLength={40} value={typed} onChange={setTyped} />
      <SelectField
        {...face}
        help={organs.data?.next ? uiWords.onlyFirst(MOST) : face.help}
        options={rows.map((one) => ({ value: one.id, label: one.name }))}
        emptyWord={emptyWord}
        value={value}
        onChange={onChange}
      />
    </Columns>
  )
}
