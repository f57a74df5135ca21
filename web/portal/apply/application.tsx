/** One application under way: which step, what is typed, and what the server said of it. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import {
  cosignNeed,
  fileCase,
  formWrong,
  materialsMissing,
  proposeApplication,
  situationNotMet,
  situationOpen,
} from '#modules/cases/contract.ts'
import {
  type Draft,
  draftConflict,
  type FormSection,
  type FormValues,
  saveDraft,
  withPrefill,
} from '#modules/forms/contract.ts'
import { call, type CallInput } from '../../client/call.ts'
import { useAct, useView } from '../../client/hooks.ts'
import type { Account } from '../../client/session.ts'
import { Stack } from '../../ui/card.tsx'
import { shownSections } from '../../ui/item-form/form-course.ts'
import { ItemForm } from '../../ui/item-form/item-form.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { situationOf, withAnswer, withoutAnswer } from '../../ui/situation-answers.ts'
import { ErrorBox, Waiting } from '../../ui/states.tsx'
import { Steps } from '../../ui/steps.tsx'
import { applyWords as words } from '../../words/zh/portal-apply.ts'
import { useSealChoice } from '../seals/seal-choice.tsx'
import { ActingLine } from '../account/acting-line.tsx'
import { AskPerson } from '../assistance/ask-person.tsx'
import css from './apply.module.css'
import { ApplyNotes } from './apply-notes.tsx'
import { type Beginning, type Files, filesOf } from './begin.ts'
import { checkForm } from './check-form.ts'
import { CheckStep, materialFacts } from './check-step.tsx'
import { chooseMaterials, givenMaterials, missingMaterials } from './choose-materials.ts'
import { type CommitmentChoice, useOffer } from './commitment-choice.tsx'
import { FactOffer } from './fact-offer.tsx'
import { editable, idsOf, keysIn, messagesIn, phoneIn, stillFrom } from './in-contract-shape.ts'
import { MaterialsStep } from './materials-step.tsx'
import { PaperOffer, PrintedForm } from './paper-form.tsx'
import { loadRegions } from './regions.ts'
import { SituationStep } from './situation-step.tsx'
import { useConcern } from './use-concern.ts'
import { useMaterialFacts } from './use-material-facts.ts'
import { useDraft } from './use-draft.ts'
import { bodiesOf, type Checklist, useSituation } from './use-situation.ts'

export type Step = 'situation' | 'form' | 'materials' | 'check'
const steps: readonly Step[] = ['situation', 'form', 'materials', 'check']

type Props = { itemId: string; account: Account; begun: Beginning }

type DraftContent = Omit<CallInput<typeof saveDraft>, 'itemId' | 'revision'>

export function Application(props: Props) {
  const situation = useSituation(props.itemId, props.begun.draft?.situation ?? {})
  const { data, problem, again } = situation.list
  if (data) return <Underway {...props} situation={situation} list={data} />
  return problem ? <ErrorBox problem={problem} onRetry={again} /> : <Waiting lines={8} />
}

type UnderwayProps = Props & { situation: ReturnType<typeof useSituation>; list: Checklist }

function Underway({ itemId, account, begun, situation, list }: UnderwayProps) {
  const { item, licences, reusable } = begun
  // What other bodies answer comes later than the rest.
  const [{ prefilled, sources }, setKnown] = useState({ prefilled: begun.prefilled, sources: begun.sources })
  const { answered, body } = situation
  const sections = list.form as FormSection[]
  const bodies = bodiesOf(item)
  const settled = list.complete && (bodies.length < 2 || body !== undefined)
  const asksFirst = item.content.situations !== undefined || bodies.length > 1
  const [values, setValues] = useState(withPrefill(prefilled, begun.draft?.values ?? {}))
  const [files, setFiles] = useState<Files>(begun.files)
  const [promised, setPromised] = useState<ReadonlySet<string>>(new Set())
  const [step, setStep] = useState<Step>(settled ? stepIn(begun.draft?.step) : 'situation')
  const [startAt, setStartAt] = useState<string>()
  const draft = useDraft<DraftContent, Draft>(
    (revision, content) => call(saveDraft, { itemId, revision, ...content }),
    draftConflict.code,
    begun.draft,
  )
  const filing = useAct(fileCase)
  const proposing = useAct(proposeApplication)
  const cosign = useView(
    cosignNeed,
    { itemId, organId: bodies.length > 1 ? body : undefined },
    { when: account.onBehalfOf?.kind === 'enterprise' },
  ).data
  const act = cosign?.needed ? proposing : filing
  const concern = useConcern()
  // What waits for the legal representative is sealed when they confirm it.
  const seal = useSealChoice('application', account.onBehalfOf?.kind === 'enterprise' && cosign?.needed === false)
  const navigate = useNavigate()
  const way = useWay(itemId, bodies.length > 1 ? body : undefined, item.content.commitment !== undefined)
  const committed = way.chosen ? way.offer : undefined
  const [anew, setAnew] = useState<ReadonlySet<string>>(new Set())
  const facts = useMaterialFacts(itemId, bodies.length > 1 ? body : undefined, begun.facts)
  const own = ({ key }: { key: string }) => anew.has(key) || (files[key] ?? []).length > 0
  const chosen = chooseMaterials(
    list.materials,
    licences,
    reusable.filter((one) => !own(one)),
    facts.facts.filter((one) => !own(one)),
    committed?.materials.map(({ key }) => key),
  )
  const wrongFields = messagesIn(act.problem?.code === formWrong.code ? act.problem.facts.fields : undefined)
  const missing = act.problem?.code === materialsMissing.code ? keysIn(act.problem.facts.missing) : []

  const keep = (change: { values?: FormValues; files?: Files; step?: Step; answers?: string }) => {
    const next = { values, files, step, ...change }
    draft.keep({
      values: editable(next.values),
      materials: idsOf(next.files),
      step: next.step,
      situation: change.answers === undefined ? situationOf(answered) : asSituation(change.answers),
      versionId: list.versionId,
    })
  }
  const fillIn = (answers: FormValues, marked: Readonly<Record<string, string>>) => {
    setKnown({ prefilled: { ...prefilled, ...answers }, sources: { ...sources, ...marked } })
    const next = withPrefill(answers, values)
    setValues(next)
    keep({ values: next })
  }
  const go = (to: Step, section?: string) => {
    setStep(to)
    setStartAt(section)
    keep({ step: to })
    window.scrollTo({ top: 0 })
  }
  const changeFiles = (next: Files) => {
    setFiles(next)
    keep({ files: next })
  }
  const submit = async () => {
    draft.stop()
    const application = {
      itemId,
      formId: draft.id,
      organId: bodies.length > 1 ? body : undefined,
      situation: situationOf(answered),
      values: editable(values),
      materials: givenMaterials(chosen, files, promised),
      // What other bodies answered later has no entry of its own.
      kept: Object.fromEntries(Object.keys(marks).map((key) => [key, begun.from[key] ?? 'fact'])),
      contactPhone: phoneIn(sections, values),
      commitment: committed && { fingerprint: committed.fingerprint },
      concerns: concern,
    }
    if (cosign?.needed) {
      const waiting = await proposing.run(application)
      if (waiting) void navigate({ to: '/confirmations/$id', params: { id: waiting.id }, replace: true })
      else draft.goOn()
      return
    }
    const answer = await filing.run({ ...application, seal: seal.choice })
    if (answer) void navigate({ to: '/cases/$caseId/receipt', params: { caseId: answer.caseId }, replace: true })
    else draft.goOn()
  }

  useSteppingBack(act.problem?.code, setStep)
  const here = settled ? step : 'situation'
  const marks = stillFrom(sources, prefilled, values)
  const saved = shownSections(sections, values).flatMap((one) => one.fields.filter(({ key }) => marks[key])).length

  const onPaper = here === 'form' || here === 'materials'

  return (
    <>
      <Stack className={onPaper ? 'not-printed' : ''}>
        <header className={css.head}>
          <PageTitle text={words.title(item.content.name)} />
          <Steps
            label={words.stepsLabel}
            names={[...(asksFirst ? steps : steps.slice(1)).map((one) => words.step[one]), words.step.submit]}
            at={steps.indexOf(here) - (asksFirst ? 0 : 1)}
          />
        </header>
        <ActingLine account={account} />
        {concern ? <p className={css.notes}>{words.concerns[concern.kind]}</p> : null}
        <ApplyNotes
          begun={begun}
          account={account}
          draft={draft}
          versionId={list.versionId}
          onTake={async (other) => {
            setValues({ ...other.values })
            setFiles(await filesOf(other.materials))
            situation.take(other.situation)
            setStep(stepIn(other.step))
            draft.give(other)
          }}
        />
        {situation.list.problem ? <ErrorBox problem={situation.list.problem} onRetry={situation.list.again} /> : null}
        {here === 'situation' ? (
          <SituationStep
            itemId={itemId}
            list={list}
            answered={answered}
            bodies={bodies}
            body={body}
            onAnswer={(question, option) => {
              setStep('situation')
              situation.answer(question, option)
              keep({ answers: withAnswer(answered, question, option) })
            }}
            onTakeBack={(question) => {
              setStep('situation')
              situation.takeBack(question)
              keep({ answers: withoutAnswer(answered, question) })
            }}
            onBody={situation.choose}
            onDone={() => go('form')}
          />
        ) : null}
        {here === 'form' && saved > 0 ? <p className={css.prefilled}>{words.prefilled(saved)}</p> : null}
        {here === 'form' ? <FactOffer itemId={itemId} askable={begun.askable} onFilled={fillIn} /> : null}
        {here === 'form' ? (
          <ItemForm
            key={startAt ?? 'form'}
            sections={sections}
            values={values}
            validate={checkForm}
            layout="step"
            startAt={startAt}
            sources={marks}
            serverErrors={wrongFields}
            loadRegions={loadRegions}
            doneWord={words.nextMaterials}
            onChange={(next) => {
              setValues(next)
              keep({ values: next })
            }}
            onBack={asksFirst ? () => go('situation') : undefined}
            onDone={() => go('materials')}
          />
        ) : null}
        {here === 'materials' ? (
          <MaterialsStep
            way={way}
            materials={chosen}
            facts={facts}
            files={files}
            promised={promised}
            missing={missing}
            onFiles={changeFiles}
            onPromised={setPromised}
            onAnew={(key) => setAnew((keys) => new Set(keys).add(key))}
            onBack={() => go('form', sections.at(-1)?.key)}
            onDone={() => go('check')}
          />
        ) : null}
        {here === 'check' ? (
          <CheckStep
            item={item.content.name}
            code={draft.formCode}
            sections={sections}
            values={values}
            answered={answered}
            body={bodies.length > 1 ? bodies.find((one) => one.organId === body)?.label : undefined}
            way={way}
            materials={chosen}
            files={files}
            promised={promised}
            errors={checkForm(sections, values)}
            missing={missingMaterials(chosen.needed, files, promised)}
            act={act}
            cosign={cosign}
            seal={seal}
            onChangeSituation={() => go('situation')}
            onChangeForm={(section) => go('form', section)}
            onChangeMaterials={() => go('materials')}
            onSubmit={() => void submit()}
          />
        ) : null}
        {onPaper ? <PaperOffer /> : null}
        <AskPerson at={here} itemId={itemId} />
      </Stack>
      {onPaper ? (
        <PrintedForm
          item={item.content.name}
          code={draft.formCode}
          sections={sections}
          values={values}
          materials={materialFacts({ materials: chosen, files, promised }, words.bringOriginal)}
        />
      ) : null}
    </>
  )
}

/** The ordinary way, or a promise where the item takes one. */
function useWay(itemId: string, organId: string | undefined, offered: boolean): CommitmentChoice {
  const [chosen, setChosen] = useState(false)
  const [signed, sign] = useState(false)
  const known = useOffer(itemId, organId, offered)
  const choose = (next: boolean) => {
    setChosen(next)
    sign(false)
  }
  const excluded = known?.excluded ?? []
  return { offer: known?.offer, excluded, chosen: chosen && excluded.length === 0, choose, signed, sign }
}

/** What the server found wrong is shown where it can be mended. */
function useSteppingBack(code: string | undefined, setStep: (step: Step) => void): void {
  useEffect(() => {
    if (code === formWrong.code) setStep('form')
    if (code === materialsMissing.code) setStep('materials')
    if (code === situationOpen.code || code === situationNotMet.code) setStep('situation')
  }, [code, setStep])
}

/** A draft left at its questions goes on with the form once they are answered. */
function stepIn(step: string | undefined): Step {
  return steps.find((one) => one === step && one !== 'situation') ?? 'form'
}

function asSituation(answers: string): Record<string, string> {
  return Object.fromEntries(answers.split(',').flatMap((pair) => (pair ? [pair.split('.') as [string, string]] : [])))
}
