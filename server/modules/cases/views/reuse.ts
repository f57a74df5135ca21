import { view } from '#kernel/view.ts'
import { getItemToFile } from '#modules/catalogue/index.ts'
import { actingFor, applicantOf } from '#modules/identity/index.ts'
import * as contract from '../contract-reuse.ts'
import { reusableMaterialsFor } from '../reuse.ts'
import { casesTables } from '../store.ts'

/** For the applicant, the latest of each. */
export const reusableMaterials = view(contract.reusableMaterials, {
  async look(ctx, { itemId, organId }) {
    const { content } = await getItemToFile(ctx, itemId, organId)
    const rows = await reusableMaterialsFor(ctx, await applicantOf(ctx), content)
    return { rows: rows.map((row) => ({ ...row, documentIds: [...row.documentIds] })) }
  },
})

/** 谁用过: every use of a material handed in before, newest first. */
export const materialUses = view(contract.materialUses, {
  async look(ctx, { after, limit }) {
    const self = actingFor(ctx)
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
    const page = found.slice(0, limit)
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
      next: found.length > limit ? page.at(-1)!.id : undefined,
    }
  },
})
