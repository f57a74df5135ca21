/** The form: groups of fields of one's own or from the library of data elements, beside it what applicants will see. */
import { Button } from 'antd'
import { useState } from 'react'
import { defaultForm, type FormField, type FormSection, type ItemContent } from '#modules/catalogue/contract.ts'
import { type DataElement, dataElements } from '#modules/vocabulary/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { Buttons, Stack } from '../../../ui/card.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { workCatalogueWords } from '../../../words/zh/work-catalogue.ts'
import { workFormWords } from '../../../words/zh/work-forms.ts'
import { workItemElementWords } from '../../../words/zh/work-item-elements.ts'
import { Chips } from '../../chips.tsx'
import type { ContentProps } from '../editor.tsx'
import { FaultHere } from '../faults.tsx'
import { RowsEditor } from '../rows-editor.tsx'
import { WordsField } from '../small-fields.tsx'
import { unusedKey } from '../unused-key.ts'
import { ElementPicker } from './element-picker.tsx'
import { FieldFields, kindWords } from './field-fields.tsx'
import css from './form.module.css'
import { FormPreview } from './form-preview.tsx'
import { fieldFrom } from './from-element.ts'

const words = workCatalogueWords.section
const more = workItemElementWords.field
const widths = ['none', 'phone', 'desk'] as const

export function FormPart({ content, onChange }: ContentProps) {
  const [width, setWidth] = useState<(typeof widths)[number]>('none')
  const library = useView(dataElements, {})
  const elements = library.data?.rows ?? []
  return (
    <Stack>
      <FaultHere path="form" />
      <div className={css.tools}>
        <Chips
          label={workFormWords.previewLabel}
          value={width}
          chips={widths.map((value) => ({ value, label: workFormWords.widths[value] }))}
          onChange={(next) => setWidth(widths.find((one) => one === next) ?? 'none')}
        />
        <StandardForm audience={content.audience} onTake={(form) => onChange({ form })} />
      </div>
      <div className={css.desk} data-preview={width}>
        <Sections content={content} elements={elements} onChange={onChange} />
        {width === 'none' ? null : <FormPreview sections={content.form} width={width} />}
      </div>
    </Stack>
  )
}

type SectionsProps = ContentProps & { elements: readonly DataElement[] }

function Sections({ content, elements, onChange }: SectionsProps) {
  const allFields = content.form.flatMap((section) => section.fields)
  return (
    <Stack>
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
            <FieldRows
              one={words.field}
              fields={section.fields}
              path={`${path}.fields`}
              taken={allFields}
              content={content}
              elements={elements}
              onChange={(fields) => change({ fields })}
            />
            {elements.length > 0 ? (
              <ElementPicker
                section={section.title}
                elements={elements}
                onAdd={(element) => change({ fields: [...section.fields, fieldFrom(element, allFields)] })}
              />
            ) : null}
          </>
        )}
      </RowsEditor>
    </Stack>
  )
}

type FieldRowsProps = {
  one: string
  fields: readonly FormField[]
  path: string
  /** The fields whose keys may not be used again. */
  taken: readonly FormField[]
  content: ItemContent
  elements: readonly DataElement[]
  within?: boolean
  onChange: (fields: FormField[]) => void
}

function FieldRows({ one, fields, path, taken, content, elements, within, onChange }: FieldRowsProps) {
  return (
    <RowsEditor
      one={one}
      path={path}
      rows={fields}
      nameOf={(field) => field.label}
      blank={() => blankField(taken)}
      brief={briefOf}
      onChange={onChange}
    >
      {(field, change, place) => (
        <>
          <FieldFields
            field={field}
            others={taken.filter((other) => other.key !== field.key)}
            content={content}
            path={place}
            elements={elements}
            within={within}
            onChange={change}
          />
          {field.kind === 'rows' ? (
            <Group field={field} path={place} content={content} elements={elements} onChange={change} />
          ) : null}
        </>
      )}
    </RowsEditor>
  )
}

type GroupProps = Pick<FieldRowsProps, 'path' | 'content' | 'elements'> & {
  field: FormField
  onChange: (part: Partial<FormField>) => void
}

/** What each row of a repeating group asks. Its fields speak of each other only. */
function Group({ field, path, content, elements, onChange }: GroupProps) {
  const fields = field.fields ?? []
  const put = (next: readonly FormField[]) => onChange({ fields: next as FormField['fields'] })
  return (
    <fieldset className={css.group}>
      <legend>{workFormWords.rowFields}</legend>
      <FieldRows
        one={workFormWords.rowField}
        fields={fields}
        path={`${path}.fields`}
        taken={fields}
        content={content}
        elements={elements}
        within
        onChange={put}
      />
      {elements.length > 0 ? (
        <ElementPicker
          section={field.label}
          elements={elements}
          onAdd={(element) => put([...fields, fieldFrom(element, fields)])}
        />
      ) : null}
    </fieldset>
  )
}

/** A form to begin with, made for those the item is meant for. */
function StandardForm({ audience, onTake }: Pick<ItemContent, 'audience'> & { onTake: (form: FormSection[]) => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>{workFormWords.standard}</Button>
      <Dialog open={asking} title={workFormWords.standardTitle} onClose={() => setAsking(false)}>
        <Stack>
          <p>{workFormWords.standardEffect}</p>
          <Buttons>
            <Button
              type="primary"
              onClick={() => {
                onTake(defaultForm(audience))
                setAsking(false)
              }}
            >
              {workFormWords.standardVerb}
            </Button>
            <Button onClick={() => setAsking(false)}>{workFormWords.keep}</Button>
          </Buttons>
        </Stack>
      </Dialog>
    </>
  )
}

function briefOf(field: FormField): string {
  const parts = [kindWords[field.kind], field.required ? words.required : more.optional]
  return [...parts, field.inSituation ? more.some : ''].filter(Boolean).join('，')
}

function blankSection(sections: readonly FormSection[], fields: readonly FormField[]): FormSection {
  return { key: unusedKey('section', sections), title: words.newTitle, fields: [blankField(fields)] }
}

function blankField(fields: readonly FormField[]): FormField {
  return { key: unusedKey('field', fields), label: words.newLabel, kind: 'text', required: true }
}
