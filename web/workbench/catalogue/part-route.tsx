/** Who does which step in how many days, and what comes out. */
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { ChoicesField } from '../../ui/field.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps, PartProps } from './editor.tsx'
import { FaultHere, useFaultAt } from './faults.tsx'
import { FileField } from './file-field.tsx'
import { GapNotice } from './gap-notice.tsx'
import { useLicenceTypes } from './licence-options.ts'
import { RowsEditor } from './rows-editor.tsx'
import { CodeField, CountField, OptionalCode, OptionalWords, WordsField } from './small-fields.tsx'

type Step = ItemContent['steps'][number]
type Intermediary = NonNullable<ItemContent['intermediaries']>[number]
const { intermediary, fields, result: resultWords } = workItemElementWords

export function RoutePart({ content, onChange }: PartProps) {
  return (
    <Stack>
      <h2>{words.fields.steps}</h2>
      <FaultHere path="steps" />
      <RowsEditor<Step>
        one={words.step.one}
        path="steps"
        rows={content.steps}
        nameOf={(step) => step.name}
        blank={() => blankStep(content.steps)}
        onChange={(steps) => onChange({ steps })}
      >
        {(step, change, path) => (
          <Columns least="180px">
            <CodeField
              path={`${path}.key`}
              label={words.step.one}
              table={words.step.keys}
              value={step.key}
              onChange={(key) => change({ key })}
            />
            <WordsField
              path={`${path}.name`}
              label={words.step.name}
              most={40}
              value={step.name}
              onChange={(name) => change({ name })}
            />
            <CountField
              path={`${path}.days`}
              label={words.step.days}
              value={step.days}
              onChange={(days) => change({ days: days ?? 0 })}
            />
          </Columns>
        )}
      </RowsEditor>
      <OptionalWords
        path="flow"
        label={fields.flow}
        most={4000}
        rows={4}
        value={content.flow}
        onChange={(flow) => onChange({ flow })}
      />
      <h2>{intermediary.title}</h2>
      <RowsEditor<Intermediary>
        one={intermediary.one}
        path="intermediaries"
        rows={content.intermediaries ?? []}
        nameOf={(row) => row.name}
        blank={() => ({ name: intermediary.one })}
        onChange={(rows) => onChange({ intermediaries: rows.length === 0 ? undefined : rows })}
      >
        {(row, change, path) => (
          <Columns least="240px">
            <WordsField
              path={`${path}.name`}
              label={intermediary.name}
              most={200}
              value={row.name}
              onChange={(name) => change({ name })}
            />
            <OptionalWords
              path={`${path}.basis`}
              label={intermediary.basis}
              most={500}
              value={row.basis}
              onChange={(basis) => change({ basis })}
            />
          </Columns>
        )}
      </RowsEditor>
      <h2>{words.fields.result}</h2>
      <GapNotice gap="result" content={content} onChange={onChange} />
      <ResultFields content={content} onChange={onChange} />
    </Stack>
  )
}

function ResultFields({ content: { result, form }, onChange }: ContentProps) {
  const types = useLicenceTypes()
  const at = useFaultAt()
  const change = (part: Partial<ItemContent['result']>) => onChange({ result: { ...result, ...part } })
  const options = form.flatMap((section) => section.fields.map(({ key, label }) => ({ value: key, label })))
  return (
    <>
      <FaultHere path="result" />
      <Columns least="240px">
        <CodeField
          path="result.kind"
          label={words.result.kind}
          table={words.result.kinds}
          value={result.kind}
          onChange={(kind) => change({ kind })}
        />
        <WordsField
          path="result.name"
          label={words.result.name}
          most={100}
          value={result.name}
          onChange={(name) => change({ name })}
        />
        <OptionalCode
          path="result.licenceType"
          label={words.result.licenceType}
          table={types}
          emptyWord={words.result.none}
          value={result.licenceType}
          onChange={(licenceType) => change({ licenceType })}
        />
        <CountField
          path="result.validMonths"
          label={words.result.validMonths}
          required={false}
          value={result.validMonths}
          onChange={(validMonths) => change({ validMonths: validMonths || undefined })}
        />
      </Columns>
      <FileField
        path="result.sample"
        label={resultWords.sample}
        value={result.sample}
        onChange={(sample) => change({ sample })}
      />
      {options.length > 0 && result.kind === 'licence' ? (
        <ChoicesField
          {...at('result.faceFields')}
          label={resultWords.faceFields}
          inline
          options={options}
          value={result.faceFields}
          onChange={(faceFields) => change({ faceFields })}
        />
      ) : null}
    </>
  )
}

function blankStep(steps: readonly Step[]): Step {
  const key = steps.some((step) => step.key === 'examine') ? 'decide' : 'examine'
  return { key, name: words.step.keys[key], days: 1 }
}
