import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { isUnopenedLetter, openFirst, readFile } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { intentTables } from '../intents.ts'
import { isHolder, maySee } from '../policy.ts'
import { findLicence } from '../store.ts'

/** A letter about a licence as a PDF, for its holder once opened and for the body. */
export const licenceLetterContent = view(contract.licenceLetterContent, {
  async look(ctx, { id, letterId }) {
    const licence = await findLicence(ctx, id)
    const holds = licence && isHolder(ctx.actor, licence)
    if (!licence || (!holds && !maySee(ctx.actor, licence))) throw notFound({ licenceId: id })
    const letter = await intentTables(ctx)
      .selectFrom('licences.letter')
      .select('file_id')
      .where('id', '=', letterId)
      .where('licence_id', '=', id)
      .executeTakeFirst()
    if (!letter) throw notFound({ letterId })
    if (holds && (await isUnopenedLetter(ctx, letter.file_id))) throw openFirst()
    const { content, facts } = await readFile(ctx, letter.file_id)
    return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
  },
  personal: (ctx, { id }) => (ctx.actor.kind === 'citizen' ? [] : [{ subject: id, fields: ['letters'] }]),
})
