/** What the modules below may ask of the counter. */
import type { Ctx } from '#kernel/ctx.ts'
import type { SignaturePurpose } from './contract.ts'
import { counterTables } from './store.ts'

/** The latest signature of a case for this purpose, given today. */
export async function findSignatureOfToday(
  ctx: Ctx,
  caseId: string,
  purpose: SignaturePurpose,
): Promise<{ id: string; signer: string; fingerprint: string } | undefined> {
  const row = await counterTables(ctx)
    .selectFrom('counter.signature')
    .select(['id', 'signer', 'sha256'])
    .where('case_id', '=', caseId)
    .where('purpose', '=', purpose)
    .where('signed_at', '>=', new Date(`${ctx.today}T00:00:00+08:00`))
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row && { id: row.id, signer: row.signer, fingerprint: row.sha256 }
}
