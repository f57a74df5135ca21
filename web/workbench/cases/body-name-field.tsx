/** The name of a body: one of those on record, or any other. */
import { useDeferredValue } from 'react'
import { organList } from '#modules/organs/contract.ts'
import { useView } from '../../client/hooks.ts'
import { type FieldFace, TextField } from '../../ui/field.tsx'

const SUGGESTED = 20

export type BodyNameFieldProps = FieldFace & { value: string; onChange: (name: string) => void }

export function BodyNameField({ value, onChange, ...face }: BodyNameFieldProps) {
  const q = useDeferredValue(value.trim().slice(0, 40))
  const organs = useView(organList, { q: q || undefined, limit: SUGGESTED }, { keepPrevious: true })
  const names = (organs.data?.rows ?? []).map((one) => one.name)
  return <TextField {...face} maxLength={200} suggestions={names} value={value} onChange={onChange} />
}
