/** What the applicant hands in, in which situations, and which e-licence stands for it. */
import { type ItemContent, type Material, materialTrust } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { TickField } from '../../ui/field.tsx'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import css from './editor.module.css'
import type { ContentProps } from './editor.tsx'
import { FaultHere } from './faults.tsx'
import { FileField } from './file-field.tsx'
import { GapNotice } from './gap-notice.tsx'
import { useLicenceTypes } from './licence-options.ts'
import { ProvingFactField } from './proving-fact-field.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { ConditionField } from './situations/condition-field.tsx'
import { CodeField, CountField, OptionalCode, OptionalWords, WordsField } from './small-fields.tsx'
import { unusedKey } from './unused-key.ts'

const words = workCatalogueWords.material
const more = workItemElementWords.material

export function MaterialsPart({ content, onChange }: ContentProps) {
  const types = useLicenceTypes()
  return (
    <Stack>
      <GapNotice gap="materials" content={content} onChange={onChange} />
      <FaultHere path="materials" />
      <RowsEditor
        one={words.one}
        path="materials"
        rows={content.materials}
        nameOf={(row) => row.name}
        blank={() => blankMaterial(content.materials)}
        brief={(row) =>
          [
            words.necessities[row.necessity],
            words.forms[row.form],
            words.sources[row.source],
            row.when ? more.some : '',
          ]
            .filter(Boolean)
            .join('，')
        }
        onChange={(materials) => onChange({ materials })}
      >
        {(row, change, path) => (
          <MaterialFields row={row} path={path} content={content} types={types} onChange={change} />
        )}
      </RowsEditor>
    </Stack>
  )
}

type MaterialFieldsProps = {
  row: Material
  path: string
  content: ItemContent
  types: Record<string, string>
  onChange: (part: Partial<Material>) => void
}

function MaterialFields({ row, path, content, types, onChange }: MaterialFieldsProps) {
  return (
    <>
      <Columns least="220px">
        <WordsField
          path={`${path}.name`}
          label={words.name}
          most={200}
          value={row.name}
          onChange={(name) => onChange({ name })}
        />
        <CodeField
          path={`${path}.necessity`}
          label={words.necessity}
          table={words.necessities}
          value={row.necessity}
          onChange={(necessity) => onChange({ necessity })}
        />
        {row.necessity === 'deferrable' ? (
          <CountField
            path={`${path}.deferDays`}
            label={words.deferDays}
            value={row.deferDays}
            onChange={(deferDays) => onChange({ deferDays })}
          />
        ) : null}
        <CodeField
          path={`${path}.form`}
          label={words.form}
          table={words.forms}
          value={row.form}
          onChange={(form) => onChange({ form })}
        />
        <CountField
          path={`${path}.originals`}
          label={words.originals}
          value={row.originals}
          onChange={(count) => onChange({ originals: count ?? 0 })}
        />
        <CountField
          path={`${path}.copies`}
          label={words.copies}
          value={row.copies}
          onChange={(count) => onChange({ copies: count ?? 0 })}
        />
        <CodeField
          path={`${path}.source`}
          label={words.source}
          table={words.sources}
          value={row.source}
          onChange={(source) => onChange({ source })}
        />
        <OptionalWords
          path={`${path}.issuer`}
          label={words.issuer}
          most={100}
          value={row.issuer}
          onChange={(issuer) => onChange({ issuer })}
        />
        <OptionalCode
          path={`${path}.licenceType`}
          label={words.licenceType}
          table={types}
          emptyWord={words.noLicence}
          value={row.licenceType}
          onChange={(licenceType) => onChange({ licenceType })}
        />
        <OptionalCode
          path={`${path}.reuse`}
          label={words.reuse}
          table={words.reuseLevels}
          emptyWord={words.noReuse}
          value={row.reuse?.least}
          onChange={(least) => onChange({ reuse: least && { least, months: row.reuse?.months ?? 12 } })}
        />
        {row.reuse ? (
          <CountField
            path={`${path}.reuse.months`}
            label={words.reuseMonths}
            unit={words.months}
            value={row.reuse.months}
            onChange={(months) => onChange({ reuse: { least: row.reuse!.least, months: months ?? 0 } })}
          />
        ) : null}
        <ProvingFactField path={`${path}.fact`} value={row.fact} onChange={(fact) => onChange({ fact })} />
      </Columns>
      <OptionalWords
        path={`${path}.note`}
        label={words.note}
        most={400}
        value={row.note}
        onChange={(note) => onChange({ note })}
      />
      <ConditionField
        path={`${path}.when`}
        content={content}
        value={row.when}
        onChange={(when) => onChange({ when })}
      />
      <details className={css.more}>
        <summary>{more.more}</summary>
        <MoreFields row={row} path={path} onChange={onChange} />
      </details>
    </>
  )
}

const longer = ['askedBecause', 'usage', 'standard', 'basis', 'fillNote', 'sourceNote'] as const
const mostOf = { askedBecause: 300, standard: 1000, basis: 1000, usage: 500, fillNote: 500, sourceNote: 500 } as const
const shorter = [
  { key: 'issuedWithin', most: 200 },
  { key: 'obtainedAt', most: 300 },
  { key: 'pageFormat', most: 200 },
] as const

function MoreFields({ row, path, onChange }: Pick<MaterialFieldsProps, 'row' | 'path' | 'onChange'>) {
  return (
    <Stack>
      <Columns least="240px">
        <OptionalCode
          path={`${path}.trustLevel`}
          label={more.trustLevel}
          table={materialTrust}
          emptyWord={more.trustNone}
          value={row.trustLevel}
          onChange={(trustLevel) => onChange({ trustLevel })}
        />
        {shorter.map(({ key, most }) => (
          <OptionalWords
            key={key}
            path={`${path}.${key}`}
            label={more[key]}
            most={most}
            value={row[key]}
            onChange={(text) => onChange({ [key]: text })}
          />
        ))}
      </Columns>
      <Columns least="320px">
        {(['sample', 'blankForm'] as const).map((key) => (
          <FileField
            key={key}
            path={`${path}.${key}`}
            label={more[key]}
            value={row[key]}
            onChange={(file) => onChange({ [key]: file })}
          />
        ))}
      </Columns>
      <Columns least="320px">
        {longer.map((key) => (
          <OptionalWords
            key={key}
            path={`${path}.${key}`}
            label={more[key]}
            most={mostOf[key]}
            rows={2}
            value={row[key]}
            onChange={(text) => onChange({ [key]: text })}
          />
        ))}
      </Columns>
      <TickField
        label={more.proof}
        checked={row.proof ?? false}
        onChange={(proof) => onChange({ proof: proof || undefined })}
      />
    </Stack>
  )
}

function blankMaterial(materials: readonly Material[]): Material {
  return {
    key: unusedKey('material', materials),
    name: words.one,
    necessity: 'required',
    form: 'either',
    originals: 0,
    copies: 1,
    source: 'applicant',
  }
}
