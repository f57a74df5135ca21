import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { getItemToFile, inSituation, type ItemContent, type ItemVersion } from '#modules/catalogue/index.ts'
import { prefillFor } from '#modules/forms/index.ts'
import { type Applicant, findApplicantBy } from '#modules/identity/index.ts'
import { findLicences } from '#modules/licences/index.ts'
import { offerTo } from '../commitment.ts'
import * as contract from '../contract.ts'
import { openCasesAbout } from '../renewal.ts'
import { offeredAgain, proofsOf } from '../standing.ts'
import { lastDayToRenew } from '../rules/renewal.ts'

/** Before an application is taken at the window: what this person may choose. */
export const prepareAtWindow = action(contract.prepareAtWindow, {
  load: (ctx, input) => getItemToFile(ctx, input.itemId, input.organId),
  allow: (ctx, version) => covers(scopeOf(ctx.actor, 'cases.receive'), version),
  async run(ctx, { identifier, name, situation }, version) {
    const applicant = await findApplicantBy(ctx, identifier)
    return {
      licences: applicant ? await licencesOf(ctx, applicant, version) : [],
      proofs: applicant ? await proofsOf(ctx, applicant, version.content) : [],
      reusable: applicant ? await offeredAgain(ctx, applicant, version.content) : [],
      prefilled: applicant ? await filledIn(ctx, applicant, inSituation(version.content, situation ?? {})) : nothing,
      ...(await offerTo(ctx, version, applicant ?? { name })),
    }
  },
})

async function licencesOf(ctx: Ctx, applicant: Applicant, { content, organId, principalId }: ItemVersion) {
  const { licenceType } = content.result
  if (!licenceType) return []
  const own = (await findLicences(ctx, applicant, licenceType)).filter(
    (one) => one.organId === (principalId ?? organId),
  )
  const ids = own.map(({ id }) => id)
  const taken = new Set((await openCasesAbout(ctx, ids)).map((one) => one.concerns_licence_id))
  return own.map(({ id, title, number, validTo }) => {
    const may: ('change' | 'renew')[] = validTo ? ['change', 'renew'] : ['change']
    return { id, title, number, validTo, may: taken.has(id) ? [] : may, renewBy: validTo && lastDayToRenew(validTo) }
  })
}

const nothing = { values: {}, sources: {}, from: {} }

/** As the person's own form would be: what somebody at the counter need not tell again. Other bodies are not asked. */
async function filledIn(ctx: Ctx, applicant: Applicant, { form }: Pick<ItemContent, 'form'>) {
  const personId = applicant.kind === 'person' ? applicant.id : undefined
  const { values, sources } = await prefillFor(ctx, form, { applicant, personId })
  const entries = Object.entries(sources)
  return {
    values,
    sources: Object.fromEntries(entries.map(([key, { mark }]) => [key, mark])),
    from: Object.fromEntries(entries.map(([key, { from }]) => [key, from])),
  }
}
