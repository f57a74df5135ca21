/** Where and when, whom to ask, and what people ask. */
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { GapNotice } from './gap-notice.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { TickField } from '../../ui/field.tsx'
import { CountField, OptionalWords, WordsField } from './small-fields.tsx'

type Service = ItemContent['service']
type Question = ItemContent['faq'][number]
type Video = NonNullable<ItemContent['videos']>[number]

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
      <Videos content={content} onChange={onChange} />
    </Stack>
  )
}

/** Links to films on other sites, which the guide names with their length. */
function Videos({ content, onChange }: Pick<ContentProps, 'content' | 'onChange'>) {
  return (
    <>
      <h2>{words.video.title}</h2>
      <p>{words.video.help}</p>
      <RowsEditor<Video>
        one={words.video.one}
        path="videos"
        rows={content.videos ?? []}
        nameOf={(row) => row.title}
        blank={() => ({ title: '', url: 'https://', minutes: 3, captioned: false })}
        onChange={(videos) => onChange({ videos: videos.length > 0 ? videos : undefined })}
      >
        {(row, change, path) => (
          <>
            <WordsField
              path={`${path}.title`}
              label={words.video.name}
              most={60}
              value={row.title}
              onChange={(title) => change({ title })}
            />
            <WordsField
              path={`${path}.url`}
              label={words.video.url}
              most={500}
              value={row.url}
              onChange={(url) => change({ url: url.trim() })}
            />
            <CountField
              path={`${path}.minutes`}
              label={words.video.minutes}
              value={row.minutes}
              onChange={(minutes) => change({ minutes: minutes ?? 0 })}
            />
            <TickField
              label={words.video.captioned}
              checked={row.captioned}
              onChange={(captioned) => change({ captioned })}
            />
          </>
        )}
      </RowsEditor>
    </>
  )
}
