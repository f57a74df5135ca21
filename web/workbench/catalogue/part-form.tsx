/** The form: groups of fields from the closed vocabulary. */
import type { FormField, FormSection, ItemContent } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { TickField } from '../../ui/field.tsx'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { FaultHere } from './faults.tsx'
import { OtherFieldShows } from './other-field-shows.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { ConditionField } from './situations/condition-field.tsx'
import { CodeField, CountField, LinesField, OptionalCode, OptionalWords, WordsField } from './small-fields.tsx'
import { unusedKey } from './unused-key.ts'

const words = workCatalogueWords.section
const more = workItemElementWords.field

export function FormPart({ content, onChange }: ContentProps) {
  const allFields = content.form.flatMap((section) => section.fields)
  return (
    <Stack>
      <FaultHere path="form" />
      <RowsEditor
        one={words.one}
        path="form"
        rows={content.form}
        nameOf={(section) => section.title}
        blank={() => blankSection(content.form, allFields)}
        onChange={(form) => onChange({ form })}
      >
        {(section, change, path) => (
          <>
            <WordsField
              path={`${path}.title`}
              label={words.title}
              most={60}
              value={section.title}
              onChange={(title) => change({ title })}
            />
            <RowsEditor
              one={words.field}
              path={`${path}.fields`}
              rows={section.fields}
              nameOf={(field) => field.label}
              blank={() => blankField(allFields)}
              brief={(field) =>
                [
                  words.kinds[field.kind],
                  field.required ? words.required : more.optional,
                  field.inSituation ? more.some : '',
                ]
                  .filter(Boolean)
                  .join('，')
              }
              onChange={(fields) => change({ fields })}
            >
              {(field, changeField, place) => (
                <FieldFields
                  field={field}
                  others={allFields.filter((one) => one.key !== field.key)}
                  content={content}
                  path={place}
                  onChange={changeField}
                />
              )}
            </RowsEditor>
          </>
        )}
      </RowsEditor>
    </Stack>
  )
}

export type FieldFieldsProps = {
  field: FormField
  others: readonly FormField[]
  content: ItemContent
  path: string
  onChange: (part: Partial<FormField>) => void
}

function FieldFields({ field, others, content, path, onChange }: FieldFieldsProps) {
  const chooses = field.kind === 'choice' || field.kind === 'choices'
  return (
    <>
      <Columns least="200px">
        <WordsField
          path={`${path}.label`}
          label={words.label}
          most={60}
          value={field.label}
          onChange={(label) => onChange({ label })}
        />
        <CodeField
          path={`${path}.kind`}
          label={words.kind}
          table={words.kinds}
          value={field.kind}
          onChange={(kind) => onChange({ kind })}
        />
        <OptionalCode
          path={`${path}.prefill`}
          label={words.prefill}
          table={words.prefills}
          emptyWord={words.noPrefill}
          value={field.prefill}
          onChange={(prefill) => onChange({ prefill })}
        />
        <OptionalWords
          path={`${path}.help`}
          label={words.help}
          most={200}
          value={field.help}
          onChange={(help) => onChange({ help })}
        />
        <Limits field={field} path={path} onChange={onChange} />
      </Columns>
      <TickField label={words.required} checked={field.required} onChange={(required) => onChange({ required })} />
      {chooses ? (
        <LinesField
          path={`${path}.options`}
          label={words.options}
          rows={4}
          lines={(field.options ?? []).map((option) => option.label)}
          onChange={(lines) => onChange({ options: optionsFrom(lines, field.options ?? []) })}
        />
      ) : null}
      <OtherFieldShows field={field} others={others} path={path} onChange={onChange} />
      <ConditionField
        path={`${path}.inSituation`}
        content={content}
        value={field.inSituation}
        onChange={(inSituation) => onChange({ inSituation })}
      />
    </>
  )
}

/** What the kind of field may be bounded by. */
function Limits({ field, path, onChange }: Pick<FieldFieldsProps, 'field' | 'path' | 'onChange'>) {
  if (field.kind === 'text' || field.kind === 'long-text') {
    return (
      <CountField
        path={`${path}.maxLength`}
        label={more.maxLength}
        required={false}
        value={field.maxLength}
        onChange={(maxLength) => onChange({ maxLength: maxLength || undefined })}
      />
    )
  }
  if (field.kind !== 'number' && field.kind !== 'amount') return null
  return (
    <>
      {(['minimum', 'maximum'] as const).map((key) => (
        <CountField
          key={key}
          path={`${path}.${key}`}
          label={field.kind === 'amount' ? more.inCents[key] : more[key]}
          required={false}
          value={field[key]}
          onChange={(bound) => onChange({ [key]: bound })}
        />
      ))}
      <OptionalWords
        path={`${path}.unit`}
        label={more.unit}
        most={20}
        value={field.unit}
        onChange={(unit) => onChange({ unit })}
      />
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
