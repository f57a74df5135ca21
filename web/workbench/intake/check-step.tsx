/** Everything once more before it is filed. */
import { Button } from 'antd'
import { type FormSection, type FormValues, readingOf } from '#modules/forms/contract.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { ReadingForm } from '../../ui/item-form/reading-form.tsx'
import { intakeWords } from '../../words/zh/work-intake.ts'
import type { ApplicantDraft } from './applicant-draft.ts'
import type { Checklist, Step } from './intake-page.tsx'
import type { Given } from './materials-step.tsx'

const words = intakeWords.check
const applicantWords = intakeWords.applicant

export type CheckStepProps = {
  list: Checklist
  sections: readonly FormSection[]
  applicant: ApplicantDraft
  values: FormValues
  given: Readonly<Record<string, Given>>
  pending: boolean
  /** Back to that step. */
  onChange: (step: Step) => void
  onSubmit: () => void
}

export function CheckStep({ list, sections, applicant, values, given, pending, onChange, onSubmit }: CheckStepProps) {
  const person = applicant.kind === 'person'
  return (
    <Card title={words.title}>
      <Stack>
        {list.answered.length > 0 ? (
          <Part title={words.situation} onChange={() => onChange('situation')}>
            <FactList
              columns={2}
              facts={list.answered.map(({ key, text, label }) => ({ key, label: text, value: label }))}
            />
          </Part>
        ) : null}
        <Part title={words.applicant} onChange={() => onChange('applicant')}>
          <FactList
            columns={2}
            facts={[
              {
                key: 'name',
                label: person ? applicantWords.name : applicantWords.enterpriseName,
                value: applicant.name,
              },
              { key: 'id', label: person ? applicantWords.idNumber : applicantWords.uscc, value: applicant.identifier },
              ...(person ? [] : [{ key: 'agent', label: applicantWords.agentName, value: applicant.agentName }]),
              { key: 'phone', label: applicantWords.phone, value: applicant.phone },
            ]}
          />
        </Part>
        <ReadingForm sections={readingOf(sections, values)} columns={2} onChange={() => onChange('form')} />
        <Part title={words.materials} onChange={() => onChange('materials')}>
          <FactList
            facts={list.materials.map((material) => ({
              key: material.key,
              label: material.name,
              value: howWords(given[material.key]),
            }))}
          />
        </Part>
        <p>{words.effect}</p>
        <Buttons>
          <Button type="primary" loading={pending} onClick={onSubmit}>
            {words.submit}
          </Button>
          <Button onClick={() => onChange('materials')}>{intakeWords.back}</Button>
        </Buttons>
      </Stack>
    </Card>
  )
}

function Part({ title, onChange, children }: { title: string; onChange: () => void; children: React.ReactNode }) {
  return (
    <section>
      <Buttons>
        <h2>{title}</h2>
        <Button type="link" aria-label={`${words.change}${title}`} onClick={onChange}>
          {words.change}
        </Button>
      </Buttons>
      {children}
    </section>
  )
}

function howWords(given: Given | undefined): string | undefined {
  if (!given) return undefined
  const files = given.how === 'scan' ? `：${given.files.map((file) => file.name).join('、')}` : ''
  return `${intakeWords.materials.hows[given.how]}${files}`
}
