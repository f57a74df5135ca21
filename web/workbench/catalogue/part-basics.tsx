/** Name, everyday name, for whom, what kind. */
import { audiences, handlingKinds, type ItemContent, itemTypes, levels } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { ChoiceField, ChoicesField } from '../../ui/field.tsx'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { useFaultAt } from './faults.tsx'
import { GapNotice } from './gap-notice.tsx'
import { CodeField, DayField, LinesField, OptionalWords, optionsOf, WordsField } from './small-fields.tsx'

const words = workCatalogueWords.fields
const more = workItemElementWords.fields

export function BasicsPart({ content, onChange }: ContentProps) {
  const at = useFaultAt()
  return (
    <Columns least="360px">
      <Stack>
        <WordsField
          path="name"
          label={words.name}
          most={200}
          value={content.name}
          onChange={(name) => onChange({ name })}
        />
        <OptionalWords
          path="plainName"
          label={words.plainName}
          most={80}
          value={content.plainName}
          onChange={(plainName) => onChange({ plainName })}
        />
        <OptionalWords
          path="summary"
          label={words.summary}
          most={400}
          rows={4}
          value={content.summary}
          onChange={(summary) => onChange({ summary })}
        />
        <LinesField
          path="keywords"
          label={words.keywords}
          required={false}
          lines={content.keywords}
          onChange={(keywords) => onChange({ keywords })}
        />
      </Stack>
      <Stack>
        <CodeField
          path="itemType"
          label={words.itemType}
          table={itemTypes}
          value={content.itemType}
          onChange={(itemType) => onChange({ itemType })}
        />
        <CodeField
          path="level"
          label={words.level}
          table={levels}
          value={content.level}
          onChange={(level) => onChange({ level })}
        />
        <OptionalWords
          path="mainItem"
          label={words.mainItem}
          most={200}
          value={content.mainItem}
          onChange={(mainItem) => onChange({ mainItem })}
        />
        <GapNotice gap="audience" content={content} onChange={onChange} />
        <ChoicesField
          {...at('audience')}
          label={words.audience}
          required
          inline
          options={optionsOf(audiences)}
          value={content.audience}
          onChange={(value) => onChange({ audience: value as ItemContent['audience'] })}
        />
        <ChoiceField
          {...at('handling')}
          label={words.handling}
          required
          inline
          options={optionsOf(handlingKinds)}
          value={content.handling}
          onChange={(value) => onChange({ handling: value as ItemContent['handling'] })}
        />
        <OptionalWords
          path="topic"
          label={more.topic}
          most={40}
          value={content.topic}
          onChange={(topic) => onChange({ topic })}
        />
        <TopicFields content={content} onChange={onChange} />
        <DayField
          path="plannedEnd"
          label={more.plannedEnd}
          help={more.plannedEndHelp}
          value={content.plannedEnd}
          onChange={(plannedEnd) => onChange({ plannedEnd })}
        />
      </Stack>
    </Columns>
  )
}

const topicLists = ['person', 'enterprise', 'localPerson', 'localEnterprise'] as const

function TopicFields({ content: { topics }, onChange }: ContentProps) {
  const change = (part: Partial<NonNullable<ItemContent['topics']>>) => {
    const next = { person: [], enterprise: [], ...topics, ...part }
    onChange({ topics: Object.values(next).every((list) => list.length === 0) ? undefined : next })
  }
  return (
    <Columns least="160px">
      {topicLists.map((list) => (
        <LinesField
          key={list}
          path={`topics.${list}`}
          label={more.topicLists[list]}
          required={false}
          rows={3}
          lines={topics?.[list] ?? []}
          onChange={(lines) => change({ [list]: lines })}
        />
      ))}
    </Columns>
  )
}
