import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'

type Row = { question: string; times: number; lastOn: string; status: 'open' | 'taught' | 'ignored' }

/** What people asked and did not find, the most asked first. */
export const unansweredQuestions = view(contract.unansweredQuestions, {
  async look(ctx, { after, limit, status }) {
    const [, times, question = ''] = /^(\d{1,9})\.(.*)$/s.exec(after ?? '') ?? []
    const { rows } = await sql<Row>`
      select question, times, last_on as "lastOn", status from catalogue.unanswered_question
      where status = ${status}
        and ${times === undefined ? sql`true` : sql`(times < ${Number(times)} or (times = ${Number(times)} and question > ${question}))`}
      order by times desc, question limit ${limit + 1}`.execute(ctx.db)
    const counted = await sql<{ open: number }>`
      select count(*)::int as open from catalogue.unanswered_question where status = 'open'`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => `${last.times}.${last.question}`)
    return {
      rows: page,
      next,
      open: counted.rows[0]!.open,
    }
  },
  asFile: {
    title: '没有搜到答案的问题',
    columns: [
      { title: '问题', width: 50, value: (row) => row.question },
      { title: '问过', width: 8, value: (row) => row.times },
      { title: '最近', width: 12, value: (row) => row.lastOn },
    ],
  },
})
