import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { readFile, verifyIssued } from '#modules/documents/index.ts'
import { sealedFor } from '#modules/signets/index.ts'
import * as contract from '../contract.ts'
import { maySee } from '../policy.ts'
import { findCase } from '../store.ts'

export const sealedForms = view(contract.sealedForms, {
  async look(ctx, { caseId }) {
    const file = await findCase(ctx, caseId)
    if (!file || !maySee(ctx.actor, file)) throw notFound()
    const forms = await sealedFor(ctx, { module: 'cases', id: caseId })
    // One for each submission: the application, and at most a correction.
    const rows = await Promise.all(
      forms.map(async ({ fileId: _, ...form }) => ({ ...form, verdict: await verifyIssued(ctx, form.documentId) })),
    )
    return { rows }
  },
})

/** It says what the form says, so the look is logged like the look at the form. */
export const sealedForm = view(contract.sealedForm, {
  async look(ctx, { caseId, documentId }) {
    const file = await findCase(ctx, caseId)
    if (!file || !maySee(ctx.actor, file)) throw notFound()
    const forms = await sealedFor(ctx, { module: 'cases', id: caseId })
    const form = forms.find((one) => one.documentId === documentId)
    if (!form) throw notFound()
    const { content, facts } = await readFile(ctx, form.fileId)
    return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
  },
  personal: (_ctx, { caseId }) => [{ subject: caseId, fields: ['form'] }],
})
