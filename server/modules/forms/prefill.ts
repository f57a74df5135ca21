import type { Ctx } from '#kernel/ctx.ts'
import type { FormSection } from '#modules/catalogue/index.ts'
import { applicantOf, openApplicant } from '#modules/identity/index.ts'
import { sourceMarks } from './contract.ts'
import type { FormValue } from './rules/check-values.ts'

export type Prefilled = {
  values: Record<string, FormValue>
  /** By field key: the mark shown beside a value that was not typed. */
  sources: Record<string, (typeof sourceMarks)[keyof typeof sourceMarks]>
}

/**
 * What the form need not ask because the applicant's own record knows it. Opens personal data: callers log the look.
 * Acting for an enterprise, the enterprise's fields come from its record and the contact's from the person acting.
 */
export async function prefillFor(ctx: Ctx, sections: readonly FormSection[]): Promise<Prefilled> {
  const fields = sections.flatMap((section) => section.fields).filter((field) => field.prefill)
  const wanted = new Set(fields.map((field) => field.prefill!))
  const known = await recordOf(
    ctx,
    [...wanted].some((one) => one.startsWith('person.')),
    [...wanted].some((one) => one.startsWith('enterprise.')),
  )
  const filled: Prefilled = { values: {}, sources: {} }
  for (const { key, prefill } of fields) {
    const value = known.get(prefill!)
    if (!value) continue
    filled.values[key] = value
    filled.sources[key] = prefill!.startsWith('person.') ? sourceMarks.person : sourceMarks.enterprise
  }
  return filled
}

async function recordOf(ctx: Ctx, person: boolean, enterprise: boolean): Promise<Map<string, string | undefined>> {
  const known = new Map<string, string | undefined>()
  const applicant = await applicantOf(ctx)
  if (person && ctx.actor.subjectId) {
    const { name, identifier, phone, address } = await openApplicant(ctx, { kind: 'person', id: ctx.actor.subjectId })
    known
      .set('person.name', name)
      .set('person.idNumber', identifier)
      .set('person.phone', phone)
      .set('person.address', address)
  }
  if (enterprise && applicant.kind === 'enterprise') {
    const { name, identifier, address, legalRepresentative } = await openApplicant(ctx, applicant)
    known.set('enterprise.name', name).set('enterprise.uscc', identifier)
    known.set('enterprise.address', address).set('enterprise.legalRepresentative', legalRepresentative)
  }
  return known
}
