/** How long it may take, and who may apply. */
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { LongTextField, SelectField } from '../../ui/field.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import type { PartProps } from './editor.tsx'
import { CountField, LinesField, optionsOf } from './small-fields.tsx'

type Limit = ItemContent['statutory']

export function LimitsPart({ content, onChange }: PartProps) {
  return (
    <Stack>
      <Columns least="360px">
        <LimitFields
          title={words.fields.statutory}
          limit={content.statutory}
          onChange={(statutory) => onChange({ statutory })}
        />
        <LimitFields
          title={words.fields.promised}
          limit={content.promised}
          onChange={(promised) => onChange({ promised })}
        />
      </Columns>
      <LinesField
        label={words.fields.conditions}
        lines={content.conditions}
        rows={8}
        onChange={(conditions) => onChange({ conditions })}
      />
    </Stack>
  )
}

type LimitFieldsProps = { title: string; limit: Limit; onChange: (limit: Limit) => void }

function LimitFields({ title, limit, onChange }: LimitFieldsProps) {
  return (
    <fieldset>
      <Stack>
        <legend>
          <strong>{title}</strong>
        </legend>
        <CountField
          label={words.fields.days}
          value={limit.days}
          onChange={(days) => onChange({ ...limit, days: days ?? 0 })}
        />
        <SelectField
          label={words.fields.unit}
          required
          options={optionsOf(words.units)}
          value={limit.unit}
          onChange={(unit) => unit && onChange({ ...limit, unit: unit as Limit['unit'] })}
        />
        <LongTextField
          label={words.fields.explanation}
          required
          rows={2}
          maxLength={400}
          value={limit.explanation}
          onChange={(explanation) => onChange({ ...limit, explanation })}
        />
      </Stack>
    </fieldset>
  )
}
