import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { getSeenCase } from '#modules/cases/index.ts'
import { readFile } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { counterTables } from '../store.ts'

/** Signed at the window in this case, for whoever may see the case. */
export const signatures = view(contract.signatures, {
  async look(ctx, { caseId }) {
    await getSeenCase(ctx, caseId)
    const rows = await counterTables(ctx)
      .selectFrom('counter.signature')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('id')
      .execute()
    return {
      rows: rows.map(({ id, purpose, signer, statement, place, witness, signed_at, sha256 }) => ({
        id,
        purpose,
        purposeTitle: contract.signaturePurposes[purpose],
        signer,
        statement,
        place,
        witness,
        signedAt: signed_at.toISOString(),
        fingerprint: sha256,
      })),
    }
  },
})

/** The image; the look is logged. */
export const signatureImage = view(contract.signatureImage, {
  async look(ctx, { caseId, id }) {
    await getSeenCase(ctx, caseId)
    const row = await counterTables(ctx)
      .selectFrom('counter.signature')
      .select('document_id')
      .where('id', '=', id)
      .where('case_id', '=', caseId)
      .executeTakeFirst()
    if (!row) throw notFound({ signatureId: id })
    const { content, facts } = await readFile(ctx, row.document_id)
    return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
  },
  personal: (_ctx, { caseId }) => [{ subject: caseId, fields: ['signature'] }],
})
