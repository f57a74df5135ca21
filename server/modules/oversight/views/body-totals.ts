import { sql } from 'kysely'
import { scopeOf } from '#kernel/actor.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { owedIn, watchedStatuses } from '../rules/watching.ts'
import { organsWithin } from '../store.ts'
import { soonOf } from './watched-cases.ts'

/** Counting further would make the page slow and tell nobody more. */
const COUNTED_UP_TO = 1000

type Totals = { organId: string; open: number; dueSoon: number; overdue: number; beyondLaw: number; silent: number }

/** Open, near and late cases of each body in reach. */
export const bodyTotals = view(contract.bodyTotals, {
  async look(ctx) {
    const organs = await organsWithin(ctx, scopeOf(ctx.actor, 'oversight.see'))
    const soon = await soonOf(ctx)
    const { rows } = await sql<Totals>`
      select o.id as "organId", sum(n.open)::int as open, sum(n.soon)::int as "dueSoon", sum(n.late)::int as overdue,
             sum(n.beyond)::int as "beyondLaw", min(d.silent)::int as silent
      from unnest(${organs.map((organ) => organ.id)}::uuid[]) as o (id)
      cross join unnest(${[...watchedStatuses]}::text[]) as s (status)
      cross join lateral (
        select count(*) as open,
               count(*) filter (where due_on between ${ctx.today}::date and ${soon}::date) as soon,
               count(*) filter (where due_on < ${ctx.today}::date) as late,
               count(*) filter (where due_on < ${ctx.today}::date
                 and (s.status <> all(${[...owedIn.handling]}::text[]) or statutory_due < ${ctx.today}::date)) as beyond
        from (select c.due_on, c.statutory_due from cases.v_case c
              where c.organ_id = o.id and c.status = s.status and c.is_open order by c.due_on, c.id limit ${COUNTED_UP_TO}) few
      ) n
      cross join lateral (
        select count(*) as silent
        from (select from cases.v_case c where c.organ_id = o.id and c.deemed and c.is_open limit ${COUNTED_UP_TO}) few
      ) d
      group by o.id`.execute(ctx.db)
    const counts = new Map(rows.map((row) => [row.organId, row]))
    const all = organs.map(({ id, name }) => ({ ...counts.get(id)!, organId: id, organName: name }))
    return {
      countedUpTo: COUNTED_UP_TO,
      rows: all.filter((row) => row.open > 0).toSorted((a, b) => b.overdue - a.overdue || b.dueSoon - a.dueSoon),
    }
  },
})
