import { view } from '#kernel/view.ts'
import { issuedFor, readFile } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { maySee, requireOwn } from '../policy.ts'
import { findLicence } from '../store.ts'

/** The signed page, byte for byte, for its holder and for the body that issued it. */
export const licencePdf = view(contract.licencePdf, {
  async look(ctx, { id }) {
    const licence = await findLicence(ctx, id)
    if (!licence || !maySee(ctx.actor, licence)) requireOwn(ctx, licence, id)
    const [document] = await issuedFor(ctx, { module: 'licences', id })
    if (!document?.fileId) throw contract.pageBeingMade({ licenceId: id })
    const { content, facts } = await readFile(ctx, document.fileId)
    return { content, mediaType: facts.mediaType, name: facts.name, inline: false }
  },
  personal: (ctx, { id }) => (ctx.actor.kind === 'citizen' ? [] : [{ subject: id, fields: ['face'] }]),
})
