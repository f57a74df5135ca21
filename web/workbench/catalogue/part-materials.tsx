/** What the applicant hands in, and which e-licence stands for it. */
import type { Material } from '#modules/catalogue/contract.ts'
import { licenceTypes } from '#modules/licences/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import type { PartProps } from './editor.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { CountField, optionsOf } from './small-fields.tsx'
import { unusedKey } from './unused-key.ts'

const words = workCatalogueWords.material

export function MaterialsPart({ content, onChange }: PartProps) {
  const types = useView(licenceTypes, {})
  const typeOptions = (types.data?.rows ?? []).map((one) => ({ value: one.key, label: one.title }))
  return (
    <Stack>
      <RowsEditor
        one={words.one}
        rows={content.materials}
        nameOf={(row) => row.name}
        blank={() => blankMaterial(content.materials)}
        onChange={(materials) => onChange({ materials })}
      >
        {(row, change) => (
          <>
            <Columns least="240px">
              <TextField
                label={words.name}
                required
                maxLength={200}
                value={row.name}
                onChange={(name) => change({ name })}
              />
              <SelectField
                label={words.necessity}
                required
                options={optionsOf(words.necessities)}
                value={row.necessity}
                onChange={(value) => value && change({ necessity: value as Material['necessity'] })}
              />
              <SelectField
                label={words.form}
                required
                options={optionsOf(words.forms)}
                value={row.form}
                onChange={(value) => value && change({ form: value as Material['form'] })}
              />
              <SelectField
                label={words.source}
                required
                options={optionsOf(words.sources)}
                value={row.source}
                onChange={(value) => value && change({ source: value as Material['source'] })}
              />
              {row.necessity === 'deferrable' ? (
                <CountField
                  label={words.deferDays}
                  value={row.deferDays}
                  onChange={(deferDays) => change({ deferDays })}
                />
              ) : null}
              <CountField
                label={words.originals}
                value={row.originals}
                onChange={(count) => change({ originals: count ?? 0 })}
              />
              <CountField
                label={words.copies}
                value={row.copies}
                onChange={(count) => change({ copies: count ?? 0 })}
              />
              <TextField
                label={words.issuer}
                maxLength={100}
                value={row.issuer ?? ''}
                onChange={(issuer) => change({ issuer: issuer || undefined })}
              />
              <SelectField
                label={words.licenceType}
                emptyWord={words.noLicence}
                options={typeOptions}
                value={row.licenceType ?? ''}
                onChange={(licenceType) => change({ licenceType: licenceType || undefined })}
              />
            </Columns>
            <TextField
              label={words.note}
              maxLength={400}
              value={row.note ?? ''}
              onChange={(note) => change({ note: note || undefined })}
            />
          </>
        )}
      </RowsEditor>
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
