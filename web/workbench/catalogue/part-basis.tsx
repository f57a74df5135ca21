/** On which law it rests, and what it costs. */
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { LongTextField, TextField } from '../../ui/field.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import type { PartProps } from './editor.tsx'
import { RowsEditor } from './rows-editor.tsx'

type Basis = ItemContent['basis'][number]
type Fee = ItemContent['fees'][number]

export function BasisPart({ content, onChange }: PartProps) {
  return (
    <Stack>
      <h2>{words.fields.basis}</h2>
      <RowsEditor<Basis>
        one={words.basis.one}
        rows={content.basis}
        nameOf={(row) => `${row.law}${row.article}`}
        blank={() => ({ law: '', article: '' })}
        onChange={(basis) => onChange({ basis })}
      >
        {(row, change) => (
          <>
            <Columns least="240px">
              <TextField
                label={words.basis.law}
                required
                maxLength={100}
                value={row.law}
                onChange={(law) => change({ law })}
              />
              <TextField
                label={words.basis.article}
                required
                maxLength={100}
                value={row.article}
                onChange={(article) => change({ article })}
              />
            </Columns>
            <LongTextField
              label={words.basis.text}
              rows={2}
              value={row.text ?? ''}
              onChange={(text) => change({ text: text || undefined })}
            />
          </>
        )}
      </RowsEditor>
      <h2>{words.fields.fees}</h2>
      {content.fees.length === 0 ? <p>{words.fee.none}</p> : null}
      <RowsEditor<Fee>
        one={words.fee.one}
        rows={content.fees}
        nameOf={(row) => row.name}
        blank={() => ({ name: '', standard: '', basis: '' })}
        onChange={(fees) => onChange({ fees })}
      >
        {(row, change) => (
          <Columns least="240px">
            <TextField
              label={words.fee.name}
              required
              maxLength={100}
              value={row.name}
              onChange={(name) => change({ name })}
            />
            <TextField
              label={words.fee.standard}
              required
              maxLength={200}
              value={row.standard}
              onChange={(standard) => change({ standard })}
            />
            <TextField
              label={words.fee.basis}
              required
              maxLength={200}
              value={row.basis}
              onChange={(basis) => change({ basis })}
            />
          </Columns>
        )}
      </RowsEditor>
    </Stack>
  )
}
