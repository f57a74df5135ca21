/** A field shown only when another one has a certain value. */
import type { FormField } from '#modules/catalogue/contract.ts'
import { Columns } from '../../../ui/card.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { workItemElementWords } from '../../../words/zh/work-item-elements.ts'
import { useFaultAt } from '../faults.tsx'
import type { FieldFieldsProps } from './field-fields.tsx'

const words = workItemElementWords.field
const YES = 'true'
const NO = 'false'

export function OtherFieldShows({
  field,
  others,
  path,
  onChange,
}: Pick<FieldFieldsProps, 'field' | 'others' | 'path' | 'onChange'>) {
  const at = useFaultAt()
  const decisive = others.filter((one) => one.kind === 'choice' || one.kind === 'yes-no')
  const { when } = field
  if (decisive.length === 0 && !when) return null
  const chosen = others.find((one) => one.key === when?.key)
  const values = valuesOf(chosen)
  return (
    <Columns least="240px">
      <SelectField
        {...at(`${path}.when`)}
        label={words.whenKey}
        options={decisive.map((one) => ({ value: one.key, label: one.label }))}
        emptyWord={words.whenNone}
        value={when?.key ?? ''}
        onChange={(key) => {
          const first = valuesOf(decisive.find((one) => one.key === key))[0]
          onChange({ when: first ? { key, equals: valueOf(first.value) } : undefined })
        }}
      />
      {when ? (
        <SelectField
          label={words.whenEquals}
          required
          options={values}
          value={String(when.equals)}
          onChange={(value) => value && onChange({ when: { ...when, equals: valueOf(value) } })}
        />
      ) : null}
    </Columns>
  )
}

function valuesOf(field: FormField | undefined) {
  if (field?.kind !== 'yes-no') return field?.options ?? []
  return [
    { value: YES, label: words.whenYes },
    { value: NO, label: words.whenNo },
  ]
}

function valueOf(text: string): string | boolean {
  return text === YES || text === NO ? text === YES : text
}
