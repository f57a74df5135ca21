/** The form: groups of fields from the closed vocabulary. */
import type { FormField, FormSection } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { SelectField, TextField, TickField } from '../../ui/field.tsx'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import type { PartProps } from './editor.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { LinesField, optionsOf } from './small-fields.tsx'
import { unusedKey } from './unused-key.ts'

const words = workCatalogueWords.section

export function FormPart({ content, onChange }: PartProps) {
  const allFields = content.form.flatMap((section) => section.fields)
  return (
    <Stack>
      <RowsEditor
        one={words.one}
        rows={content.form}
        nameOf={(section) => section.title}
        blank={() => blankSection(content.form, allFields)}
        onChange={(form) => onChange({ form })}
      >
        {(section, change) => (
          <>
            <TextField
              label={words.title}
              required
              maxLength={60}
              value={section.title}
              onChange={(title) => change({ title })}
            />
            <RowsEditor
              one={words.field}
              rows={section.fields}
              nameOf={(field) => field.label}
              blank={() => blankField(allFields)}
              onChange={(fields) => change({ fields })}
            >
              {(field, changeField) => <FieldFields field={field} onChange={changeField} />}
            </RowsEditor>
          </>
        )}
      </RowsEditor>
    </Stack>
  )
}

function FieldFields({ field, onChange }: { field: FormField; onChange: (part: Partial<FormField>) => void }) {
  const chooses = field.kind === 'choice' || field.kind === 'choices'
  return (
    <>
      <Columns least="220px">
        <TextField
          label={words.label}
          required
          maxLength={60}
          value={field.label}
          onChange={(label) => onChange({ label })}
        />
        <SelectField
          label={words.kind}
          required
          options={optionsOf(words.kinds)}
          value={field.kind}
          onChange={(kind) => kind && onChange({ kind: kind as FormField['kind'] })}
        />
        <SelectField
          label={words.prefill}
          emptyWord={words.noPrefill}
          options={optionsOf(words.prefills)}
          value={field.prefill ?? ''}
          onChange={(prefill) => onChange({ prefill: (prefill || undefined) as FormField['prefill'] })}
        />
        <TextField
          label={words.help}
          maxLength={200}
          value={field.help ?? ''}
          onChange={(help) => onChange({ help: help || undefined })}
        />
      </Columns>
      <TickField label={words.required} checked={field.required} onChange={(required) => onChange({ required })} />
      {chooses ? (
        <LinesField
          label={words.options}
          rows={4}
          lines={(field.options ?? []).map((option) => option.label)}
          onChange={(lines) => onChange({ options: optionsFrom(lines, field.options ?? []) })}
        />
      ) : null}
    </>
  )
}

/** A line that was there before keeps its value, so that cases filed with it can still be read. */
function optionsFrom(lines: readonly string[], before: NonNullable<FormField['options']>) {
  return lines.map((label) => before.find((option) => option.label === label) ?? { value: label, label })
}

function blankSection(sections: readonly FormSection[], fields: readonly FormField[]): FormSection {
  return { key: unusedKey('section', sections), title: words.newTitle, fields: [blankField(fields)] }
}

function blankField(fields: readonly FormField[]): FormField {
  return { key: unusedKey('field', fields), label: words.newLabel, kind: 'text', required: true }
}
