/** Which colleague a step goes to: those whose posts do such steps. */
import type { CallInput } from '../../client/call.ts'
import { colleagues } from '#modules/routes/contract.ts'
import { useView } from '../../client/hooks.ts'
import { SelectField } from '../../ui/field.tsx'
import { workStepWords as words } from '../../words/zh/work-steps.ts'

type Props = {
  of: CallInput<typeof colleagues>
  value: string
  /** One has tried to go on without choosing. */
  missing: boolean
  onChange: (staffId: string) => void
}

export function ColleagueField({ of, value, missing, onChange }: Props) {
  const staff = useView(colleagues, of)
  return (
    <SelectField
      label={words.colleague}
      required
      options={(staff.data?.rows ?? []).map((one) => ({ value: one.staffId, label: `${one.name}（${one.title}）` }))}
      value={value}
      error={missing && !value ? words.colleagueEmpty : undefined}
      onChange={onChange}
    />
  )
}
