/** An application taken from a person at the counter: item, situation, applicant, form, materials, check. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { counterDraft, fileForApplicant, prepareAtWindow } from '#modules/cases/contract.ts'
import { checklist, guide } from '#modules/catalogue/contract.ts'
import { formFile } from '#modules/counter/contract.ts'
import { fileContent } from '#modules/documents/contract.ts'
import { type FormSection, type FormValues, readingOf } from '#modules/forms/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { useSession } from '../../client/session.ts'
import { useLastAnswer } from '../../client/use-last-answer.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { ItemForm } from '../../ui/item-form/item-form.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { answersText, situationOf, withAnswer, withoutAnswer } from '../../ui/situation-answers.ts'
import { ErrorBox } from '../../ui/states.tsx'
import { Steps } from '../../ui/steps.tsx'
import { useFocusFirst } from '../../ui/use-focus-first.ts'
import { counterDraftWords as draftWords } from '../../words/zh/work-counter-drafts.ts'
import { intakeWords as words } from '../../words/zh/work-intake.ts'
import { PageLoaded } from '../page-loaded.tsx'
import { useLeaveGuard } from '../use-leave-guard.ts'
import { loadRegions } from '../vocabulary/load-regions.ts'
import { type ApplicantDraft, emptyApplicant } from './applicant-draft.ts'
import { ApplicantStep } from './applicant-step.tsx'
import { type Begun, joined, keptOf, ofCounterDraft, ofOwnForm, type OwnForm } from './begun.ts'
import { CheckStep, type Signing } from './check-step.tsx'
import { formErrors } from './form-errors.ts'
import css from './intake.module.css'
import { ItemStep } from './item-step.tsx'
import { type Given, givenOf, MaterialsStep } from './materials-step.tsx'
import { keptFiles, useKeepDraft, useOnce } from './use-counter-draft.ts'
import { hasChoice, type Offers, type Way, WayStep } from './way-step.tsx'
import { bodiesOf, SituationStep } from './situation-step.tsx'

export type ItemGuide = OutputOf<typeof guide>
export type Checklist = OutputOf<typeof checklist>
export type Step = 'item' | 'situation' | 'applicant' | 'way' | 'form' | 'materials' | 'check'
/** What the counter's page has asked already. */
const known: readonly Step[] = ['item', 'applicant']
const steps: readonly Step[] = ['item', 'situation', 'applicant', 'way', 'form', 'materials', 'check']

export function IntakePage() {
  const [state, change] = useAddressState()
  if (!state.item) {
    return (
      <Stack className={css.page}>
        <PageTitle text={words.title} />
        <p>
          {words.purpose}
          <Link to="/work/counter">{words.toCounter}</Link>。
        </p>
        <Steps
          names={namesOf(steps.filter((one) => one !== 'situation' && one !== 'way'))}
          at={0}
          label={words.stepsLabel}
        />
        <ItemStep onChoose={(item) => change({ item })} />
      </Stack>
    )
  }
  return (
    <ChosenItem
      key={`${state.item}${state.draft ?? ''}`}
      itemId={state.item}
      onRestart={() => change({ item: undefined, answers: undefined, draft: undefined })}
    />
  )
}

/** At the counter the person is known before the item, and the page goes on after the filing. */
export type AtCounter = {
  present: ApplicantDraft
  /** They have brought their printed form. */
  form?: OwnForm
  onFiled: (caseId: string) => void
  /** Everything is filled in and can be read by the person. */
  onCheck: (lines: { label: string; value: string }[]) => void
}

export function ChosenItem({
  itemId,
  onRestart,
  counter,
}: {
  itemId: string
  onRestart: () => void
  counter?: AtCounter
}) {
  const [state, change] = useAddressState()
  const item = useView(guide, { id: itemId })
  const list = useLastAnswer(useView(checklist, { id: itemId, answers: state.answers ?? '' }, { keepPrevious: true }))
  const intake = (begun?: Begun) => (
    <PageLoaded of={item} title={words.title}>
      {(found) => (
        <PageLoaded of={list} title={words.title}>
          {(data) => (
            <Intake
              item={found}
              list={data}
              begun={begun}
              counter={counter}
              onAnswers={(answers) => change({ answers })}
              onRestart={onRestart}
            />
          )}
        </PageLoaded>
      )}
    </PageLoaded>
  )
  if (counter?.form) return intake(ofOwnForm(counter.form, counter.present))
  return state.draft ? <ContinuedDraft id={state.draft}>{intake}</ContinuedDraft> : intake()
}

/** Read once: what is typed from here on is the clerk's, until it is kept or filed. */
function ContinuedDraft({ id, children }: { id: string; children: (begun: Begun) => ReactNode }) {
  const draft = useView(counterDraft, { id })
  const [begun, setBegun] = useState<Begun>()
  // An answer kept from before may be older than the last save.
  if (!begun && draft.data && !draft.refreshing) setBegun(ofCounterDraft(draft.data))
  if (begun) return children(begun)
  return (
    <PageLoaded of={{ ...draft, data: undefined }} title={words.title}>
      {children}
    </PageLoaded>
  )
}

type IntakeProps = {
  item: ItemGuide
  list: Checklist
  begun?: Begun
  counter?: AtCounter
  onAnswers: (answers: string) => void
  onRestart: () => void
}

function Intake({ item, list, begun, counter, onAnswers, onRestart }: IntakeProps) {
  const navigate = useNavigate()
  const { data: session } = useSession()
  const bodies = bodiesOf(item)
  const own = bodies.find((one) => one.organId === session?.account?.post?.organId)?.organId
  const [chosenBody, setBody] = useState(begun?.organId)
  const body = chosenBody ?? own
  const asksFirst = item.content.situations !== undefined || bodies.length > 1
  const chosenOrgan = bodies.length > 1 ? body : undefined
  const settled = list.complete && (bodies.length < 2 || body !== undefined)
  const [offers, setOffers] = useState<Offers>()
  const chooses = offers !== undefined && hasChoice(offers)
  const path = steps.filter(
    (one) => (asksFirst || one !== 'situation') && (chooses || one !== 'way') && (!counter || !known.includes(one)),
  )
  const [step, setStep] = useState<Step>(
    steps.find((one) => one === begun?.content.step) ?? (asksFirst ? 'situation' : 'applicant'),
  )
  const [applicant, setApplicant] = useState<ApplicantDraft>(
    () => begun?.content.applicant ?? counter?.present ?? emptyApplicant(item.content.audience),
  )
  const [values, setValues] = useState<FormValues>(begun?.content.values ?? {})
  const [sources, setSources] = useState<Readonly<Record<string, string>>>(begun?.content.sources ?? {})
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>(begun?.content.given ?? {})
  const act = useAct(fileForApplicant)
  const prepare = useAct(prepareAtWindow)
  const [way, setWay] = useState<Way>(begun?.content.way ?? { promises: false })
  const [signing, setSigning] = useState<Signing>(begun?.content.signing ?? {})
  const promised = way.promises ? (offers?.offer?.materials.map(({ key }) => key) ?? []) : []
  const materials = list.materials.filter(({ key }) => !promised.includes(key))
  const filedAlready = useRef(false)
  const at = settled ? step : 'situation'
  useLeaveGuard(() => path.indexOf(at) > path.indexOf('applicant') && !filedAlready.current)
  const sections = list.form as FormSection[]
  const wrongFields = act.problem?.code === 'cases.form-wrong' ? messagesIn(act.problem.facts.fields) : undefined

  const identified = async (draft: ApplicantDraft) => {
    const { identifier, name } = draft
    const situation = situationOf(list.answered)
    const offered = await prepare.run({ itemId: item.id, organId: chosenOrgan, identifier, name, situation })
    if (!offered) return
    const fromHome = begun?.fromHome ?? false
    const filled = joined({ values, sources, given }, { sections, list, applicant: draft, offered, fromHome })
    setApplicant(draft)
    setValues(filled.values)
    setSources(filled.sources)
    setGiven(filled.given)
    setOffers(offered)
    setWay({ promises: false })
    setStep(hasChoice(offered) ? 'way' : 'form')
  }
  const onward = () => (counter ? void identified(applicant) : setStep('applicant'))
  useOnce(counter !== undefined && at === 'applicant', () => identified(applicant))
  useOnce(begun?.draft !== undefined, async () => {
    const { identifier, name } = applicant
    setOffers(await prepare.run({ itemId: item.id, organId: chosenOrgan, identifier, name }))
  })
  const later = useKeepDraft(begun?.draft, () => {
    filedAlready.current = true
  })
  const keepForLater = () =>
    void later.keep({
      itemId: item.id,
      organId: chosenOrgan,
      answers: answersText(list.answered),
      content: {
        applicant,
        values: { ...values },
        sources: { ...sources },
        given: keptFiles(given),
        way,
        signing,
        formId: begun?.content.formId,
        step: at,
      },
    })
  const submit = async (signer: string, scan?: string) => {
    const filed = await act.run({
      itemId: item.id,
      organId: chosenOrgan,
      situation: situationOf(list.answered),
      applicant: applicantInput(applicant),
      values: { ...values },
      materials: givenOf(materials, given, offers),
      concerns: way.concerns,
      commitment: way.promises ? { fingerprint: offers!.offer!.fingerprint, signer, scan } : undefined,
      kept: keptOf(offers, values),
      contactPhone: applicant.phone || undefined,
      draftId: begun?.draft?.id,
      formId: begun?.content.formId,
    })
    if (!filed) return
    filedAlready.current = true
    if (counter) counter.onFiled(filed.caseId)
    else void navigate({ to: `/work/cases/${filed.caseId}/receipt` as string })
  }
  const beforeForm = () => (counter ? (asksFirst ? setStep('situation') : onRestart()) : setStep('applicant'))
  const restep = (change: () => void) => {
    setStep('situation')
    change()
  }
  const page = useRef<HTMLDivElement>(null)
  useFocusFirst(page, counter && at)
  return (
    <div ref={page}>
      <Stack className={css.page}>
        <header className={`${css.head} not-printed`}>
          <PageTitle text={`${item.content.name} · ${words.steps[at]}`} />
          <Buttons>
            {path.indexOf(at) > path.indexOf('applicant') ? (
              <Button title={draftWords.saveHelp} loading={later.pending} onClick={keepForLater}>
                {draftWords.save}
              </Button>
            ) : null}
            <Button onClick={onRestart}>{words.restart}</Button>
          </Buttons>
        </header>
        {begun?.said.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <div className="not-printed">
          <Steps names={namesOf(path)} at={path.indexOf(at)} label={words.stepsLabel} />
        </div>
        {later.problem ? <ErrorBox problem={later.problem} /> : null}
        {prepare.problem ? <ErrorBox problem={prepare.problem} /> : null}
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        {at === 'situation' ? (
          <SituationStep
            list={list}
            bodies={bodies}
            body={body}
            onAnswer={(question, option) => restep(() => onAnswers(withAnswer(list.answered, question, option)))}
            onTakeBack={(question) => restep(() => onAnswers(withoutAnswer(list.answered, question)))}
            onBody={setBody}
            onDone={onward}
            onBack={onRestart}
          />
        ) : null}
        {at === 'applicant' && !counter ? (
          <ApplicantStep
            item={item}
            draft={applicant}
            pending={prepare.pending}
            onDone={(draft) => void identified(draft)}
            onBack={asksFirst ? () => setStep('situation') : onRestart}
          />
        ) : null}
        {at === 'way' && offers ? (
          <WayStep
            offers={offers}
            way={way}
            onDone={(chosen) => {
              setWay(chosen)
              setStep('form')
            }}
            onBack={beforeForm}
          />
        ) : null}
        {at === 'form' ? (
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
              onBack={() => (chooses ? setStep('way') : beforeForm())}
              onDone={() => setStep('materials')}
            />
          </Card>
        ) : null}
        {at === 'materials' ? (
          <MaterialsStep
            materials={materials}
            given={given}
            standing={offers}
            hrefOf={begun?.fromHome ? fileOf(begun) : undefined}
            onChange={setGiven}
            onDone={() => {
              setStep('check')
              counter?.onCheck(linesOf(sections, values))
            }}
            onBack={() => setStep('form')}
          />
        ) : null}
        {at === 'check' ? (
          <CheckStep
            item={item.content.name}
            list={{ ...list, materials }}
            offers={offers}
            way={way}
            sections={sections}
            applicant={applicant}
            values={values}
            given={given}
            pending={act.pending}
            onChange={(to) => (counter && to === 'applicant' ? onRestart() : setStep(to))}
            signing={signing}
            onSigning={setSigning}
            onSubmit={(signer, scan) => void submit(signer, scan)}
          />
        ) : null}
      </Stack>
    </div>
  )
}

/** Those the applicant sent from home are read through their open form, those taken in here by who took them in. */
const fileOf = ({ content: { formId = '', given } }: Begun) => {
  const theirs = new Set(Object.values(given).flatMap(({ files }) => files.map((file) => file.id)))
  return ({ id }: { id: string }) =>
    theirs.has(id) ? addressOf(formFile, { id: formId, fileId: id }) : addressOf(fileContent, { id })
}

const linesOf = (sections: readonly FormSection[], values: FormValues) =>
  readingOf(sections, values).flatMap(({ rows }) => rows.map(({ label, text }) => ({ label, value: text })))

const namesOf = (way: readonly Step[]): string[] => way.map((one) => words.steps[one])

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
