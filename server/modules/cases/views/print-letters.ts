import { sql } from 'kysely'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { isUnopenedLetter, openFirst, printCopies } from '#modules/documents/index.ts'
import * as contract from '../contract-service.ts'
import { isApplicant, maySee } from '../policy.ts'
import { casesTables } from '../store.ts'

/** Letters of one case or of several as one file for the printer; all of them are within the actor's reach, or none. */
export const printLetters = view(contract.printLetters, {
  async look(ctx, { letters: ids }) {
    const wanted = [...new Set(ids)]
    const db = casesTables(ctx)
    const letters = await db.selectFrom('cases.letter').selectAll().where('id', 'in', wanted).execute()
    const others = await aboutLicences(
      ctx,
      wanted.filter((id) => !letters.some((one) => one.id === id)),
    )
    if (letters.length + others.length < wanted.length) throw notFound()
    const files = await db
      .selectFrom('cases.case_file')
      .selectAll()
      .where(
        'id',
        'in',
        letters.map((one) => one.case_id),
      )
      .execute()
    if (!files.every((file) => maySee(ctx.actor, file))) throw notFound()
    const own = new Set(files.filter((file) => isApplicant(ctx.actor, file)).map(({ id }) => id))
    for (const { case_id: caseId, file_id: fileId } of letters)
      if (own.has(caseId) && (await isUnopenedLetter(ctx, fileId))) throw openFirst()
    const known = new Map([...letters, ...others].map((one) => [one.id, one.document_id]))
    const content = await printCopies(
      ctx,
      wanted.map((id) => known.get(id)!),
    )
    return { content, mediaType: 'application/pdf', name: `文书打印副本（${wanted.length}份）.pdf`, inline: true }
  },
})

/** Letters about licences, of the bodies whose letters the actor sees. */
async function aboutLicences(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0 || ctx.actor.kind === 'citizen') return []
  const { rows } = await sql<{ id: string; document_id: string; organId: string; regionCode: string }>`
    select id, document_id, organ_id as "organId", region_code as "regionCode" from licences.v_letter
    where id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows.filter((row) => covers(scopeOf(ctx.actor, 'cases.see'), row))
}
