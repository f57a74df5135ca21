/** Codes, the body that exercises the power, and what it answers for. */
import { type ItemContent, organNatures, powerSources } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { workItemElementWords as words } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { LinesField, OptionalCode, OptionalWords } from './small-fields.tsx'

type Body = NonNullable<ItemContent['body']>
type Power = NonNullable<ItemContent['power']>

const codes = [
  { key: 'basicCode', help: words.fields.basicCodeHelp, most: 36 },
  { key: 'implementationCode', help: words.fields.implementationCodeHelp, most: 36 },
  { key: 'handlingCode', help: words.fields.handlingCodeHelp, most: 50 },
  { key: 'localBasicCode', help: undefined, most: 50 },
  { key: 'localCode', help: undefined, most: 80 },
] as const

export function CodesPart({ content, onChange }: ContentProps) {
  return (
    <Stack>
      <Columns least="320px">
        {codes.map(({ key, help, most }) => (
          <OptionalWords
            key={key}
            path={key}
            label={words.fields[key]}
            help={help}
            most={most}
            value={content[key]}
            onChange={(code) => onChange({ [key]: code })}
          />
        ))}
      </Columns>
      <h2>{words.body.title}</h2>
      <BodyFields content={content} onChange={onChange} />
      <h2>{words.power.title}</h2>
      <PowerFields content={content} onChange={onChange} />
    </Stack>
  )
}

function BodyFields({ content: { body = { jointBodies: [] } }, onChange }: ContentProps) {
  const change = (part: Partial<Body>) => onChange({ body: statedOnly({ ...body, ...part }) as Body | undefined })
  return (
    <Columns least="280px">
      <OptionalCode
        path="body.nature"
        label={words.body.nature}
        table={organNatures}
        value={body.nature}
        onChange={(nature) => change({ nature })}
      />
      <OptionalWords
        path="body.unit"
        label={words.body.unit}
        most={200}
        value={body.unit}
        onChange={(unit) => change({ unit })}
      />
      <OptionalWords
        path="body.entrustedBy"
        label={words.body.entrustedBy}
        most={100}
        value={body.entrustedBy}
        onChange={(entrustedBy) => change({ entrustedBy })}
      />
      <LinesField
        path="body.jointBodies"
        label={words.body.jointBodies}
        required={false}
        rows={3}
        lines={body.jointBodies}
        onChange={(jointBodies) => change({ jointBodies })}
      />
    </Columns>
  )
}

function PowerFields({ content: { power = { duties: [] } }, onChange }: ContentProps) {
  const change = (part: Partial<Power>) => onChange({ power: statedOnly({ ...power, ...part }) as Power | undefined })
  return (
    <Columns least="320px">
      <OptionalCode
        path="power.source"
        label={words.power.source}
        table={powerSources}
        value={power.source}
        onChange={(source) => change({ source })}
      />
      <OptionalWords
        path="power.jurisdiction"
        label={words.power.jurisdiction}
        most={500}
        value={power.jurisdiction}
        onChange={(jurisdiction) => change({ jurisdiction })}
      />
      {(['division', 'content', 'accountability'] as const).map((key) => (
        <OptionalWords
          key={key}
          path={`power.${key}`}
          label={words.power[key]}
          most={2000}
          rows={3}
          value={power[key]}
          onChange={(text) => change({ [key]: text })}
        />
      ))}
      <LinesField
        path="power.duties"
        label={words.power.duties}
        required={false}
        rows={4}
        lines={power.duties}
        onChange={(duties) => change({ duties })}
      />
    </Columns>
  )
}

/** Nothing stated in any of its fields: the element itself is not stated. */
export function statedOnly<T extends object>(element: T): T | undefined {
  const stated = Object.values(element).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)))
  return stated ? element : undefined
}
