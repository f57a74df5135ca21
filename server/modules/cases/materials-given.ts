/** What somebody hands in, checked: own files and licences, materials of earlier cases, answers of other bodies. */
import type { Ctx } from '#kernel/ctx.ts'
import type { ItemContent, Material } from '#modules/catalogue/index.ts'
import { markCheckedAgainstOriginal, markSelfMade, ownsFiles } from '#modules/documents/index.ts'
import { findLicences, recordUses } from '#modules/licences/index.ts'
import { type MaterialGiven, materialNotUsable, materialsMissing } from './contract.ts'
import { materialFactsFor, recordFactUses } from './material-facts.ts'
import { isReusable, recordMaterialUses, reusableMaterialsFor } from './reuse.ts'
import type { Reusable } from './rules/reuse.ts'
import type { CaseRow, NewMaterial } from './store.ts'

type Holder = { kind: 'person' | 'enterprise'; id: string }
type Proof = Awaited<ReturnType<typeof findLicences>>[number]

/** What may stand for a material that is not handed in. */
type Standing = {
  proofs: readonly Proof[]
  reusable: readonly Reusable[]
  /** Keys of the materials that an answer of another body proves. */
  facts: ReadonlySet<string>
}

export type Handing = {
  holder: Holder
  /** The item in the applicant's situation. */
  content: ItemContent
  channel: 'online' | 'window'
  given: readonly MaterialGiven[]
  /** The case they are added to; its own materials are not earlier ones. */
  caseId?: string
}

/**
 * What was given, checked against what the item asks; a required material that nobody handed in is proven by a valid
 * licence of the applicant's own, when the item allows it (国务院关于在线政务服务的若干规定 art. 7: not asked again).
 * @param committed keys of the materials for which a promise stands
 * @throws cases.materials-missing, cases.material-not-usable
 */
export async function checkedMaterials(
  ctx: Ctx,
  handing: Handing,
  committed: readonly string[] = [],
): Promise<NewMaterial[]> {
  const { content, given } = handing
  const named = new Set(given.map(({ key }) => key))
  const notGiven = content.materials.filter((one) => one.necessity !== 'optional' && !named.has(one.key))
  const absent = notGiven.filter((one) => !committed.includes(one.key))
  const promised = notGiven.filter((one) => committed.includes(one.key)).map((one) => row(one.key, 'commitment'))
  const standing = await standingFor(
    ctx,
    handing,
    absent.some((one) => one.licenceType),
  )
  const proofOf = (material: Material) => standing.proofs.find((licence) => licence.typeKey === material.licenceType)
  const missing = absent.filter((material) => !proofOf(material))
  if (missing.length > 0) throw materialsMissing({ missing: missing.map(({ key, name }) => ({ key, name })) })
  const found = usableMaterials(handing, standing)
  return [...found, ...absent.map((material) => byLicence(material.key, proofOf(material)!)), ...promised]
}

/**
 * What is added to a case under way, checked.
 * @throws cases.material-not-usable
 */
export async function addedMaterials(
  ctx: Ctx,
  file: CaseRow,
  handing: Pick<Handing, 'content' | 'channel' | 'given'>,
): Promise<NewMaterial[]> {
  await requireOwnFiles(ctx, handing.given)
  const whole = { ...handing, holder: applicantOfCase(file), caseId: file.id }
  return usableMaterials(whole, await standingFor(ctx, whole))
}

export const applicantOfCase = (file: Pick<CaseRow, 'applicant_kind' | 'applicant_id'>): Holder => ({
  kind: file.applicant_kind,
  id: file.applicant_id,
})

/** Only what was named is looked for. */
async function standingFor(
  ctx: Ctx,
  { holder, content, channel, given, caseId }: Handing,
  licencesToo = false,
): Promise<Standing> {
  const wanted = (of: (one: MaterialGiven) => unknown) => given.some((one) => of(one))
  // At the window nobody's word is taken for a question to another body (docs/decisions/0022).
  const facts =
    channel === 'online' && wanted((one) => one.fact) ? await materialFactsFor(ctx, holder, content.materials) : []
  return {
    proofs: licencesToo || wanted((one) => one.licenceId) ? await findLicences(ctx, holder) : [],
    reusable: wanted((one) => one.fromCase) ? await reusableMaterialsFor(ctx, holder, content, caseId) : [],
    facts: new Set(facts.flatMap(({ key, state }) => (state === 'proves' ? [key] : []))),
  }
}

/**
 * Those of an earlier case are checked against that case instead.
 * @param takenIn files a colleague took in before, with the draft that is continued
 * @throws cases.material-not-usable when somebody else handed in one of the files
 */
export async function requireOwnFiles(
  ctx: Ctx,
  given: readonly MaterialGiven[],
  takenIn: readonly string[] = [],
): Promise<void> {
  const files = given
    .filter((one) => !one.fromCase)
    .flatMap((one) => one.documentIds ?? [])
    .filter((file) => !takenIn.includes(file))
  if (!(await ownsFiles(ctx, files))) throw materialNotUsable({ reason: 'not-your-file' })
}

function usableMaterials({ content, channel, given }: Handing, standing: Standing): NewMaterial[] {
  const asked = new Map(content.materials.map((one) => [one.key, one]))
  const rows = given.map((one) => {
    const material = asked.get(one.key)
    const proof = standing.proofs.find(
      (licence) => licence.id === one.licenceId && licence.typeKey === material?.licenceType,
    )
    const usable =
      material &&
      ((one.documentIds &&
        (one.fromCase ? isReusable(one, standing.reusable) : !one.original || channel === 'window')) ||
        (one.licenceId && proof) ||
        (one.fact && standing.facts.has(one.key)) ||
        (one.promise && material.necessity === 'deferrable') ||
        (one.paper && channel === 'window'))
    if (!usable) throw materialNotUsable({ key: one.key, name: material?.name })
    if (proof) return byLicence(one.key, proof)
    if (one.fact) return { ...row(one.key, 'fact'), fact: material.fact!.name }
    return { ...row(one.key, howOf(one)), document_ids: one.documentIds ?? [] }
  })
  const [repeated] = rows.filter((each, index) => rows.findIndex((one) => one.key === each.key) !== index)
  if (repeated) throw materialNotUsable({ key: repeated.key, name: asked.get(repeated.key)?.name })
  return rows
}

const howOf = (one: MaterialGiven) => (one.documentIds ? 'document' : one.promise ? 'promise' : 'paper')

const row = (key: string, how: NewMaterial['how']): NewMaterial => ({
  key,
  how,
  document_ids: [],
  licence_id: null,
  licence_number: null,
  fact: null,
})

const byLicence = (key: string, proof: Proof): NewMaterial => ({
  ...row(key, 'licence'),
  licence_id: proof.id,
  licence_number: proof.number,
})

export type TakenIn = {
  caseId: string
  number: string
  regionCode: string
  organId: string
  /** The item, as the ledgers of its holder name it. */
  purpose: string
}

/** Once they are with the case: every use stands in a ledger its holder reads, and how far files were checked is written on them. */
export async function recordMaterials(
  ctx: Ctx,
  { holder, content, given }: Pick<Handing, 'holder' | 'content' | 'given'>,
  rows: readonly NewMaterial[],
  taken: TakenIn,
): Promise<void> {
  await recordMaterialUses(ctx, given, { holder, content, ...taken })
  await recordUses(
    ctx,
    rows.flatMap((one) => one.licence_id ?? []),
    { caseId: taken.caseId, purpose: taken.purpose, organId: taken.organId },
  )
  await recordFactUses(
    ctx,
    rows.flatMap((one) => one.fact ?? []),
    holder,
    taken,
  )
  const own = given.filter((one) => !one.fromCase)
  const selfMade = new Set(content.materials.flatMap(({ key, trustLevel }) => (trustLevel === 'D' ? [key] : [])))
  const filesOf = (which: (one: MaterialGiven) => boolean) => own.filter(which).flatMap((one) => one.documentIds ?? [])
  await markSelfMade(
    ctx,
    filesOf((one) => selfMade.has(one.key)),
  )
  await markCheckedAgainstOriginal(
    ctx,
    filesOf((one) => one.original === true),
  )
}

export const takenInto = (file: CaseRow, purpose: string): TakenIn => ({
  caseId: file.id,
  number: file.number,
  regionCode: file.region_code,
  organId: file.organ_id,
  purpose,
})
