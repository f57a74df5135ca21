import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { readFile } from '#modules/documents/index.ts'
import { proofsOfRelative, relativesOf } from '#modules/identity/index.ts'
import * as contract from '../contract-relatives.ts'

export const relatives = view(contract.relatives, {
  look: (ctx, { personId, ...asked }) => relativesOf(ctx, personId, asked),
})

/** The look is logged. */
export const relativeProof = view(contract.relativeProof, {
  async look(ctx, { id, documentId }) {
    const proofs = await proofsOfRelative(ctx, id)
    if (!proofs?.includes(documentId)) throw notFound()
    const { content, facts } = await readFile(ctx, documentId)
    return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
  },
  personal: (_ctx, { id }) => [{ subject: id, fields: ['papers'] }],
})
