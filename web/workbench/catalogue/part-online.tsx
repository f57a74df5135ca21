/** By which ways one applies, how deep it goes online, how often one comes, and where else it is handled. */
import { channels, depths, type ItemContent, reaches, reachModes, systemLevels } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { TickField } from '../../ui/field.tsx'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import { workItemElementWords as words } from '../../words/zh/work-item-elements.ts'
import type { ContentProps, PartProps } from './editor.tsx'
import { FaultHere } from './faults.tsx'
import { GapNotice } from './gap-notice.tsx'
import { CommitmentFields } from './part-commitment.tsx'
import { InstantFields } from './part-instant.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { CountField, LinesField, OptionalCode, OptionalCodes, OptionalWords, WordsField } from './small-fields.tsx'

type Access = NonNullable<ItemContent['access']>
type Reach = NonNullable<ItemContent['reach']>
type Site = { name: string; code?: string }
type Props = ContentProps

export function OnlinePart({ content, onChange }: PartProps) {
  return (
    <Stack>
      <GapNotice gap="trips" content={content} onChange={onChange} />
      <Columns least="280px">
        <CountField
          path="trips"
          label={workCatalogueWords.fields.trips}
          value={content.trips}
          onChange={(trips) => onChange({ trips: Math.min(trips ?? 0, 9) })}
        />
        <OptionalWords
          path="tripsReason"
          label={words.fields.tripsReason}
          most={1000}
          value={content.tripsReason}
          onChange={(tripsReason) => onChange({ tripsReason })}
        />
      </Columns>
      <TickField
        label={workCatalogueWords.fields.online}
        checked={content.online}
        onChange={(online) => onChange({ online })}
      />
      <Columns least="360px">
        <OptionalCodes
          path="channels"
          label={words.fields.channels}
          table={channels}
          value={content.channels}
          onChange={(ways) => onChange({ channels: ways })}
        />
        <OptionalCodes
          path="depth"
          label={words.fields.depth}
          table={depths}
          value={content.depth}
          onChange={(depth) => onChange({ depth })}
        />
      </Columns>
      <h2>{words.access.title}</h2>
      <AccessFields content={content} onChange={onChange} />
      <h2>{words.reach.title}</h2>
      <ReachFields content={content} onChange={onChange} />
      <InstantFields content={content} onChange={onChange} />
      <CommitmentFields content={content} onChange={onChange} />
    </Stack>
  )
}

const nothing: Access = {
  singleSignOn: false,
  mobileSingleSignOn: false,
  booking: false,
  onlinePayment: false,
  express: false,
  terminals: false,
  inHall: false,
}

function AccessFields({ content: { access = nothing }, onChange }: Props) {
  const change = (part: Partial<Access>) => onChange({ access: { ...access, ...part } })
  return (
    <>
      <Columns least="280px">
        {(['desktop', 'mobile'] as const).map((key) => (
          <OptionalWords
            key={key}
            path={`access.${key}`}
            label={words.access[key]}
            most={500}
            value={access[key]}
            onChange={(address) => change({ [key]: address })}
          />
        ))}
        <OptionalCode
          path="access.systemLevel"
          label={words.access.systemLevel}
          table={systemLevels}
          value={access.systemLevel}
          onChange={(systemLevel) => change({ systemLevel })}
        />
      </Columns>
      <fieldset>
        <legend>{words.access.supports}</legend>
        <Columns least="180px">
          {(Object.keys(words.access.ticks) as (keyof typeof words.access.ticks)[]).map((key) => (
            <TickField
              key={key}
              label={words.access.ticks[key]}
              checked={access[key]}
              onChange={(on) => change({ [key]: on })}
            />
          ))}
        </Columns>
      </fieldset>
    </>
  )
}

function ReachFields({ content: { reach, towns = [], villages = [] }, onChange }: Props) {
  const change = (part: Partial<Reach>) => onChange({ reach: { ...reach!, ...part } })
  return (
    <>
      <FaultHere path="reach" />
      <OptionalCode
        path="reach.scope"
        label={words.reach.scope}
        table={reaches}
        emptyWord={words.reach.none}
        value={reach?.scope}
        onChange={(scope) =>
          onChange({
            reach: scope ? { scope, modes: reach?.modes ?? ['online'], places: reach?.places ?? [] } : undefined,
          })
        }
      />
      {reach ? (
        <Columns least="320px">
          <OptionalCodes
            path="reach.modes"
            label={words.reach.modes}
            table={reachModes}
            value={reach.modes}
            onChange={(modes) => change({ modes: modes ?? [] })}
          />
          <LinesField
            path="reach.places"
            label={words.reach.places}
            required={false}
            rows={4}
            lines={reach.places}
            onChange={(places) => change({ places })}
          />
        </Columns>
      ) : null}
      <Columns least="320px">
        <Sites
          path="towns"
          title={words.reach.towns}
          one={words.reach.town}
          rows={towns}
          onChange={(rows) => onChange({ towns: rows })}
        />
        <Sites
          path="villages"
          title={words.reach.villages}
          one={words.reach.village}
          rows={villages}
          onChange={(rows) => onChange({ villages: rows })}
        />
      </Columns>
    </>
  )
}

type SitesProps = {
  path: string
  title: string
  one: string
  rows: readonly Site[]
  onChange: (rows: Site[] | undefined) => void
}

function Sites({ path, title, one, rows, onChange }: SitesProps) {
  return (
    <Stack>
      <h3>{title}</h3>
      <RowsEditor<Site>
        one={one}
        path={path}
        rows={rows}
        nameOf={(row) => row.name}
        blank={() => ({ name: one })}
        onChange={(next) => onChange(next.length === 0 ? undefined : next)}
      >
        {(row, change, place) => (
          <Columns least="140px">
            <WordsField
              path={`${place}.name`}
              label={words.reach.name}
              most={200}
              value={row.name}
              onChange={(name) => change({ name })}
            />
            <OptionalWords
              path={`${place}.code`}
              label={words.reach.code}
              most={18}
              value={row.code}
              onChange={(code) => change({ code })}
            />
          </Columns>
        )}
      </RowsEditor>
    </Stack>
  )
}
