import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { isUnopenedLetter, openFirst, readFile, readMarkedCopy } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { isApplicant, maySee } from '../policy.ts'
import { casesTables, findCase } from '../store.ts'

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

/** For what, and by whom, a material of an earlier case is used in this one: its copies carry that. */
function usedAgainBy(ctx: Ctx, caseId: string, documentId: string) {
  return casesTables(ctx)
    .selectFrom('cases.material_use')
    .select(['purpose', 'by_name'])
    .where('case_id', '=', caseId)
    .where(sql<boolean>`${documentId}::uuid = any(document_ids)`)
    .executeTakeFirst()
}
