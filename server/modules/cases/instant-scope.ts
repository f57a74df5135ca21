/** What the rule of an instant approval is judged over, and how that is shown: what is personal stays masked. */
import type { Ctx } from '#kernel/ctx.ts'
import {
  type InstantFact,
  type ItemContent,
  type Judged,
  licenceName,
  type RuleScope,
  valueAt,
} from '#modules/catalogue/index.ts'
import { exclusionsOf } from '#modules/credit/index.ts'
import type { FactValues } from '#modules/exchange/index.ts'
import { type Applicant, checkIdNumber, checkUscc, openApplicant } from '#modules/identity/index.ts'
import { findLicences, getOwnLicence } from '#modules/licences/index.ts'
import { ageOn } from './rules/age.ts'

type Facts = Record<InstantFact, string | number | boolean | null>

/** Everything known now: the form, the licences in force (the newest of each type) and the facts. */
/** @param outside what other bodies have answered, by the name of the fact */
export async function ruleScopeOf(
  ctx: Ctx,
  applicant: Applicant,
  values: Record<string, unknown>,
  outside: Readonly<Record<string, FactValues>>,
): Promise<RuleScope> {
  const licences: Record<string, unknown> = {}
  for (const licence of (await findLicences(ctx, applicant)).toReversed()) {
    const { face } = await getOwnLicence(ctx, licence.id, applicant)
    licences[licenceName(licence.typeKey)] = {
      number: licence.number,
      issuedBy: licence.organName,
      validFrom: licence.validFrom,
      validTo: licence.validTo ?? null,
      face: Object.fromEntries(face.map(({ label, text }) => [label, text])),
    }
  }
  return { form: values, licences, facts: { ...(await factsOf(ctx, applicant)), ...outside } }
}

async function factsOf(ctx: Ctx, applicant: Applicant): Promise<Facts> {
  const { identifier, verified } = await openApplicant(ctx, applicant)
  const person = applicant.kind === 'person' ? checkIdNumber(identifier) : undefined
  const enterprise = applicant.kind === 'enterprise' && checkUscc(identifier) ? identifier : undefined
  return {
    applicantKind: applicant.kind,
    age: person ? ageOn(person.birthDate, ctx.today) : null,
    sex: person?.sex ?? null,
    identityVerified: verified ?? null,
    registeredRegion: person?.region ?? enterprise?.slice(2, 8) ?? null,
    creditExcluded: (await exclusionsOf(ctx, applicant)).length > 0,
    today: ctx.today,
  }
}

/** The values a condition went by, in words. */
export function valuesShown(
  { mentions }: Pick<Judged, 'mentions'>,
  scope: RuleScope,
  { form }: Pick<ItemContent, 'form'>,
): { title: string; text: string }[] {
  return mentions.map(({ path, title }) => ({ title, text: wordsFor(path, valueAt(scope, path), form) }))
}

function wordsFor(path: string, value: unknown, form: ItemContent['form']): string {
  if (value === null) return '没有'
  if (typeof value === 'boolean') return value ? '是' : '否'
  const [root, key = '', part] = path.split('.')
  if (root === 'facts' && part === undefined) return factWords[String(value)] ?? String(value)
  if (root === 'facts') return typeof value === 'number' ? String(value) : masked(value)
  if (root === 'licences')
    return part === undefined ? '有' : part === 'face' || part === 'number' ? masked(value) : String(value)
  const field = form.flatMap((section) => section.fields).find((one) => one.key === key)
  if (field?.options) {
    const chosen = Array.isArray(value) ? value : [value]
    return chosen.map((one) => field.options!.find((option) => option.value === one)?.label ?? '').join('、')
  }
  const open = field?.kind === 'number' || field?.kind === 'amount' || field?.kind === 'region'
  return open ? String(value) : masked(value)
}

const factWords: Readonly<Record<string, string>> = { person: '个人', enterprise: '企业', male: '男', female: '女' }

/** `王静雯` → `王**`; of a long text no more than its first letter and eight stars. */
function masked(value: unknown): string {
  const letters = [...String(value)]
  return `${letters[0] ?? ''}${'*'.repeat(Math.min(Math.max(letters.length - 1, 1), 8))}`
}
