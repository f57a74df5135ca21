import type { Ctx } from '#kernel/ctx.ts'
import type { FormField, FormSection } from '#modules/catalogue/index.ts'
import { factsAbout, outsideFacts } from '#modules/exchange/index.ts'
import { applicantOf, checkIdNumber, checkUscc, openApplicant } from '#modules/identity/index.ts'
import { openLicences } from '#modules/licences/index.ts'
import { describeElements, type ElementSource } from '#modules/vocabulary/index.ts'
import { type Askable, type PrefillMark, sourceMarks } from './contract.ts'
import { earlierAnswers } from './earlier-answers.ts'
import { checkValues, type FormRow, type FormValue } from './rules/check-values.ts'
import { rowsForForm, rowsKey } from './rules/earlier-rows.ts'
import { answerFrom, answerFromFact } from './rules/with-prefill.ts'

export type Prefilled = {
  values: Record<string, FormValue>
  /** By field key: where a value that was not typed came from. */
  sources: Record<string, PrefillMark>
  /** Facts of other bodies that would fill in what is still empty. */
  askable: Askable[]
}

/** For whom a form is filled in, when it is not the one who asks: somebody at the counter. */
export type ForWhom = { applicant: { kind: 'person' | 'enterprise'; id: string }; personId?: string }

type Wish = { field: FormField; sources: readonly ElementSource[] }
type Found = { value: FormValue; mark: PrefillMark }
type Known = (field: FormField, source: ElementSource) => Found | undefined

/**
 * What the form need not ask because somebody knows it already: the applicant's own record, their licences, their earlier
 * applications. Opens personal data: callers log the look. Acting for an enterprise, its fields come from its record and the
 * contact's from the person acting. What the form's own check would refuse is not filled in.
 * @param present whom a clerk fills it in for; else the one who asks
 */
export async function prefillFor(ctx: Ctx, sections: readonly FormSection[], present?: ForWhom): Promise<Prefilled> {
  const wishes = await wishesOf(ctx, sections)
  const whom = present ?? (await whoFillsIn(ctx))
  const known = await knownFor(ctx, wishes, whom)
  const filled: Prefilled = { values: {}, sources: {}, askable: [] }
  for (const { field, sources } of wishes) {
    const found = sources.map((source) => known(field, source)).find((one) => one && fitting(field, one.value))
    if (!found) continue
    filled.values[field.key] = found.value
    filled.sources[field.key] = found.mark
  }
  // At the window the applicant's word would be hearsay (docs/decisions/0022).
  if (!present)
    filled.askable = await askableFor(
      ctx,
      wishes.filter(({ field }) => !filled.sources[field.key]),
    )
  return filled
}

/** Which facts of other bodies these fields may be filled in from. */
export async function factsWished(ctx: Ctx, sections: readonly FormSection[]): Promise<string[]> {
  return factsIn((await wishesOf(ctx, sections)).flatMap(({ sources }) => sources))
}

const factsIn = (sources: readonly ElementSource[]): string[] => [
  ...new Set(sources.flatMap((one) => (one.from === 'fact' ? [one.fact] : []))),
]

/** A form for an enterprise asks for whoever fills it in; one for a relative asks for the relative. */
async function whoFillsIn(ctx: Ctx): Promise<ForWhom> {
  const applicant = await applicantOf(ctx)
  return { applicant, personId: applicant.kind === 'person' ? applicant.id : ctx.actor.subjectId }
}

async function askableFor(ctx: Ctx, empty: readonly Wish[]): Promise<Askable[]> {
  const wished = factsIn(empty.flatMap(({ sources }) => sources))
  if (wished.length === 0 || !ctx.config.factsUrl) return []
  const applicant = await applicantOf(ctx)
  const known = new Map((await factsAbout(ctx, applicant.id)).map((one) => [one.fact, one]))
  return outsideFacts
    .filter(({ name, concerns }) => wished.includes(name) && concerns === applicant.kind && !known.get(name)?.fresh)
    .map(({ name, title, source, purpose, basis }) => {
      const state = known.get(name)?.state
      return {
        fact: name,
        title,
        source,
        standIn: ctx.config.factsStandIn ?? false,
        purpose,
        basis,
        fields: empty.flatMap(({ field, sources }) => (factsIn(sources).includes(name) ? [field.label] : [])),
        state: state === 'answered' ? undefined : state,
      }
    })
}

/** Where each field may be filled in from: as the field says itself, then as the library says of its element. */
async function wishesOf(ctx: Ctx, sections: readonly FormSection[]): Promise<Wish[]> {
  const fields = sections
    .flatMap((section) => section.fields)
    .filter((field) => field.prefill ?? field.element ?? rowsOf(field))
  const elements = await describeElements(
    ctx,
    fields.flatMap(({ element }) => element?.key ?? []),
  )
  return fields.map((field) => ({
    field,
    sources: [
      ...(field.prefill ? [{ from: 'profile', field: field.prefill } as const] : []),
      ...(elements.get(field.element?.key ?? '')?.sources ?? []),
      ...(rowsOf(field) ? [{ from: 'earlier' } as const] : []),
    ],
  }))
}

const rowsOf = (field: FormField) => (field.kind === 'rows' ? rowsKey(field) : undefined)

async function knownFor(ctx: Ctx, wishes: readonly Wish[], { applicant, personId }: ForWhom): Promise<Known> {
  const sources = wishes.flatMap((wish) => wish.sources)
  const record = await recordOf(ctx, { applicant, personId }, sources)
  const types = sources.flatMap((one) => (one.from === 'licence' ? [one.licenceType] : []))
  const licences = await openLicences(ctx, applicant, types)
  const told = factsIn(sources).length > 0 ? (await factsAbout(ctx, applicant.id)).filter(({ fresh }) => fresh) : []
  const asked = wishes.filter((wish) => wish.sources.some((one) => one.from === 'earlier'))
  const earlier = await earlierAnswers(
    ctx,
    applicant,
    asked.flatMap(({ field }) => rowsOf(field) ?? field.element?.key ?? []),
  )
  return (field, source) => {
    if (source.from === 'profile') {
      const value = record.get(source.field)
      const from = source.field.startsWith('person.') ? 'person' : 'enterprise'
      return value ? { value, mark: { from, mark: sourceMarks[from] } } : undefined
    }
    if (source.from === 'licence') {
      const licence = licences.find((one) => one.typeKey === source.licenceType)
      const row = licence?.face.find((one) => one.label === source.face)
      const value = row && answerFrom(field, row.text)
      return licence && value !== undefined
        ? { value, mark: { from: 'licence', mark: sourceMarks.licence(licence.title) } }
        : undefined
    }
    if (source.from === 'fact') {
      const fact = told.find((one) => one.fact === source.fact)
      const said = fact?.values.find(({ key }) => key === source.field)
      const value = said && answerFromFact(field, said.value)
      return fact && value !== undefined
        ? { value, mark: { from: 'fact', mark: sourceMarks.fact(fact.source) } }
        : undefined
    }
    const answer = earlier.get(rowsOf(field) ?? field.element?.key ?? '')
    if (!answer) return undefined
    const value = field.kind === 'rows' ? rowsForForm(field, answer.value as FormRow[], fits) : answer.value
    return { value, mark: { from: 'earlier', mark: sourceMarks.earlier(answer.itemName) } }
  }
}

const identifiers = { idNumber: checkIdNumber, uscc: checkUscc }

/** Rows have been fitted box by box: what they still lack the applicant adds. */
function fitting(field: FormField, value: FormValue): boolean {
  return field.kind === 'rows' ? Array.isArray(value) && value.length > 0 : fits(field, value)
}

function fits(field: FormField, value: FormValue): boolean {
  const alone = { ...field, when: undefined }
  const { errors } = checkValues([{ key: 's', title: '', fields: [alone] }], { [field.key]: value }, identifiers)
  return Object.keys(errors).length === 0
}

async function recordOf(
  ctx: Ctx,
  { applicant, personId }: ForWhom,
  sources: readonly ElementSource[],
): Promise<Map<string, string | undefined>> {
  const known = new Map<string, string | undefined>()
  const asks = (whose: string) => sources.some((one) => one.from === 'profile' && one.field.startsWith(whose))
  if (asks('person.') && personId) {
    const { name, identifier, phone, address } = await openApplicant(ctx, { kind: 'person', id: personId })
    known
      .set('person.name', name)
      .set('person.idNumber', identifier)
      .set('person.phone', phone)
      .set('person.address', address)
  }
  if (asks('enterprise.') && applicant.kind === 'enterprise') {
    const { name, identifier, address, legalRepresentative } = await openApplicant(ctx, applicant)
    known.set('enterprise.name', name).set('enterprise.uscc', identifier)
    known.set('enterprise.address', address).set('enterprise.legalRepresentative', legalRepresentative)
  }
  return known
}
