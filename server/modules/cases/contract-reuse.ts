/** What was handed in before need not be handed in again; and each time it stands for something, its holder sees it. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound } from '#kernel/problem.ts'
import { itemMissing, type ProvingFact, type Reuse } from '#modules/catalogue/contract.ts'
import { type TrustLevel, trustLevel } from '#modules/documents/contract.ts'
import { z } from 'zod'

export type { ProvingFact, Reuse, TrustLevel }

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

/** An answer of another body that may stand for a material. */
export const materialFact = z.object({
  /** Of the material of this item. */
  key: z.string(),
  name: z.string(),
  /** In the directory of facts. */
  fact: z.string(),
  title: z.string(),
  /** The body that answers. */
  source: z.string(),
  /** The stand-in of the demo answers for it. */
  standIn: z.boolean(),
  purpose: z.string(),
  basis: z.string(),
  /** `open`: not asked yet. `does-not`: it answered something else than the item wants. */
  state: z.enum(['open', 'asked', 'proves', 'does-not', 'refused', 'silent']),
  answeredAt: moment.optional(),
})
export type MaterialFact = z.infer<typeof materialFact>

const reusableAndFacts = z.object({ rows: z.array(reusableMaterial), facts: z.array(materialFact) })

export const reusableMaterials = route({
  name: 'cases.reusable-materials',
  method: 'GET',
  path: '/api/items/:itemId/reusable-materials',
  summary: '这次不用再交的材料：以前交过的，其他部门可以证明的',
  permission: 'cases.file',
  input: z.object({ itemId: id, organId: id.optional() }),
  output: reusableAndFacts,
  refusals: [itemMissing],
})

/** The applicant lets other bodies be asked for what would stand for materials of this item; nobody is asked before. */
export const askForMaterial = route({
  name: 'cases.ask-for-material',
  method: 'POST',
  path: '/api/items/:itemId/materials/:key/fact',
  summary: '同意向其他部门查询，用答复代替材料',
  permission: 'cases.file',
  input: z.object({ itemId: id, organId: id.optional(), key: z.string().max(100) }),
  output: z.object({ asked: z.boolean() }),
  refusals: [itemMissing],
})

/** A licence of the applicant's own that proves a material. */
export const licenceProof = z.object({ key: z.string(), licenceId: id, title: z.string(), number: z.string() })
export type LicenceProof = z.infer<typeof licenceProof>

/** For the applicant and for who takes materials in at the window: the same is offered. */
export const standingMaterials = route({
  name: 'cases.standing-materials',
  method: 'GET',
  path: '/api/cases/:caseId/standing-materials',
  summary: '补正、补交时不用再交的材料：电子证照证明的，以前交过的',
  permission: 'signed-in',
  input: z.object({ caseId: id }),
  output: z.object({ proofs: z.array(licenceProof), reusable: z.array(reusableMaterial) }),
  refusals: [notFound],
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
