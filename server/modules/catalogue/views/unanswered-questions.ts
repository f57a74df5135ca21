import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'

type Row = { question: string; times: number; lastOn: string }

/** What people asked and did not find, the most asked first. */
export const unansweredQuestions = view(contract.unansweredQuestions, {
  async look(ctx, { after, limit }) {
    const [, times, question = ''] = /^(\d{1,9})\.(.*)$/s.exec(after ?? '') ?? []
    const { rows } = await sql<Row>`
      select question, times, last_on as "lastOn" from catalogue.unanswered_question
      where ${times === undefined ? sql`true` : sql`(times < ${Number(times)} or (times = ${Number(times)} and question > ${question}))`}
      order by times desc, question limit ${limit + 1}`.execute(ctx.db)
    const page = rows.slice(0, limit)
    const end = page.at(-1)
    return { rows: page, next: rows.length > limit && end ? `${end.times}.${end.question}` : undefined }
  },
})
