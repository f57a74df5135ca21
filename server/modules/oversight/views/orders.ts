import { sql } from 'kysely'
import { scopeOf } from '#kernel/actor.ts'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { organsWithin, type OrderRow, reaches } from '../store.ts'

/** Supervision orders of the bodies in reach, newest first. */
export const orders = view(contract.orders, {
  async look(ctx, { show, after, limit }) {
    const organs = await organsWithin(ctx, scopeOf(ctx.actor, 'oversight.see'))
    const wanted = { all: sql`true`, waiting: sql`o.answered_at is null`, answered: sql`o.answered_at is not null` }[
      show
    ]
    const { rows } = await sql<OrderRow & { number: string }>`
      select found.*, c.number from unnest(${organs.map((organ) => organ.id)}::uuid[]) as b (id)
      cross join lateral (
        select o.* from oversight.supervision_order o
        where o.organ_id = b.id and ${wanted} and ${after ? sql`o.id < ${after}::uuid` : sql`true`}
        order by o.id desc limit ${limit + 1}
      ) found
      join cases.v_case c on c.id = found.case_id
      order by found.id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    const names = new Map(organs.map((organ) => [organ.id, organ.name]))
    return {
      rows: page.map((row) => ({
        id: row.id,
        caseId: row.case_id,
        caseNumber: row.number,
        organId: row.organ_id,
        organName: names.get(row.organ_id) ?? '',
        words: row.words,
        issuedAt: row.issued_at.toISOString(),
        issuedBy: row.issued_by_name,
        answerDue: row.answer_due,
        answer: row.answer ?? undefined,
        answeredAt: row.answered_at?.toISOString(),
        answeredBy: row.answered_by_name ?? undefined,
        can: !row.answered_at && reaches(ctx.actor, 'oversight.answer', row) ? ['answer' as const] : [],
      })),
      next,
    }
  },
  asFile: {
    title: '督办单',
    columns: [
      { title: '办件编号', width: 40, value: (row) => row.caseNumber },
      { title: '部门', width: 26, value: (row) => row.organName },
      { title: '事由', width: 50, value: (row) => row.words },
      { title: '发出', width: 12, value: (row) => row.issuedBy },
      { title: '发出时间', width: 18, value: (row) => shanghaiMinute(row.issuedAt) },
      { title: '答复期限', width: 12, value: (row) => row.answerDue },
      { title: '答复', width: 50, value: (row) => row.answer },
      { title: '答复人', width: 12, value: (row) => row.answeredBy },
      { title: '答复时间', width: 18, value: (row) => row.answeredAt && shanghaiMinute(row.answeredAt) },
    ],
  },
})
