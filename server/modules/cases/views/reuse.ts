import { cutPage } from '#kernel/page.ts'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { getItemToFile, getItemVersion, inSituation } from '#modules/catalogue/index.ts'
import { actingFor, actingWhollyFor, applicantOf } from '#modules/identity/index.ts'
import * as contract from '../contract-reuse.ts'
import { materialFactsFor } from '../material-facts.ts'
import { applicantOfCase } from '../materials-given.ts'
import { holdsHere, isApplicant } from '../policy.ts'
import { offeredAgain, proofsOf } from '../standing.ts'
import { casesTables, findCase } from '../store.ts'

/** For the applicant, the latest of each; and what other bodies would prove, or have proven. */
export const reusableMaterials = view(contract.reusableMaterials, {
  async look(ctx, { itemId, organId }) {
    const { content } = await getItemToFile(ctx, itemId, organId)
    const applicant = await applicantOf(ctx)
    return {
      rows: await offeredAgain(ctx, applicant, content),
      facts: await materialFactsFor(ctx, applicant, content.materials),
    }
  },
  personal(ctx, _, { facts }) {
    const fields = facts.flatMap(({ fact, answeredAt }) => (answeredAt ? [fact] : []))
    return fields.length > 0 ? [{ subject: actingFor(ctx)!.id, fields }] : []
  },
})

/** For a case that is corrected or completed: what stands for its materials now. */
export const standingMaterials = view(contract.standingMaterials, {
  async look(ctx, { caseId }) {
    const file = await findCase(ctx, caseId)
    if (!file || !(isApplicant(ctx.actor, file) || holdsHere(ctx.actor, 'cases.receive', file)))
      throw notFound({ caseId })
    const content = inSituation((await getItemVersion(ctx, file.version_id)).content, file.situation)
    const holder = applicantOfCase(file)
    return {
      proofs: await proofsOf(ctx, holder, content),
      reusable: await offeredAgain(ctx, holder, content, file.id),
    }
  },
  personal: (ctx, { caseId }, { proofs }) =>
    ctx.actor.kind === 'citizen' || proofs.length === 0 ? [] : [{ subject: caseId, fields: ['licences'] }],
})

/** 谁用过: every use of a material handed in before, newest first. */
export const materialUses = view(contract.materialUses, {
  async look(ctx, { after, limit }) {
    const self = actingWhollyFor(ctx)
    if (!self) return { rows: [] }
    const found = await casesTables(ctx)
      .selectFrom('cases.material_use')
      .selectAll()
      .where('holder_kind', '=', self.kind)
      .where('holder_id', '=', self.id)
      .$if(after !== undefined, (before) => before.where('id', '<', after!))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const { page, next } = cutPage(found, limit, (last) => last.id)
    return {
      rows: page.map((use) => ({
        id: use.id,
        materialName: use.material_name,
        by: use.by_name,
        purpose: use.purpose,
        caseId: use.case_id,
        fromCaseId: use.from_case_id,
        at: use.at.toISOString(),
      })),
      next,
    }
  },
})
