/** 告知承诺: the text, what it stands for, the check afterwards, and the declaration that the matter is open to it. */
import {
  brokenConsequences,
  checkModes,
  type Commitment,
  noCommitment,
  type RiskClass,
  riskClasses,
} from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { ChoicesField, TickField } from '../../ui/field.tsx'
import { workEasierWords } from '../../words/zh/work-easier.ts'
import type { ContentProps } from './editor.tsx'
import { useFaultAt } from './faults.tsx'
import { CodeField, CountField, LinesField, OptionalCodes, WordsField } from './small-fields.tsx'

const words = workEasierWords.commitment

const blank: Commitment = {
  edition: '',
  promise: '',
  consequence: '',
  basis: '国办发〔2020〕42号',
  materials: [],
  conditions: [],
  check: { mode: 'site', risk: 'medium', days: { low: 60, medium: 30, high: 10 } },
  broken: 'correct',
  concerns: [],
  declared: false,
}

export function CommitmentFields({ content: { commitment, materials }, onChange }: ContentProps) {
  const at = useFaultAt()
  const change = (part: Partial<Commitment>) => onChange({ commitment: { ...commitment!, ...part } })
  const text = (key: 'promise' | 'consequence' | 'basis' | 'edition', rows?: number, help?: string) => (
    <WordsField
      path={`commitment.${key}`}
      label={words[key]}
      help={help}
      most={rows ? 2000 : 400}
      rows={rows}
      value={commitment![key]}
      onChange={(said) => change({ [key]: said })}
    />
  )
  return (
    <Stack>
      <h2>{words.title}</h2>
      <p>{words.note}</p>
      <TickField
        label={words.tick}
        checked={commitment !== undefined}
        onChange={(on) => onChange({ commitment: on ? blank : undefined })}
      />
      {commitment ? (
        <>
          <Columns least="280px">
            {text('edition')}
            {text('basis')}
          </Columns>
          {text('promise', 5, words.promiseHelp)}
          {text('consequence', 3)}
          <Columns least="320px">
            <ChoicesField
              id="draft-commitment-materials"
              label={words.materials}
              error={at('commitment.materials').error}
              options={materials.map(({ key, name }) => ({ value: key, label: name }))}
              value={commitment.materials}
              onChange={(chosen) => change({ materials: chosen })}
            />
            <LinesField
              path="commitment.conditions"
              label={words.conditions}
              required={false}
              rows={4}
              lines={commitment.conditions}
              onChange={(conditions) => change({ conditions })}
            />
          </Columns>
          <CheckFields commitment={commitment} change={change} />
          <OptionalCodes
            path="commitment.concerns"
            label={words.concerns}
            table={noCommitment}
            value={commitment.concerns}
            onChange={(concerns) => change({ concerns: concerns ?? [] })}
          />
          <TickField
            label={words.declared}
            error={at('commitment.declared').error}
            checked={commitment.declared}
            onChange={(declared) => change({ declared })}
          />
        </>
      ) : null}
    </Stack>
  )
}

type CheckProps = { commitment: Commitment; change: (part: Partial<Commitment>) => void }

function CheckFields({ commitment: { check, broken }, change }: CheckProps) {
  return (
    <Columns least="200px">
      <CodeField
        path="commitment.check.mode"
        label={words.mode}
        table={checkModes}
        value={check.mode}
        onChange={(mode) => change({ check: { ...check, mode } })}
      />
      <CodeField
        path="commitment.check.risk"
        label={words.risk}
        table={riskClasses}
        value={check.risk}
        onChange={(risk) => change({ check: { ...check, risk } })}
      />
      {(Object.keys(riskClasses) as RiskClass[]).map((risk) => (
        <CountField
          key={risk}
          path={`commitment.check.days.${risk}`}
          label={words.days(riskClasses[risk])}
          value={check.days[risk]}
          onChange={(days) => change({ check: { ...check, days: { ...check.days, [risk]: days ?? 1 } } })}
        />
      ))}
      <CodeField
        path="commitment.broken"
        label={words.broken}
        table={brokenConsequences}
        value={broken}
        onChange={(next) => change({ broken: next })}
      />
    </Columns>
  )
}
