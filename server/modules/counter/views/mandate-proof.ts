import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { readFile } from '#modules/documents/index.ts'
import { proofsOfMandate } from '#modules/identity/index.ts'
import * as contract from '../contract-mandates.ts'

/** Of a firm's mandate or a relative's; the look is logged. */
export const mandateProof = view(contract.mandateProof, {
  async look(ctx, { id, documentId }) {
    const proofs = await proofsOfMandate(ctx, id)
    if (!proofs?.includes(documentId)) throw notFound()
    const { content, facts } = await readFile(ctx, documentId)
    return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
  },
  personal: (_ctx, { id }) => [{ subject: id, fields: ['papers'] }],
})
