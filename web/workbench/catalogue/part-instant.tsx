/** 秒批: the conditions under which the system grants, and a try-out of them. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { factDirectory } from '#modules/exchange/contract.ts'
import { instantFacts, type RuleCondition, ruleVerdicts, tryRule } from '#modules/catalogue/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Buttons, Card, Columns, Stack } from '../../ui/card.tsx'
import { SelectField, TextField, TickField } from '../../ui/field.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Loaded } from '../../ui/states.tsx'
import { workEasierWords } from '../../words/zh/work-easier.ts'
import css from './catalogue.module.css'
import type { ContentProps } from './editor.tsx'
import { FaultHere } from './faults.tsx'
import { useLicenceTypes } from './licence-options.ts'
import { RowsEditor } from './rows-editor.tsx'
import { WordsField } from './small-fields.tsx'
import { unusedKey } from './unused-key.ts'

const words = workEasierWords.instant
type Content = ContentProps['content']
type Instant = NonNullable<Content['instantApproval']>

export function InstantFields({ content, onChange }: ContentProps) {
  const { instantApproval } = content
  const change = (part: Partial<Instant>) => onChange({ instantApproval: { ...instantApproval!, ...part } })
  return (
    <Stack>
      <h2>{words.title}</h2>
      <p>{words.note}</p>
      <TickField
        label={words.tick}
        checked={instantApproval !== undefined}
        onChange={(on) => onChange({ instantApproval: on ? { rule: '', conditions: [] } : undefined })}
      />
      {instantApproval ? (
        <>
          <WordsField
            path="instantApproval.rule"
            label={words.rule}
            most={1000}
            rows={3}
            value={instantApproval.rule}
            onChange={(rule) => change({ rule })}
          />
          <h3>{words.conditions}</h3>
          <FaultHere path="instantApproval.conditions" />
          <RowsEditor<RuleCondition>
            one={words.one}
            path="instantApproval.conditions"
            rows={instantApproval.conditions}
            nameOf={(row) => row.text || words.one}
            blank={() => ({
              key: unusedKey('condition', instantApproval.conditions),
              text: '',
              holds: '',
              basis: '',
            })}
            onChange={(conditions) => change({ conditions })}
          >
            {(row, set, place) => (
              <Stack>
                <Columns least="280px">
                  <WordsField
                    path={`${place}.text`}
                    label={words.text}
                    most={200}
                    value={row.text}
                    onChange={(text) => set({ text })}
                  />
                  <WordsField
                    path={`${place}.basis`}
                    label={words.basis}
                    most={500}
                    value={row.basis}
                    onChange={(basis) => set({ basis })}
                  />
                </Columns>
                <WordsField
                  path={`${place}.holds`}
                  label={words.holds}
                  help={words.holdsHelp}
                  most={500}
                  value={row.holds}
                  onChange={(holds) => set({ holds })}
                />
              </Stack>
            )}
          </RowsEditor>
          <Known content={content} />
          <Trial content={content} conditions={instantApproval.conditions} />
        </>
      ) : null}
    </Stack>
  )
}

/** What a condition may speak of, by the names it uses. */
function Known({ content }: { content: Content }) {
  const types = useLicenceTypes()
  const fields = content.form.flatMap((section) => section.fields)
  const outside = (useView(factDirectory, {}).data?.rows ?? []).flatMap((fact) =>
    fact.fields.map(({ key, title }) => [`${fact.name}.${key}`, `${fact.title}：${title}`] as const),
  )
  const licences = Object.entries(types).map(([key, title]) => [key.replaceAll(/-([a-z0-9])/g, upper), title] as const)
  const lists = [
    { title: words.knownFacts, rows: Object.entries(instantFacts).map(([key, { title }]) => [key, title] as const) },
    { title: words.knownOutside, rows: outside },
    { title: words.knownForm, rows: fields.map(({ key, label }) => [key, label] as const) },
    { title: words.knownLicences, rows: licences },
  ]
  return (
    <details className={css.folded}>
      <summary>{words.known}</summary>
      <div className={css.unfolded}>
        {lists.map(({ title, rows }) => (
          <div key={title}>
            <h4>{title}</h4>
            <p>{rows.map(([key, named]) => `${key} ${named}`).join('；')}</p>
          </div>
        ))}
      </div>
    </details>
  )
}
const upper = (_: string, letter: string) => letter.toUpperCase()

type Values = Record<string, string | number | boolean>
type Tried = OutputOf<typeof tryRule>
const trial = workEasierWords.trial

function Trial({ content, conditions }: { content: Content; conditions: readonly RuleCondition[] }) {
  const whole = conditions.filter((one) => one.text && one.holds && one.basis)
  const [values, setValues] = useState<Values>({})
  const [asked, setAsked] = useState<{ conditions: RuleCondition[]; values: Values }>()
  const view = useView(
    tryRule,
    { conditions: asked?.conditions ?? [], form: content.form, values: asked?.values ?? {} },
    { when: asked !== undefined, keepPrevious: true },
  )
  return (
    <Card title={trial.title} level={3}>
      <Stack>
        <p>{whole.length === 0 ? trial.none : trial.help}</p>
        {asked ? (
          <Loaded of={view}>{(tried) => <Supposed tried={tried} values={values} onChange={setValues} />}</Loaded>
        ) : null}
        <Buttons>
          <Button disabled={whole.length === 0} onClick={() => setAsked({ conditions: whole, values })}>
            {trial.look}
          </Button>
        </Buttons>
      </Stack>
    </Card>
  )
}

const verdictTones = { holds: 'success', fails: 'danger', uncertain: 'warning' } as const

type SupposedProps = { tried: Tried; values: Values; onChange: (values: Values) => void }

function Supposed({ tried, values, onChange }: SupposedProps) {
  const set = (path: string, value: string | number | boolean | undefined) => {
    const { [path]: _, ...others } = values
    onChange(value === undefined || value === '' ? others : { ...others, [path]: value })
  }
  return (
    <Stack>
      <Columns least="220px">
        {tried.mentions.map(({ path, title, kind }) =>
          kind === 'yes-no' || kind === 'licence' ? (
            <SelectField
              key={path}
              label={title}
              help={path}
              emptyWord=" "
              options={[
                { value: 'yes', label: kind === 'licence' ? trial.has : trial.yes },
                ...(kind === 'licence' ? [] : [{ value: 'no', label: trial.no }]),
              ]}
              value={values[path] === undefined ? '' : values[path] ? 'yes' : 'no'}
              onChange={(chosen) => set(path, chosen === '' ? undefined : chosen === 'yes')}
            />
          ) : (
            <TextField
              key={path}
              label={title}
              help={path}
              maxLength={200}
              inputMode={kind === 'number' ? 'numeric' : undefined}
              value={String(values[path] ?? '')}
              onChange={(text) => set(path, kind === 'number' && text !== '' ? Number(text) : text)}
            />
          ),
        )}
      </Columns>
      <div aria-live="polite">
        <ul className={css.verdicts}>
          {tried.rows.map((row) => (
            <li key={row.key}>
              <StateTag tone={verdictTones[row.verdict]}>{ruleVerdicts[row.verdict]}</StateTag> {row.text}
              {row.why ? `（${row.why}）` : ''}
            </li>
          ))}
        </ul>
        <strong>{tried.grants ? trial.grants : trial.person}</strong>
      </div>
    </Stack>
  )
}
