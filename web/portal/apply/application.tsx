/** One application under way: which step, what is typed, and what the server said of it. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { fileCase, formWrong, materialsMissing } from '#modules/cases/contract.ts'
import type { FormValues } from '#modules/forms/contract.ts'
import { useAct } from '../../client/hooks.ts'
import type { Account } from '../../client/session.ts'
import { Stack } from '../../ui/card.tsx'
import { ItemForm } from '../../ui/item-form/item-form.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Steps } from '../../ui/steps.tsx'
import { applyWords as words } from '../../words/zh/portal-apply.ts'
import { ActingLine } from '../account/acting-line.tsx'
import css from './apply.module.css'
import { ApplyNotes } from './apply-notes.tsx'
import { type Beginning, type Files, filesOf } from './begin.ts'
import { checkForm } from './check-form.ts'
import { CheckStep } from './check-step.tsx'
import { MaterialsStep } from './materials-step.tsx'
import { chooseMaterials, givenMaterials, missingMaterials } from './choose-materials.ts'
import { loadRegions } from './regions.ts'
import { useDraft } from './use-draft.ts'

export type Step = 'form' | 'materials' | 'check'
const steps: readonly Step[] = ['form', 'materials', 'check']

type Props = { itemId: string; account: Account; begun: Beginning }

export function Application({ itemId, account, begun }: Props) {
  const { item, sections, prefilled, sources, licences } = begun
  const [values, setValues] = useState<FormValues>({ ...prefilled, ...begun.draft?.values })
  const [files, setFiles] = useState<Files>(begun.files)
  const [promised, setPromised] = useState<ReadonlySet<string>>(new Set())
  const [step, setStep] = useState<Step>(stepIn(begun.draft?.step))
  const [startAt, setStartAt] = useState<string>()
  const draft = useDraft(itemId, begun.draft)
  const act = useAct(fileCase)
  const navigate = useNavigate()
  const { exempt, needed, optional } = chooseMaterials(item.content.materials, licences)
  const wrongFields = messagesIn(act.problem?.code === formWrong.code ? act.problem.facts.fields : undefined)
  const missing = act.problem?.code === materialsMissing.code ? keysIn(act.problem.facts.missing) : []

  const keep = (change: { values?: FormValues; files?: Files; step?: Step }) => {
    const next = { values, files, step, ...change }
    draft.keep({ values: editable(next.values), materials: idsOf(next.files), step: next.step })
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
    const answer = await act.run({
      itemId,
      values: editable(values),
      materials: givenMaterials({ exempt, needed, optional }, files, promised),
      contactPhone: phoneIn(begun, values),
    })
    if (answer) void navigate({ to: '/cases/$caseId/receipt', params: { caseId: answer.caseId }, replace: true })
    else draft.goOn()
  }

  useSteppingBack(act.problem?.code, setStep)

  return (
    <Stack>
      <header className={css.head}>
        <PageTitle text={words.title(item.content.name)} />
        <Steps
          label={words.stepsLabel}
          names={[words.step.form, words.step.materials, words.step.check, words.step.submit]}
          at={steps.indexOf(step)}
        />
      </header>
      <ActingLine account={account} />
      <ApplyNotes
        begun={begun}
        account={account}
        draft={draft}
        onTake={async (other) => {
          setValues({ ...other.values })
          setFiles(await filesOf(other.materials))
          setStep(stepIn(other.step))
          draft.give(other)
        }}
      />
      {step === 'form' ? (
        <ItemForm
          key={startAt ?? 'form'}
          sections={sections}
          values={values}
          validate={checkForm}
          layout="step"
          startAt={startAt}
          sources={stillFrom(sources, prefilled, values)}
          serverErrors={wrongFields}
          loadRegions={loadRegions}
          doneWord={words.nextMaterials}
          onChange={(next) => {
            setValues(next)
            keep({ values: next })
          }}
          onDone={() => go('materials')}
        />
      ) : null}
      {step === 'materials' ? (
        <MaterialsStep
          materials={{ exempt, needed, optional }}
          files={files}
          promised={promised}
          missing={missing}
          onFiles={changeFiles}
          onPromised={setPromised}
          onBack={() => go('form', sections.at(-1)?.key)}
          onDone={() => go('check')}
        />
      ) : null}
      {step === 'check' ? (
        <CheckStep
          sections={sections}
          values={values}
          materials={{ exempt, needed, optional }}
          files={files}
          promised={promised}
          errors={checkForm(sections, values)}
          missing={missingMaterials(needed, files, promised)}
          act={act}
          onChangeForm={(section) => go('form', section)}
          onChangeMaterials={() => go('materials')}
          onSubmit={() => void submit()}
        />
      ) : null}
    </Stack>
  )
}

/** What the server found wrong is shown where it can be mended. */
function useSteppingBack(code: string | undefined, setStep: (step: Step) => void): void {
  useEffect(() => {
    if (code === formWrong.code) setStep('form')
    if (code === materialsMissing.code) setStep('materials')
  }, [code, setStep])
}

function stepIn(step: string | undefined): Step {
  return steps.find((one) => one === step) ?? 'form'
}

type Editable = Record<string, string | number | boolean | string[] | null>

/** The same values, in the shape the contract writes them. */
function editable(values: FormValues): Editable {
  return values as Editable
}

function idsOf(files: Files): Record<string, string[]> {
  return Object.fromEntries(Object.entries(files).map(([key, list]) => [key, list.map((file) => file.id)]))
}

/** A mark stays while its value is the one that was filled in. */
function stillFrom(sources: Readonly<Record<string, string>>, prefilled: FormValues, values: FormValues) {
  return Object.fromEntries(Object.entries(sources).filter(([key]) => values[key] === prefilled[key]))
}

/** The telephone the form asks for is where the applicant can be reached. */
function phoneIn({ sections }: Beginning, values: FormValues): string | undefined {
  const field = sections.flatMap((section) => section.fields).find((one) => one.kind === 'phone')
  const phone = field && values[field.key]
  return typeof phone === 'string' && phone.trim() !== '' ? phone.trim() : undefined
}

function messagesIn(fields: unknown): Record<string, string> | undefined {
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, string>) : undefined
}

function keysIn(missing: unknown): string[] {
  return Array.isArray(missing) ? missing.map((one: { key: string }) => one.key) : []
}
