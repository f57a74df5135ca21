/** Who does which step in how many days, and what comes out. */
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { licenceTypes } from '#modules/licences/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import type { PartProps } from './editor.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { CountField, optionsOf } from './small-fields.tsx'

type Step = ItemContent['steps'][number]
type Result = ItemContent['result']

export function RoutePart({ content, onChange }: PartProps) {
  const types = useView(licenceTypes, {})
  const { result } = content
  const changeResult = (part: Partial<Result>) => onChange({ result: { ...result, ...part } })
  return (
    <Stack>
      <h2>{words.fields.steps}</h2>
      <RowsEditor<Step>
        one={words.step.one}
        rows={content.steps}
        nameOf={(step) => step.name}
        blank={() => ({ key: 'examine', name: words.step.keys.examine, days: 1 })}
        onChange={(steps) => onChange({ steps })}
      >
        {(step, change) => (
          <Columns least="200px">
            <SelectField
              label={words.step.one}
              required
              options={optionsOf(words.step.keys)}
              value={step.key}
              onChange={(key) => key && change({ key: key as Step['key'] })}
            />
            <TextField
              label={words.step.name}
              required
              maxLength={40}
              value={step.name}
              onChange={(name) => change({ name })}
            />
            <CountField label={words.step.days} value={step.days} onChange={(days) => change({ days: days ?? 0 })} />
          </Columns>
        )}
      </RowsEditor>
      <h2>{words.fields.result}</h2>
      <Columns least="240px">
        <SelectField
          label={words.result.kind}
          required
          options={optionsOf(words.result.kinds)}
          value={result.kind}
          onChange={(kind) => kind && changeResult({ kind: kind as Result['kind'] })}
        />
        <TextField
          label={words.result.name}
          required
          maxLength={100}
          value={result.name}
          onChange={(name) => changeResult({ name })}
        />
        <SelectField
          label={words.result.licenceType}
          emptyWord={words.result.none}
          options={(types.data?.rows ?? []).map((one) => ({ value: one.key, label: one.title }))}
          value={result.licenceType ?? ''}
          onChange={(licenceType) => changeResult({ licenceType: licenceType || undefined })}
        />
        <CountField
          label={words.result.validMonths}
          required={false}
          value={result.validMonths}
          onChange={(validMonths) => changeResult({ validMonths })}
        />
      </Columns>
    </Stack>
  )
}
