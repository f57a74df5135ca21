import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract-letters.ts'
import { letterKept, mayKeep, templateTables } from '../letter-templates.ts'

/** A draft was never in force and made no letter: it goes. */
export const dropLetterDraft = action(contract.dropLetterDraft, {
  load: letterKept,
  allow: mayKeep('cases.draft-letters'),
  async run(ctx, { organId, kind }) {
    const dropped = await templateTables(ctx)
      .deleteFrom('cases.letter_template')
      .where('organ_id', '=', organId)
      .where('kind', '=', kind as never)
      .where('state', '=', 'draft')
      .executeTakeFirst()
    if (dropped.numDeletedRows === 0n) throw notFound({ organId, kind })
    return { organId, kind }
  },
  subject: ({ organId }) => organId,
})
