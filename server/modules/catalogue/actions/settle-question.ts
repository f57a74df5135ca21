import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'

/** An editor has dealt with a question nobody could answer, or says that it is none. */
export const settleQuestion = action(contract.settleQuestion, {
  async run(ctx, { question, status }) {
    const changed = await sql`
      update catalogue.unanswered_question set status = ${status} where question = ${question}`.execute(ctx.db)
    if (changed.numAffectedRows !== 1n) throw contract.questionMissing()
    return { question, status }
  },
})
