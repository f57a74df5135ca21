/** Everything once more before it is filed. */
import { Button } from 'antd'
import { useState } from 'react'
import { type FormSection, type FormValues, readingOf } from '#modules/forms/contract.ts'
import { useSession } from '../../client/session.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { TextField, TickField } from '../../ui/field.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { PrintButton, PrintHeader } from '../../ui/print-button.tsx'
import { PromiseText } from '../../ui/promise-text.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { ReadingForm } from '../../ui/item-form/reading-form.tsx'
import { intakeWayWords as wayWords } from '../../words/zh/work-intake-way.ts'
import { portalWords } from '../../words/zh/portal.ts'
import { intakeWords } from '../../words/zh/work-intake.ts'
import { PapersField, useComingPapers } from '../counter/papers-field.tsx'
import type { ApplicantDraft } from './applicant-draft.ts'
import css from './intake.module.css'
import type { Checklist, Step } from './intake-page.tsx'
import type { Given } from './materials-step.tsx'
import type { Offers, Way } from './way-step.tsx'

const words = intakeWords.check
const applicantWords = intakeWords.applicant

export type CheckStepProps = {
  list: Checklist
  /** What is applied for: the head of the printed form. */
  item: string
  sections: readonly FormSection[]
  applicant: ApplicantDraft
  values: FormValues
  given: Readonly<Record<string, Given>>
  offers: Offers | undefined
  way: Way
  pending: boolean
  /** Back to that step. */
  onChange: (step: Step) => void
  signing: Signing
  onSigning: (signing: Signing) => void
  onSubmit: (signer: string, scan?: string) => void
}

/** Who signs the promise in person, and the paper once scanned: kept with a draft. */
export type Signing = { signer?: string; scan?: KeptFile }

export function CheckStep(props: CheckStepProps) {
  const {
    item,
    list,
    sections,
    applicant,
    values,
    given,
    offers,
    way,
    pending,
    onChange,
    signing,
    onSigning,
    onSubmit,
  } = props
  const person = applicant.kind === 'person'
  const clerk = useSession().data?.account?.name ?? ''
  const { signer = person ? applicant.name : applicant.agentName, scan } = signing
  const [signed, setSigned] = useState(false)
  const papers = useComingPapers()
  const [tried, setTried] = useState(false)
  const about = way.concerns && offers?.licences.find((one) => one.id === way.concerns?.licenceId)
  const promise = way.promises ? offers?.offer : undefined
  const unsigned = promise !== undefined && (!signed || signer.trim().length < 2)
  const submit = () => {
    setTried(true)
    if (!papers.mustWait() && !unsigned) onSubmit(signer.trim(), scan?.id)
  }
  return (
    <Card title={words.title}>
      <Stack>
        <PrintHeader title={words.printTitle(portalWords.city, item)} />
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
        {about && way.concerns ? (
          <Part title={wayWords.concerns} onChange={() => onChange('way')}>
            <p>{wayWords.about(wayWords.kinds[way.concerns.kind], about.title, about.number)}</p>
          </Part>
        ) : null}
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
        {promise ? (
          <Part title={wayWords.sign} onChange={() => onChange('way')}>
            <Stack>
              <PromiseText of={promise} />
              <TextField
                label={wayWords.signer}
                help={wayWords.signerHelp}
                required
                maxLength={50}
                value={signer}
                error={tried && signer.trim().length < 2 ? wayWords.signerEmpty : undefined}
                onChange={(name) => onSigning({ signer: name, scan })}
              />
              <TickField
                label={wayWords.signed(clerk)}
                checked={signed}
                error={tried && !signed ? wayWords.signedEmpty : undefined}
                onChange={setSigned}
              />
              <PapersField
                {...papers.field}
                label={wayWords.scan}
                files={scan ? [scan] : []}
                onChange={(change) => onSigning({ signer, scan: change(scan ? [scan] : []).at(-1) })}
              />
            </Stack>
          </Part>
        ) : null}
        <p className="not-printed">{words.effect}</p>
        <Buttons>
          <Button type="primary" loading={pending} onClick={submit}>
            {words.submit}
          </Button>
          <Button onClick={() => onChange('materials')}>{intakeWords.back}</Button>
          <PrintButton label={words.printForm} />
        </Buttons>
        <div className={`${css.sign} only-printed`}>
          <p>{words.signHere}</p>
          <p>{words.signedOn}</p>
        </div>
      </Stack>
    </Card>
  )
}

function Part({ title, onChange, children }: { title: string; onChange: () => void; children: React.ReactNode }) {
  return (
    <section>
      <header className={css.head}>
        <h2>{title}</h2>
        <Button type="link" className="not-printed" aria-label={`${words.change}${title}`} onClick={onChange}>
          {words.change}
        </Button>
      </header>
      {children}
    </section>
  )
}

function howWords(given: Given | undefined): string | undefined {
  if (!given) return undefined
  const files = given.how === 'scan' ? `：${given.files.map((file) => file.name).join('、')}` : ''
  return `${intakeWords.materials.hows[given.how]}${files}`
}
