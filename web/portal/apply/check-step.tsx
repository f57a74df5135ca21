/** Everything once more in reading form, and the button that files it. */
import { Button } from 'antd'
import { type FormSection, type FormValues, readingOf } from '#modules/forms/contract.ts'
import type { Material } from '#modules/catalogue/contract.ts'
import type { ProblemError } from '../../client/problem.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { ReadingForm } from '../../ui/item-form/reading-form.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import type { Answered } from '../../ui/situation-answers.ts'
import { ErrorBox } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { applyWords as words } from '../../words/zh/portal-apply.ts'
import { cosignWords } from '../../words/zh/portal-cosign.ts'
import { portalEasierWords } from '../../words/zh/portal-easier.ts'
import { signetWords } from '../../words/zh/signets.ts'
import { situationWords } from '../../words/zh/situation.ts'
import { uiWords } from '../../words/zh/ui.ts'
import css from './apply.module.css'
import { type CosignNeed, CosignNotice } from '../cosign/cosign-notice.tsx'
import { SealStep, type SealStepState } from '../seals/seal-choice.tsx'
import type { Files } from './begin.ts'
import type { Chosen } from './choose-materials.ts'
import { type CommitmentChoice, SignPromise } from './commitment-choice.tsx'
import { HandedInLink } from './draft-notes.tsx'
import { PaperHead } from './paper-form.tsx'
import { useRegionNames } from './regions.ts'

export type CheckStepProps = {
  /** The item's name, for the head of the printed form. */
  item: string
  /** Of the draft, for the same head: by it a window takes over what is filled in. */
  code: string | undefined
  way: CommitmentChoice
  sections: readonly FormSection[]
  values: FormValues
  answered: readonly Answered[]
  /** The body one turns to, where there is a choice. */
  body: string | undefined
  materials: Chosen
  files: Files
  promised: ReadonlySet<string>
  /** What the form's rule still finds, by field key: a draft taken up again may have aged. */
  errors: Readonly<Record<string, string>>
  missing: readonly Material[]
  act: { pending: boolean; problem: ProblemError | undefined }
  /** Whether it is filed at once, or waits for the legal representative of the firm. */
  cosign: CosignNeed | undefined
  seal: SealStepState
  onChangeSituation: () => void
  onChangeForm: (section?: string) => void
  onChangeMaterials: () => void
  onSubmit: () => void
}

export function CheckStep(props: CheckStepProps) {
  const { way, sections, values, errors, missing, act, cosign, seal, onChangeForm, onChangeMaterials, onSubmit } = props
  const situation = situationFacts(props)
  const nameOfRegion = useRegionNames(sections, values)
  const wrong = Object.values(errors)
  const unsigned = way.chosen && !way.signed
  const waits = cosign?.needed ?? false
  const ready = wrong.length === 0 && missing.length === 0
  const nobodyConfirms = waits && (cosign?.representative === undefined || cosign.waitingId !== undefined)
  return (
    <Stack>
      <PaperHead item={props.item} code={props.code} />
      <h2 className="not-printed">{words.checkTitle}</h2>
      <p className="not-printed">{words.checkText}</p>
      {situation.length > 0 ? (
        <Card>
          <header className={css.cardHead}>
            <h2>{situationWords.title}</h2>
            <Button type="link" aria-label={words.changeSituation} onClick={props.onChangeSituation}>
              {uiWords.change}
            </Button>
          </header>
          <FactList facts={situation} />
        </Card>
      ) : null}
      <Card>
        <ReadingForm sections={readingOf(sections, values, nameOfRegion)} columns={2} onChange={onChangeForm} />
      </Card>
      <Card>
        <header className={css.cardHead}>
          <h2>{words.materialsGiven}</h2>
          <Button type="link" aria-label={words.changeMaterials} onClick={onChangeMaterials}>
            {uiWords.change}
          </Button>
        </header>
        <FactList facts={materialFacts(props)} />
      </Card>
      {ready ? null : (
        <div role="alert" className={css.warning}>
          <ul>
            {wrong.map((message) => (
              <li key={message}>{message}</li>
            ))}
            {missing.length > 0 ? <li>{words.lacking + missing.map((one) => one.name).join('、')}</li> : null}
          </ul>
        </div>
      )}
      {way.chosen ? <SignPromise of={way} /> : null}
      <p className={css.truth}>{words.truth}</p>
      {unsigned ? <p>{portalEasierWords.promise.signFirst}</p> : null}
      {cosign ? <CosignNotice need={cosign} /> : null}
      <SealStep of={seal} />
      {seal.open ? <p className="not-printed">{signetWords.passwordFirst}</p> : null}
      {act.problem ? (
        <ErrorBox
          problem={act.problem}
          action={act.problem.facts.caseId ? <HandedInLink problem={act.problem} /> : undefined}
        />
      ) : null}
      <Buttons>
        <Button
          type="primary"
          disabled={!ready || unsigned || nobodyConfirms || seal.open}
          loading={act.pending}
          onClick={onSubmit}
        >
          {act.pending ? words.submitting : waits ? cosignWords.propose : words.submit}
        </Button>
        <Button disabled={act.pending} onClick={onChangeMaterials}>
          {words.back}
        </Button>
        <PrintButton label={words.printForm} />
      </Buttons>
      <div className={`${css.sign} only-printed`}>
        <p>{words.signHere}</p>
        <p>{words.signedOn}</p>
      </div>
    </Stack>
  )
}

function situationFacts({ answered, body }: CheckStepProps) {
  const facts = answered.map(({ key, text, label }) => ({ key, label: text, value: label }))
  return body ? [...facts, { key: 'body', label: words.bodyTitle, value: body }] : facts
}

/** @param absent what is said of a material that was not handed in */
export function materialFacts(
  { materials, files, promised }: Pick<CheckStepProps, 'materials' | 'files' | 'promised'>,
  absent: string = words.notGiven,
) {
  const { exempt, reused, byFact, needed, optional } = materials
  const byLicence = exempt.map(({ material, licence }) => ({
    key: material.key,
    label: material.name,
    value: words.exemptBy(licence.title, licence.number),
  }))
  const before = reused.map(({ material, earlier }) => ({
    key: material.key,
    label: material.name,
    value: words.handedInBefore(fullDateWords(earlier.handedInOn), earlier.itemName, earlier.trustLevel),
  }))
  const byOthers = byFact.map(({ material, fact }) => ({
    key: material.key,
    label: material.name,
    value: words.provenBy(fact.source, fact.title),
  }))
  const handed = [...needed, ...optional].map(({ key, name }) => {
    const kept = files[key] ?? []
    const value =
      kept.length > 0 ? words.files(kept.map((file) => file.name)) : promised.has(key) ? words.promised : absent
    return { key, label: name, value }
  })
  return [...byLicence, ...before, ...byOthers, ...handed]
}
