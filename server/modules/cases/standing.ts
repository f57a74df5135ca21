/** What an applicant need not hand in, as it is offered: online, at the window, in a correction. */
import type { Ctx } from '#kernel/ctx.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { findLicences } from '#modules/licences/index.ts'
import type { LicenceProof, ReusableMaterial } from './contract.ts'
import { reusableMaterialsFor } from './reuse.ts'

type Holder = { kind: 'person' | 'enterprise'; id: string }

/** 国务院关于在线政务服务的若干规定 art. 7: what a licence of one's own proves is not asked for. */
export async function proofsOf(
  ctx: Ctx,
  holder: Holder,
  { materials }: Pick<ItemContent, 'materials'>,
): Promise<LicenceProof[]> {
  const asked = materials.filter(({ licenceType }) => licenceType)
  const own = asked.length > 0 ? await findLicences(ctx, holder) : []
  return asked.flatMap(({ key, licenceType }) => {
    const proof = own.find(({ typeKey }) => typeKey === licenceType)
    return proof ? [{ key, licenceId: proof.id, title: proof.title, number: proof.number }] : []
  })
}

/** @param caseId the case it is for: what that one has is not offered to it */
export async function offeredAgain(
  ctx: Ctx,
  holder: Holder,
  content: ItemContent,
  caseId?: string,
): Promise<ReusableMaterial[]> {
  const rows = await reusableMaterialsFor(ctx, holder, content, caseId)
  return rows.map((row) => ({ ...row, documentIds: [...row.documentIds] }))
}
