import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db.ts'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { isUnopenedLetter, issuedFor, openFirst, readFile, readMarkedCopy } from '#modules/documents/index.ts'
import { describeLicences } from '#modules/licences/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { isApplicant, maySee } from '../policy.ts'
import { casesTables, findCase, materialsOf } from '../store.ts'

/** A letter of the case as a PDF. */
export const letterContent = view(contract.letterContent, {
  async look(ctx, { caseId, letterId }) {
    const file = await findCase(ctx, caseId)
    if (!file || !maySee(ctx.actor, file)) throw notFound()
    const letter = await casesTables(ctx)
      .selectFrom('cases.letter')
      .select('file_id')
      .where('id', '=', letterId)
      .where('case_id', '=', caseId)
      .executeTakeFirst()
    if (!letter) throw notFound()
    if (isApplicant(ctx.actor, file) && (await isUnopenedLetter(ctx, letter.file_id))) throw openFirst()
    const { content, facts } = await readFile(ctx, letter.file_id)
    return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
  },
})

/** A file handed in with the case; the look is logged. */
export const materialContent = view(contract.materialContent, {
  async look(ctx, { caseId, documentId }) {
    const file = await findCase(ctx, caseId)
    if (!file || !maySee(ctx.actor, file)) throw notFound()
    const { rows } = await sql<{ key: string }>`
      select key from cases.material where case_id = ${caseId} and ${documentId}::uuid = any(document_ids)
      union all
      select 'evidence' from cases.commitment_check where case_id = ${caseId} and ${documentId}::uuid = any(evidence_ids)
      union all select 'site-check' from cases.site_check where case_id = ${caseId} and ${documentId}::uuid = any(document_ids)
      union all select 'commitment' from cases.commitment where case_id = ${caseId} and scan_id = ${documentId}::uuid
      union all select 'hearing' from cases.hearing where case_id = ${caseId} and ${documentId}::uuid = any(document_ids)
      limit 1`.execute(ctx.db)
    if (rows.length === 0) throw notFound()
    const reader = isApplicant(ctx.actor, file) ? undefined : await usedAgainBy(ctx, caseId, documentId)
    if (reader) {
      const purpose = `办理“${reader.purpose}”（${file.number}）`
      return { ...(await readMarkedCopy(ctx, documentId, { purpose, reader: reader.by_name })), inline: true }
    }
    const { content, facts } = await readFile(ctx, documentId)
    return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
  },
  personal: (_ctx, { caseId }) => [{ subject: caseId, fields: ['materials'] }],
})

/**
 * A licence that stands for a material: reviewers get a copy marked with its one purpose, as of any material used again; one that
 * was revoked or has run out since works here no more.
 */
export const licenceCopy = view(contract.licenceCopy, {
  async look(ctx, { caseId, licenceId }) {
    const file = await findCase(ctx, caseId)
    if (!file || !maySee(ctx.actor, file)) throw notFound()
    const given = await materialsOf(ctx, caseId)
    if (!given.some((one) => one.licence_id === licenceId)) throw notFound()
    const licence = (await describeLicences(ctx, [licenceId])).get(licenceId)
    if (licence?.status !== 'valid') throw contract.licenceNotInForce({ status: licence?.status })
    const [page] = await issuedFor(ctx, { module: 'licences', id: licenceId })
    if (!page?.fileId) throw notFound()
    if (isApplicant(ctx.actor, file)) {
      const { content, facts } = await readFile(ctx, page.fileId)
      return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
    }
    const [{ content }, { name }] = await together(getItemVersion(ctx, file.version_id), getOrgan(ctx, file.organ_id))
    const purpose = `办理“${content.name}”（${file.number}）`
    return { ...(await readMarkedCopy(ctx, page.fileId, { purpose, reader: name })), inline: true }
  },
  personal: (ctx, { licenceId }) => (ctx.actor.kind === 'citizen' ? [] : [{ subject: licenceId, fields: ['face'] }]),
})

/** For what, and by whom, a material of an earlier case is used in this one: its copies carry that. */
function usedAgainBy(ctx: Ctx, caseId: string, documentId: string) {
  return casesTables(ctx)
    .selectFrom('cases.material_use')
    .select(['purpose', 'by_name'])
    .where('case_id', '=', caseId)
    .where(sql<boolean>`${documentId}::uuid = any(document_ids)`)
    .executeTakeFirst()
}
