/** On which conditions, how many, in how many days. */
import { type ItemContent, specialKinds } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { GapNotice } from './gap-notice.tsx'
import { QuotaFields } from './quota-fields.tsx'
import { RegimeFields } from './regime-fields.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { CodeField, CountField, LinesField, OptionalWords, WordsField } from './small-fields.tsx'

type Limit = ItemContent['statutory']
type Special = NonNullable<ItemContent['specialProcedures']>[number]
const special = workItemElementWords.special

export function LimitsPart({ content, onChange }: ContentProps) {
  return (
    <Stack>
      <GapNotice gap="conditions" content={content} onChange={onChange} />
      <Columns least="360px">
        <LinesField
          path="conditions"
          label={words.fields.conditions}
          lines={content.conditions}
          rows={8}
          onChange={(conditions) => onChange({ conditions })}
        />
        <OptionalWords
          path="quota"
          label={workItemElementWords.fields.quota}
          most={1000}
          rows={3}
          value={content.quota}
          onChange={(quota) => onChange({ quota })}
        />
      </Columns>
      <Columns least="360px">
        {(['statutory', 'promised'] as const).map((key) => (
          <Stack key={key}>
            <GapNotice gap={key} content={content} onChange={onChange} />
            <LimitFields
              path={key}
              title={words.fields[key]}
              limit={content[key]}
              onChange={(limit) => onChange({ [key]: limit })}
            />
          </Stack>
        ))}
      </Columns>
      <RegimeFields content={content} onChange={onChange} />
      <QuotaFields content={content} onChange={onChange} />
      <OptionalWords
        path="siteCheck.basis"
        label={workItemElementWords.fields.siteCheck}
        help={workItemElementWords.fields.siteCheckHelp}
        most={500}
        value={content.siteCheck?.basis}
        onChange={(basis) => onChange({ siteCheck: basis ? { basis } : undefined })}
      />
      <OptionalWords
        path="coSigned.basis"
        label={workItemElementWords.fields.coSigned}
        help={workItemElementWords.fields.coSignedHelp}
        most={500}
        value={content.coSigned?.basis}
        onChange={(basis) => onChange({ coSigned: basis ? { basis } : undefined })}
      />
      <h2>{special.title}</h2>
      <RowsEditor<Special>
        one={special.one}
        path="specialProcedures"
        rows={content.specialProcedures ?? []}
        nameOf={(row) => row.name}
        blank={() => ({ kind: '2', name: special.one })}
        onChange={(rows) => onChange({ specialProcedures: rows.length === 0 ? undefined : rows })}
      >
        {(row, change, path) => (
          <Columns least="200px">
            <CodeField
              path={`${path}.kind`}
              label={special.kind}
              table={specialKinds}
              value={row.kind}
              onChange={(kind) => change({ kind })}
            />
            <WordsField
              path={`${path}.name`}
              label={special.name}
              most={100}
              value={row.name}
              onChange={(name) => change({ name })}
            />
            <CountField
              path={`${path}.days`}
              label={special.days}
              required={false}
              value={row.days}
              onChange={(days) => change({ days })}
            />
            <OptionalWords
              path={`${path}.basis`}
              label={special.basis}
              most={500}
              value={row.basis}
              onChange={(basis) => change({ basis })}
            />
          </Columns>
        )}
      </RowsEditor>
    </Stack>
  )
}

type LimitFieldsProps = { path: string; title: string; limit: Limit; onChange: (limit: Limit) => void }

function LimitFields({ path, title, limit, onChange }: LimitFieldsProps) {
  return (
    <fieldset>
      <Stack>
        <legend>
          <strong>{title}</strong>
        </legend>
        <Columns least="140px">
          <CountField
            path={`${path}.days`}
            label={words.fields.days}
            help={words.fields.daysHelp}
            value={limit.days}
            onChange={(days) => onChange({ ...limit, days: days ?? 0 })}
          />
          <CodeField
            path={`${path}.unit`}
            label={words.fields.unit}
            help={words.fields.unitHelp}
            table={words.units}
            value={limit.unit}
            onChange={(unit) => onChange({ ...limit, unit })}
          />
        </Columns>
        <WordsField
          path={`${path}.explanation`}
          label={words.fields.explanation}
          rows={2}
          most={400}
          value={limit.explanation}
          onChange={(explanation) => onChange({ ...limit, explanation })}
        />
      </Stack>
    </fieldset>
  )
}
