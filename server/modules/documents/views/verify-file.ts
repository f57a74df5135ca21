import { view } from '#kernel/view.ts'
import { anchorsFor } from '../authorities.ts'
import { sha256Of } from '../content-store.ts'
import * as contract from '../contract.ts'
import { publicFactsOf } from '../issue.ts'
import { serialsIn, verifyPdf } from '../signature/verify.ts'
import { documentsTables } from '../store.ts'

/** Judges an uploaded PDF by its signature, then by the register. Nothing is stored. */
export const verifyFile = view(contract.verifyFile, {
  async look(ctx, { content, takenFor }) {
    if (content.byteLength === 0) throw contract.fileEmpty()
    if (content.byteLength > contract.largestUpload) throw contract.fileTooLarge()
    const verdict = verifyPdf(content, await anchorsFor(ctx, serialsIn(content)), takenFor)
    if (verdict.reason !== 'unregistered') return verdict
    const fingerprint = sha256Of(content)
    const row = await documentsTables(ctx)
      .selectFrom('documents.issued')
      .selectAll()
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirst()
    if (!row) return verdict
    return {
      ...verdict,
      reason: row.voided_at ? ('void' as const) : ('genuine' as const),
      issued: await publicFactsOf(ctx, row),
    }
  },
})
