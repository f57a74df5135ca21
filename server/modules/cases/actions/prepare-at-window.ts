import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { getItemToFile, type ItemVersion } from '#modules/catalogue/index.ts'
import { type Applicant, findApplicantBy } from '#modules/identity/index.ts'
import { findLicences } from '#modules/licences/index.ts'
import { offerTo } from '../commitment.ts'
import * as contract from '../contract.ts'
import { openCasesAbout } from '../renewal.ts'
import { lastDayToRenew } from '../rules/renewal.ts'

/** Before an application is taken at the window: what this person may choose. */
export const prepareAtWindow = action(contract.prepareAtWindow, {
  load: (ctx, input) => getItemToFile(ctx, input.itemId, input.organId),
  allow: (ctx, version) => covers(scopeOf(ctx.actor, 'cases.receive'), version),
  async run(ctx, { identifier, name }, version) {
    const applicant = await findApplicantBy(ctx, identifier)
    return {
      licences: applicant ? await licencesOf(ctx, applicant, version) : [],
      proofs: applicant ? await proofsOf(ctx, applicant, version) : [],
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

/** 国务院关于在线政务服务的若干规定 art. 7: what a licence of one's own proves is not asked for. */
async function proofsOf(ctx: Ctx, applicant: Applicant, { content }: ItemVersion) {
  const asked = content.materials.filter(({ licenceType }) => licenceType)
  const own = asked.length > 0 ? await findLicences(ctx, applicant) : []
  return asked.flatMap(({ key, licenceType }) => {
    const proof = own.find(({ typeKey }) => typeKey === licenceType)
    return proof ? [{ key, licenceId: proof.id, title: proof.title, number: proof.number }] : []
  })
}
