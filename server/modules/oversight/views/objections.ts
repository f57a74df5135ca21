import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { loadCalendar, workingDaysBetween } from '#modules/calendar/index.ts'
import { maskName } from '#modules/identity/index.ts'
import * as contract from '../contract-objections.ts'
import { answerable, mayAnswer } from '../objection-policy.ts'
import { objectionOf, type ObjectionRow } from '../store-objections.ts'

/** Objections one may answer: those that wait by their last day, those answered newest first. */
export const objections = view(contract.objections, {
  async look(ctx, { show, after, limit }) {
    const from = after?.split('_') as [string, string] | undefined
    const [past, order] =
      show === 'waiting'
        ? [from && sql`(o.answer_due, o.id) > (${from[0]}::date, ${from[1]}::uuid)`, sql`o.answer_due, o.id`]
        : [from && sql`o.id < ${from[1]}::uuid`, sql`o.id desc`]
    const { rows } = await sql<ObjectionRow & { holder: string }>`
      select o.*, a.name as holder from oversight.objection o
      join identity.v_applicant a on a.id = o.holder_id and a.kind = o.holder_kind
      where (o.answered_at is null) = ${show === 'waiting'} and ${answerable(ctx.actor)} and ${past ?? sql`true`}
      order by ${order} limit ${limit + 1}`.execute(ctx.db)
    const calendar = await loadCalendar(ctx)
    const { page, next } = cutPage(rows, limit, (last) => `${last.answer_due}_${last.id}`)
    return {
      rows: page.map((row) => ({
        ...objectionOf(row),
        holder: row.holder_kind === 'person' ? maskName(row.holder) : row.holder,
        remaining: row.answered_at ? undefined : workingDaysBetween(calendar, ctx.today, row.answer_due),
        answeredBy: row.answered_by_name ?? undefined,
        can: !row.answered_at && mayAnswer(ctx.actor, row) ? ['answer' as const] : [],
      })),
      next,
    }
  },
  asFile: {
    title: '使用异议',
    columns: [
      { title: '剩余工作日', width: 12, value: (row) => row.remaining },
      { title: '证照或材料', width: 30, value: (row) => row.thingTitle },
      { title: '持有人', width: 20, value: (row) => row.holder },
      { title: '谁用了', width: 30, value: (row) => row.usedBy },
      { title: '为什么', width: 40, value: (row) => row.purpose },
      { title: '异议理由', width: 50, value: (row) => row.words },
      { title: '答复', width: 50, value: (row) => row.answer },
      { title: '答复人', width: 12, value: (row) => row.answeredBy },
    ],
  },
})
