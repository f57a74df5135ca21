/** Choosing a thing of the lexicon by its name or by the way items write it. */
import { useDeferredValue, useState } from 'react'
import { lexiconObjects } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { Columns } from '../../../ui/card.tsx'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { workLexiconWords } from '../../../words/zh/work-lexicon.ts'

const words = workLexiconWords.teach
const MOST = 50

export type ObjectFieldProps = {
  value: string
  /** The word for no thing at all; without it one must be chosen. */
  emptyWord?: string
  error?: string
  onChange: (object: string) => void
}

export function ObjectField({ value, emptyWord, error, onChange }: ObjectFieldProps) {
  const [typed, setTyped] = useState('')
  const name = useDeferredValue(typed.trim())
  const objects = useView(lexiconObjects, { name: name || undefined, limit: MOST }, { keepPrevious: true })
  const found = objects.data?.rows ?? []
  const options = found.map((one) => ({ value: one.object, label: words.objectOption(one.object, one.items) }))
  const kept = value !== '' && !found.some((one) => one.object === value) ? [{ value, label: value }] : []
  return (
    <Columns least="180px">
      <TextField label={words.objectFind} required type="search" maxLength={40} value={typed} onChange={setTyped} />
      <SelectField
        label={words.object}
        required
        emptyWord={emptyWord}
        options={[...kept, ...options]}
        error={error}
        value={value}
        onChange={onChange}
      />
    </Columns>
  )
}
