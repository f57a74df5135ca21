/** Letters about licences, as the licences publish them. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'

export type LicenceLetterRow = { id: string; organId: string; documentId: string }

/** @throws notFound */
export async function letterOfLicence(ctx: Ctx, licenceId: string, letterId: string): Promise<LicenceLetterRow> {
  const { rows } = await sql<LicenceLetterRow>`
    select id, organ_id as "organId", document_id as "documentId" from licences.v_letter
    where id = ${letterId} and licence_id = ${licenceId}`.execute(ctx.db)
  if (!rows[0]) throw notFound({ letterId })
  return rows[0]
}
