/** What an application at a desk begins with: a draft of the counter, or the form its applicant filled in at home. */
import type { OutputOf } from '#kernel/contract.ts'
import type { counterDraft } from '#modules/cases/contract.ts'
import type { openedForm } from '#modules/counter/contract.ts'
import { type FormSection, type FormValues, withPrefill } from '#modules/forms/contract.ts'
import { momentWords } from '../../words/format.ts'
import { counterDraftWords as draftWords } from '../../words/zh/work-counter-drafts.ts'
import { intakeWords as words } from '../../words/zh/work-intake.ts'
import { type ApplicantDraft, ofApplicant } from './applicant-draft.ts'
import type { Checklist } from './intake-page.tsx'
import { fromStanding, type Given } from './materials-step.tsx'
import type { Offers } from './way-step.tsx'

export type OwnForm = OutputOf<typeof openedForm>
type Draft = OutputOf<typeof counterDraft>

export type Begun = Pick<Draft, 'organId' | 'content'> & {
  /** The draft of the counter that is continued, and the save it is continued from. */
  draft?: Pick<Draft, 'id' | 'revision'>
  /** What its applicant wrote at home goes before what is on record; the card they show goes before both. */
  fromHome: boolean
  /** Over the form. */
  said: readonly string[]
}

export function ofCounterDraft({ id, revision, organId, content, savedBy, savedAt, changed }: Draft): Begun {
  const continues = draftWords.continues(savedBy, momentWords(savedAt))
  return {
    draft: { id, revision },
    organId,
    content,
    fromHome: false,
    said: changed ? [continues, draftWords.changed] : [continues],
  }
}

export function ofOwnForm({ id, savedAt, values, materials, changes }: OwnForm, applicant: ApplicantDraft): Begun {
  const files = Object.entries(materials).map(([key, given]) => [key, { how: 'scan' as const, files: given }] as const)
  const changed = changes.map(({ what, how, name }) => words.ownForm.change(words.ownForm.changes[what][how], name))
  return {
    content: {
      applicant,
      values,
      sources: Object.fromEntries(Object.keys(values).map((key) => [key, words.ownForm.source])),
      given: Object.fromEntries(files),
      way: { promises: false },
      signing: {},
      formId: id,
      // Everything before the form is known, unless a question of the situation is open.
      step: 'applicant',
    },
    fromHome: true,
    said: [
      words.ownForm.from(momentWords(savedAt)),
      ...(changed.length > 0 ? [words.ownForm.changed(changed.join('；'))] : []),
    ],
  }
}

type Filling = {
  values: FormValues
  sources: Readonly<Record<string, string>>
  given: Readonly<Record<string, Given>>
}

/** What is in hand, with what is on record of who stands there. */
export function joined(
  now: Filling,
  {
    sections,
    list,
    applicant,
    offered,
    fromHome,
  }: {
    sections: readonly FormSection[]
    list: Checklist
    applicant: ApplicantDraft
    offered: Offers
    fromHome: boolean
  },
): Filling {
  const filled = ofApplicant(sections, applicant)
  // Of a firm nothing was shown where its agent was identified: what it wrote itself stands.
  const shown = Object.entries(filled.values).filter(([key]) => filled.sources[key] === 'papers')
  const papers = applicant.kind === 'person' ? Object.fromEntries(shown) : {}
  const said = (keys: readonly string[]) =>
    Object.fromEntries(keys.map((key) => [key, words.applicant.sources[filled.sources[key]!]]))
  const known = offered.prefilled
  const standing = fromStanding(list.materials, offered)
  // The papers on the desk go before what is on record, and both leave alone what was typed.
  return {
    values: withPrefill(
      known.values as FormValues,
      fromHome ? { ...filled.values, ...now.values, ...papers } : { ...now.values, ...filled.values },
    ),
    sources: {
      ...known.sources,
      ...said(Object.keys(filled.values)),
      ...(fromHome ? { ...now.sources, ...said(Object.keys(papers)) } : {}),
    },
    given: fromHome ? { ...standing, ...now.given } : { ...now.given, ...standing },
  }
}

/** What was on record and left as it was: read from the desk's own papers it was typed by somebody. */
export const keptOf = (offers: Offers | undefined, values: FormValues) =>
  Object.fromEntries(
    Object.entries(offers?.prefilled.from ?? {}).filter(
      ([key]) => JSON.stringify(values[key]) === JSON.stringify(offers?.prefilled.values[key]),
    ),
  )
