/** Changing a licence because of what was decided in a module below. */
import type { Ctx } from '#kernel/ctx.ts'
import type { SealUse } from '#modules/documents/index.ts'
import { issueLicence } from './issue.ts'
import { type LicenceAct, statusAfter } from './rules/licence-status.ts'
import { changeStatus, type Grounds } from './status-change.ts'
import { lockLicence, openFace } from './store.ts'

/** 撤销: the grant it rests on is undone (行政许可法 art. 69). One that is no longer in force stays as it is. */
export const withdrawLicenceOf = follow('withdraw')
/** 撤回: taken back for the public good (art. 8). */
export const recallLicenceOf = follow('recall')
/** 注销: struck off the register (art. 70). */
export const cancelLicenceOf = follow('cancel')

function follow(act: LicenceAct) {
  return async (ctx: Ctx, licenceId: string, grounds: Grounds): Promise<void> => {
    const licence = await lockLicence(ctx, licenceId)
    if (statusAfter(licence.status, act)) await changeStatus(ctx, licence, act, grounds)
  }
}

export type NewTerms = {
  caseId: string
  /** What is different from now on, as the face says it. */
  terms: string
  use?: SealUse
}

/** Whose licence it is stands first on every face; issuing writes it anew. */
const HOLDER_ROWS = 2
const TERMS = '变更事项'

/**
 * 变更 for the public good (art. 8): the next version under the same number and until the same day, with its new terms.
 * @returns the id of the new version
 * @throws supersedesNothing when it is no longer in force
 */
export async function changeLicenceOf(ctx: Ctx, licenceId: string, { caseId, terms, use }: NewTerms): Promise<string> {
  const old = await lockLicence(ctx, licenceId)
  const face = openFace(ctx, old).slice(HOLDER_ROWS)
  const { id } = await issueLicence(ctx, {
    caseId,
    typeKey: old.type_key,
    holder: { kind: old.holder_kind, id: old.holder_id },
    organId: old.organ_id,
    itemName: old.item_name,
    face: [...face.filter(({ label }) => label !== TERMS), { label: TERMS, text: terms }],
    photoFileId: old.photo_file_id ?? undefined,
    validFrom: ctx.today,
    validTo: old.valid_to ?? undefined,
    use,
    supersedes: old.id,
  })
  return id
}
