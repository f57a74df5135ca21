/** What was handed in before need not be handed in again; and each time it stands for something, its holder sees it. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { itemMissing, type Reuse } from '#modules/catalogue/contract.ts'
import { type TrustLevel, trustLevel } from '#modules/documents/contract.ts'
import { z } from 'zod'

export type { Reuse, TrustLevel }

export const reusableMaterial = z.object({
  /** Of the material of this item. */
  key: z.string(),
  caseId: id,
  caseNumber: z.string(),
  itemName: z.string(),
  documentIds: z.array(id),
  trustLevel,
  handedInOn: legalDate,
})
export type ReusableMaterial = z.infer<typeof reusableMaterial>

export const reusableMaterials = route({
  name: 'cases.reusable-materials',
  method: 'GET',
  path: '/api/items/:itemId/reusable-materials',
  summary: '以前交过、这次不用再交的材料',
  permission: 'cases.file',
  input: z.object({ itemId: id, organId: id.optional() }),
  output: z.object({ rows: z.array(reusableMaterial) }),
  refusals: [itemMissing],
})

export const materialUses = route({
  name: 'cases.material-uses',
  method: 'GET',
  path: '/api/my/material-uses',
  summary: '我交过的材料用在了哪里',
  permission: 'cases.file',
  input: z.object({ ...pageQuery, after: id.optional() }),
  output: pageOf(
    z.object({
      id,
      materialName: z.string(),
      /** The body that uses it. */
      by: z.string(),
      /** For which item. */
      purpose: z.string(),
      caseId: id,
      /** The case with which it was handed in. */
      fromCaseId: id,
      at: moment,
    }),
  ),
})
