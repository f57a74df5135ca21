/** Where and when, and what people ask. */
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { LongTextField, TextField } from '../../ui/field.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import type { PartProps } from './editor.tsx'
import { RowsEditor } from './rows-editor.tsx'

type Service = ItemContent['service']
type Question = ItemContent['faq'][number]

export function ServicePart({ content, onChange }: PartProps) {
  const { service } = content
  const changeService = (part: Partial<Service>) => onChange({ service: { ...service, ...part } })
  return (
    <Stack>
      <h2>{words.fields.service}</h2>
      <Columns least="280px">
        <TextField
          label={words.service.hall}
          maxLength={100}
          value={service.hall ?? ''}
          onChange={(hall) => changeService({ hall: hall || undefined })}
        />
        {(['address', 'hours', 'phone', 'complaintPhone'] as const).map((key) => (
          <TextField
            key={key}
            label={words.service[key]}
            required
            maxLength={200}
            value={service[key]}
            onChange={(text) => changeService({ [key]: text })}
          />
        ))}
      </Columns>
      <h2>{words.fields.faq}</h2>
      <RowsEditor<Question>
        one={words.faq.one}
        rows={content.faq}
        nameOf={(row) => row.question}
        blank={() => ({ question: '', answer: '' })}
        onChange={(faq) => onChange({ faq })}
      >
        {(row, change) => (
          <>
            <TextField
              label={words.faq.question}
              required
              maxLength={200}
              value={row.question}
              onChange={(question) => change({ question })}
            />
            <LongTextField
              label={words.faq.answer}
              required
              rows={2}
              maxLength={1000}
              value={row.answer}
              onChange={(answer) => change({ answer })}
            />
          </>
        )}
      </RowsEditor>
    </Stack>
  )
}
