/** What it costs, by which standard, on which basis, and who need not pay. */
import { useState } from 'react'
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { TextField, TickField } from '../../ui/field.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { FaultHere, useFaultAt } from './faults.tsx'
import { GapNotice } from './gap-notice.tsx'
import { PaymentFields } from './payment-fields.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { ConditionField } from './situations/condition-field.tsx'
import { OptionalWords, WordsField } from './small-fields.tsx'

type Fee = ItemContent['fees'][number]
const more = workItemElementWords.fee

export function FeesPart({ content, onChange }: ContentProps) {
  return (
    <Stack>
      <GapNotice gap="fees" content={content} onChange={onChange} />
      <FaultHere path="fees" />
      {content.fees.length === 0 ? <p>{words.fee.none}</p> : null}
      <RowsEditor<Fee>
        one={words.fee.one}
        path="fees"
        rows={content.fees}
        nameOf={(row) => row.name}
        blank={() => ({ name: '', standard: '', basis: '' })}
        onChange={(fees) => onChange({ fees })}
      >
        {(row, change, path) => (
          <>
            <Columns least="240px">
              {(['name', 'standard', 'basis'] as const).map((key) => (
                <WordsField
                  key={key}
                  path={`${path}.${key}`}
                  label={words.fee[key]}
                  most={key === 'name' ? 100 : 500}
                  value={row[key]}
                  onChange={(text) => change({ [key]: text })}
                />
              ))}
              <AmountField path={`${path}.amount`} value={row.amount} onChange={(amount) => change({ amount })} />
              <OptionalWords
                path={`${path}.collector`}
                label={more.collector}
                most={200}
                value={row.collector}
                onChange={(collector) => change({ collector })}
              />
              <OptionalWords
                path={`${path}.note`}
                label={more.note}
                most={1000}
                value={row.note}
                onChange={(note) => change({ note })}
              />
            </Columns>
            <TickField
              label={more.reducible}
              checked={row.reducible ?? false}
              onChange={(reducible) => change({ reducible: reducible || undefined, reduction: undefined })}
            />
            {row.reducible ? (
              <OptionalWords
                path={`${path}.reduction`}
                label={more.reduction}
                most={1000}
                rows={2}
                value={row.reduction}
                onChange={(reduction) => change({ reduction })}
              />
            ) : null}
            <ConditionField
              path={`${path}.when`}
              content={content}
              value={row.when}
              onChange={(when) => change({ when })}
            />
          </>
        )}
      </RowsEditor>
      <PaymentFields content={content} onChange={onChange} />
    </Stack>
  )
}

type AmountFieldProps = { path: string; value: number | undefined; onChange: (cents: number | undefined) => void }

/** Typed in 元, kept in 分. */
function AmountField({ path, value, onChange }: AmountFieldProps) {
  const [typed, setTyped] = useState(yuanOf(value))
  const { id, error } = useFaultAt()(path)
  const shown = centsOf(typed) === value ? typed : yuanOf(value)
  const wrong = typed !== '' && centsOf(typed) === undefined
  return (
    <TextField
      id={id}
      label={more.amount}
      inputMode="decimal"
      maxLength={12}
      error={wrong ? workItemElementWords.yuanWrong : error}
      value={wrong ? typed : shown}
      onChange={(text) => {
        setTyped(text)
        onChange(centsOf(text))
      }}
    />
  )
}

function centsOf(yuan: string): number | undefined {
  return /^\d{1,9}(\.\d{1,2})?$/.test(yuan) ? Math.round(Number(yuan) * 100) : undefined
}

function yuanOf(cents: number | undefined): string {
  return cents === undefined ? '' : (cents / 100).toFixed(2).replace(/\.00$/, '')
}
