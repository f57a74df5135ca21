/** An application taken from a person at the counter: item, applicant, form, materials, check. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { fileForApplicant } from '#modules/cases/contract.ts'
import { guide } from '#modules/catalogue/contract.ts'
import { type FormValues, itemForm } from '#modules/forms/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { ItemForm } from '../../ui/item-form/item-form.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { Steps } from '../../ui/steps.tsx'
import { intakeWords as words } from '../../words/zh/work-intake.ts'
import { PageLoaded } from '../page-loaded.tsx'
import { useLeaveGuard } from '../use-leave-guard.ts'
import { loadRegions } from '../vocabulary/load-regions.ts'
import { type ApplicantDraft, emptyApplicant, ofApplicant, sectionsOf } from './applicant-draft.ts'
import { ApplicantStep } from './applicant-step.tsx'
import { CheckStep } from './check-step.tsx'
import { formErrors } from './form-errors.ts'
import css from './intake.module.css'
import { ItemStep } from './item-step.tsx'
import { type Given, givenOf, MaterialsStep } from './materials-step.tsx'

export type ItemGuide = OutputOf<typeof guide>
type ItemFormAnswer = OutputOf<typeof itemForm>

export function IntakePage() {
  const [state, change] = useAddressState()
  if (!state.item) {
    return (
      <Stack className={css.page}>
        <PageTitle text={words.title} />
        <Steps names={words.steps} at={0} label={words.stepsLabel} />
        <ItemStep onChoose={(item) => change({ item })} />
      </Stack>
    )
  }
  return <ChosenItem key={state.item} itemId={state.item} onRestart={() => change({ item: undefined })} />
}

function ChosenItem({ itemId, onRestart }: { itemId: string; onRestart: () => void }) {
  const item = useView(guide, { id: itemId })
  const form = useView(itemForm, { id: itemId })
  return (
    <PageLoaded of={item} title={words.title}>
      {(found) => (
        <PageLoaded of={form} title={words.title}>
          {(fields) => <Intake item={found} form={fields} onRestart={onRestart} />}
        </PageLoaded>
      )}
    </PageLoaded>
  )
}

function Intake({ item, form, onRestart }: { item: ItemGuide; form: ItemFormAnswer; onRestart: () => void }) {
  const navigate = useNavigate()
  const [at, setAt] = useState(1)
  const [applicant, setApplicant] = useState<ApplicantDraft>(() => emptyApplicant(item.content.audience))
  const [values, setValues] = useState<FormValues>({})
  const [sources, setSources] = useState<Readonly<Record<string, string>>>({})
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({})
  const act = useAct(fileForApplicant)
  const filedAlready = useRef(false)
  useLeaveGuard(() => at > 1 && !filedAlready.current)
  const sections = sectionsOf(form)
  const wrongFields = act.problem?.code === 'cases.form-wrong' ? messagesIn(act.problem.facts.fields) : undefined

  const identified = (draft: ApplicantDraft) => {
    const known = ofApplicant(sections, draft)
    setApplicant(draft)
    setValues({ ...values, ...known })
    setSources(Object.fromEntries(Object.keys(known).map((key) => [key, words.applicant.source])))
    setAt(2)
  }
  const submit = async () => {
    const filed = await act.run({
      itemId: item.id,
      applicant: applicantInput(applicant),
      values: { ...values },
      materials: givenOf(item.content.materials, given),
      contactPhone: applicant.phone || undefined,
    })
    if (!filed) return
    filedAlready.current = true
    void navigate({ to: `/work/cases/${filed.caseId}/receipt` as string })
  }
  return (
    <Stack className={css.page}>
      <header className={css.head}>
        <PageTitle text={`${item.content.name} · ${words.steps[at]}`} />
        <Button onClick={onRestart}>{words.restart}</Button>
      </header>
      <Steps names={words.steps} at={at} label={words.stepsLabel} />
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      {at === 1 ? <ApplicantStep item={item} draft={applicant} onDone={identified} onBack={onRestart} /> : null}
      {at === 2 ? (
        <Card>
          {sections.length === 0 ? <p>{words.noForm}</p> : null}
          <ItemForm
            sections={sections}
            values={values}
            onChange={setValues}
            validate={formErrors}
            layout="all"
            doneWord={words.formNext}
            sources={sources}
            serverErrors={wrongFields}
            loadRegions={loadRegions}
            onBack={() => setAt(1)}
            onDone={() => setAt(3)}
          />
        </Card>
      ) : null}
      {at === 3 ? (
        <MaterialsStep
          materials={item.content.materials}
          given={given}
          onChange={setGiven}
          onDone={() => setAt(4)}
          onBack={() => setAt(2)}
        />
      ) : null}
      {at === 4 ? (
        <CheckStep
          item={item}
          sections={sections}
          applicant={applicant}
          values={values}
          given={given}
          pending={act.pending}
          onChange={setAt}
          onSubmit={() => void submit()}
        />
      ) : null}
    </Stack>
  )
}

function applicantInput(draft: ApplicantDraft) {
  const { name, identifier, address } = draft
  if (draft.kind === 'person')
    return {
      kind: 'person' as const,
      name,
      idNumber: identifier,
      phone: draft.phone || undefined,
      address: address || undefined,
    }
  return {
    kind: 'enterprise' as const,
    name,
    uscc: identifier,
    legalRepresentative: draft.legalRepresentative || undefined,
    address: address || undefined,
    agentName: draft.agentName,
  }
}

function messagesIn(fields: unknown): Record<string, string> | undefined {
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, string>) : undefined
}
