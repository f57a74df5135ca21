/** Name, everyday name, for whom, what kind. */
import { audiences, handlingKinds, type ItemContent, itemTypes, levels } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { ChoiceField, ChoicesField, LongTextField, SelectField, TextField, TickField } from '../../ui/field.tsx'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import type { PartProps } from './editor.tsx'
import { CountField, LinesField, optionsOf } from './small-fields.tsx'

const words = workCatalogueWords.fields
const textOrNothing = (text: string) => (text === '' ? undefined : text)

export function BasicsPart({ content, onChange }: PartProps) {
  return (
    <Columns least="400px">
      <Stack>
        <TextField
          label={words.name}
          required
          maxLength={200}
          value={content.name}
          onChange={(name) => onChange({ name })}
        />
        <TextField
          label={words.plainName}
          maxLength={80}
          value={content.plainName ?? ''}
          onChange={(text) => onChange({ plainName: textOrNothing(text) })}
        />
        <LongTextField
          label={words.summary}
          maxLength={400}
          value={content.summary ?? ''}
          onChange={(text) => onChange({ summary: textOrNothing(text) })}
        />
        <LinesField label={words.keywords} lines={content.keywords} onChange={(keywords) => onChange({ keywords })} />
      </Stack>
      <Stack>
        <SelectField
          label={words.itemType}
          required
          options={optionsOf(itemTypes)}
          value={content.itemType}
          onChange={(value) => value && onChange({ itemType: value as ItemContent['itemType'] })}
        />
        <SelectField
          label={words.level}
          required
          options={optionsOf(levels)}
          value={content.level}
          onChange={(value) => value && onChange({ level: value as ItemContent['level'] })}
        />
        <TextField
          label={words.topic}
          maxLength={40}
          value={content.topic ?? ''}
          onChange={(text) => onChange({ topic: textOrNothing(text) })}
        />
        <TextField
          label={words.mainItem}
          maxLength={200}
          value={content.mainItem ?? ''}
          onChange={(text) => onChange({ mainItem: textOrNothing(text) })}
        />
        <ChoicesField
          label={words.audience}
          required
          inline
          options={optionsOf(audiences)}
          value={content.audience}
          onChange={(value) => onChange({ audience: value as ItemContent['audience'] })}
        />
        <ChoiceField
          label={words.handling}
          required
          inline
          options={optionsOf(handlingKinds)}
          value={content.handling}
          onChange={(value) => onChange({ handling: value as ItemContent['handling'] })}
        />
        <CountField label={words.trips} value={content.trips} onChange={(trips) => onChange({ trips: trips ?? 0 })} />
        <TickField label={words.online} checked={content.online} onChange={(online) => onChange({ online })} />
      </Stack>
    </Columns>
  )
}
