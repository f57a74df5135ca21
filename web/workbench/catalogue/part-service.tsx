/** Where and when, whom to ask, and what people ask. */
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { GapNotice } from './gap-notice.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { OptionalWords, WordsField } from './small-fields.tsx'

type Service = ItemContent['service']
type Question = ItemContent['faq'][number]

export function ServicePart({ content, onChange }: ContentProps) {
  const { service } = content
  const changeService = (part: Partial<Service>) => onChange({ service: { ...service, ...part } })
  return (
    <Stack>
      <GapNotice gap="service" content={content} onChange={onChange} />
      <Columns least="280px">
        <OptionalWords
          path="service.hall"
          label={words.service.hall}
          most={100}
          value={service.hall}
          onChange={(hall) => changeService({ hall })}
        />
        {(['address', 'hours', 'phone', 'complaintPhone'] as const).map((key) => (
          <WordsField
            key={key}
            path={`service.${key}`}
            label={words.service[key]}
            most={200}
            value={service[key]}
            onChange={(text) => changeService({ [key]: text })}
          />
        ))}
        {(['enquiry', 'complaint'] as const).map((key) => (
          <OptionalWords
            key={key}
            path={key}
            label={workItemElementWords.fields[key]}
            most={500}
            value={content[key]}
            onChange={(text) => onChange({ [key]: text })}
          />
        ))}
      </Columns>
      <h2>{words.fields.faq}</h2>
      <RowsEditor<Question>
        one={words.faq.one}
        path="faq"
        rows={content.faq}
        nameOf={(row) => row.question}
        blank={() => ({ question: '', answer: '' })}
        onChange={(faq) => onChange({ faq })}
      >
        {(row, change, path) => (
          <>
            <WordsField
              path={`${path}.question`}
              label={words.faq.question}
              most={200}
              value={row.question}
              onChange={(question) => change({ question })}
            />
            <WordsField
              path={`${path}.answer`}
              label={words.faq.answer}
              rows={2}
              most={1000}
              value={row.answer}
              onChange={(answer) => change({ answer })}
            />
          </>
        )}
      </RowsEditor>
    </Stack>
  )
}
