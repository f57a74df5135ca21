import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { withoutDigits } from '../rules/question-text.ts'

/** Keeps what people asked and did not find, never who asked. What was taught and is asked again is open again. */
export const noteUnanswered = action(contract.noteUnanswered, {
  async run(ctx, { question }) {
    await sql`
      insert into catalogue.unanswered_question as q (question, times, last_on) values (${withoutDigits(question)}, 1, ${ctx.today})
      on conflict (question) do update
      set times = q.times + 1, last_on = excluded.last_on,
          status = case when q.status = 'taught' then 'open' else q.status end`.execute(ctx.db)
    return { noted: true as const }
  },
})
