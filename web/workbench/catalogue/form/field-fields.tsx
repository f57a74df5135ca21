/** What is written of one field of the form, be it a single answer, a repeating group or a field within one. */
import { Button } from 'antd'
import type { FormField, ItemContent } from '#modules/catalogue/contract.ts'
import type { DataElement } from '#modules/vocabulary/contract.ts'
import { Columns } from '../../../ui/card.tsx'
import { TickField } from '../../../ui/field.tsx'
import { workCatalogueWords } from '../../../words/zh/work-catalogue.ts'
import { workFormWords } from '../../../words/zh/work-forms.ts'
import { workItemElementWords } from '../../../words/zh/work-item-elements.ts'
import { FaultHere } from '../faults.tsx'
import { ConditionField } from '../situations/condition-field.tsx'
import { CodeField, CountField, LinesField, OptionalCode, OptionalWords, WordsField } from '../small-fields.tsx'
import css from './form.module.css'
import { renewed } from './from-element.ts'
import { OtherFieldShows } from './other-field-shows.tsx'

const words = workCatalogueWords.section
const more = workItemElementWords.field
/** Every way of answering; a group within a group is not one. */
export const kindWords: Readonly<Record<FormField['kind'], string>> = { ...words.kinds, rows: workFormWords.rows }

/** Within a group only single answers. */
const { rows: _, ...singles } = kindWords
const singleWords = singles as typeof kindWords

export type FieldFieldsProps = {
  field: FormField
  others: readonly FormField[]
  content: ItemContent
  path: string
  elements: readonly DataElement[]
  /** Within a repeating group. */
  within?: boolean
  onChange: (part: Partial<FormField>) => void
}

export function FieldFields(props: FieldFieldsProps) {
  const { field, others, content, path, within, onChange } = props
  const chooses = field.kind === 'choice' || field.kind === 'choices'
  const referring = field.element !== undefined
  return (
    <>
      {referring ? <ElementLine {...props} /> : null}
      <Columns least="200px">
        <WordsField
          path={`${path}.label`}
          label={words.label}
          most={60}
          value={field.label}
          onChange={(label) => onChange({ label })}
        />
        {referring ? null : (
          <CodeField
            path={`${path}.kind`}
            label={words.kind}
            table={within ? singleWords : kindWords}
            value={field.kind}
            onChange={(kind) => onChange({ kind, fields: kind === 'rows' ? (field.fields ?? []) : undefined })}
          />
        )}
        {within || field.kind === 'rows' ? null : (
          <OptionalCode
            path={`${path}.prefill`}
            label={words.prefill}
            table={words.prefills}
            emptyWord={words.noPrefill}
            value={field.prefill}
            onChange={(prefill) => onChange({ prefill })}
          />
        )}
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

/** Which element of the library the field asks for, and whether the library has moved on since. */
function ElementLine({ field, path, elements, onChange }: FieldFieldsProps) {
  const { key, version } = field.element!
  const known = elements.find((one) => one.key === key)
  return (
    <div className={css.refers}>
      <span>
        {known ? workFormWords.refers(known.label, key, version) : workFormWords.refersUnknown(key)}
        {known?.sources.length ? `　${workFormWords.fromSources}` : ''}
      </span>
      {known && known.version > version ? (
        <Button onClick={() => onChange(replacing(field, renewed(field, known)))}>
          {workFormWords.renew(known.version)}
        </Button>
      ) : null}
      <Button type="text" onClick={() => onChange({ element: undefined })}>
        {workFormWords.detach}
      </Button>
      <FaultHere path={`${path}.element`} />
    </div>
  )
}

/** All of the next field, and nothing of what only the one before had. */
function replacing(before: FormField, next: FormField): Partial<FormField> {
  return { ...Object.fromEntries(Object.keys(before).map((key) => [key, undefined])), ...next }
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
  if (field.kind !== 'number' && field.kind !== 'amount' && field.kind !== 'rows') return null
  const { kind } = field
  const bounds = {
    number: { minimum: more.minimum, maximum: more.maximum },
    amount: more.inCents,
    rows: { minimum: workFormWords.least, maximum: workFormWords.most },
  }[kind]
  return (
    <>
      {(['minimum', 'maximum'] as const).map((key) => (
        <CountField
          key={key}
          path={`${path}.${key}`}
          label={bounds[key]}
          required={false}
          value={field[key]}
          onChange={(bound) => onChange({ [key]: bound })}
        />
      ))}
      {kind === 'rows' ? null : (
        <OptionalWords
          path={`${path}.unit`}
          label={more.unit}
          most={20}
          value={field.unit}
          onChange={(unit) => onChange({ unit })}
        />
      )}
    </>
  )
}

/** A line that was there before keeps its value, so that cases filed with it can still be read. */
function optionsFrom(lines: readonly string[], before: NonNullable<FormField['options']>) {
  return lines.map((label) => before.find((option) => option.label === label) ?? { value: label, label })
}
