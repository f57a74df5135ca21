import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import { type CaseTab, statusTitles } from '../contract.ts'
import * as contract from '../contract.ts'
import type { Status } from '../contract.ts'
import { listRows, openCases, openStatuses, organsOf, tabs } from './in-scope.ts'

/** What this post has to do, first what is due first. */
export const worklist = view(contract.worklist, {
  async look(ctx, { tab, status, organId, after, limit }) {
    const rule = tabs[tab]
    const organs = await organsOf(ctx, rule.word, organId)
    const wanted = status ? rule.statuses.filter((one) => one === status) : rule.statuses
    if (organs.length === 0 || wanted.length === 0) return { rows: [] }
    const { rows } = await openCases(organs, wanted, limit + 1, positionOf(after)).execute(ctx.db)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: await listRows(ctx, page),
      next: rows.length > limit && last ? `${last.due_on}_${last.id}` : undefined,
    }
  },
})

/** A position that is not one of ours starts at the top. */
function positionOf(after?: string): { due: string; id: string } | undefined {
  const found = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(after ?? '')
  return found ? { due: found[1]!, id: found[2]! } : undefined
}

/** Counting stops here for each body and status: 「99+」 says enough, and stays cheap in a city of millions. */
const FEW_BODIES = 8
const capFor = (bodies: number) => (bodies <= FEW_BODIES ? 1000 : 100)

type Count = { organId: string; status: Status; count: number; overdue: number }

/** How many wait in each tab. */
export const worklistTotals = view(contract.worklistTotals, {
  async look(ctx, { organId }) {
    const reach = new Map<string, Set<string>>()
    for (const word of new Set(Object.values(tabs).map((tab) => tab.word)))
      reach.set(word, new Set(await organsOf(ctx, word, organId)))
    const seen = [...reach.get('cases.see')!]
    const cap = capFor(seen.length)
    const { rows } = await sql<Count>`
      select o.id as "organId", s.status, n.count, n.overdue
      from unnest(${seen}::uuid[]) as o (id) cross join unnest(${[...openStatuses]}::text[]) as s (status)
      cross join lateral (
        select count(*)::int as count, (count(*) filter (where due_on < ${ctx.today}::date))::int as overdue
        from (select c.due_on from cases.case_file c
              where c.organ_id = o.id and c.status = s.status and c.is_open order by c.due_on, c.id limit ${cap}) few
      ) n`.execute(ctx.db)
    const sum = (counts: readonly Count[], of: 'count' | 'overdue' = 'count') => ({
      count: counts.reduce((total, one) => total + one[of], 0),
      more: counts.some((one) => one[of] >= cap),
    })
    return {
      tabs: (Object.keys(tabs) as CaseTab[]).map((tab) => ({
        tab,
        ...sum(
          rows.filter((one) => tabs[tab].statuses.includes(one.status) && reach.get(tabs[tab].word)!.has(one.organId)),
        ),
      })),
      statuses: openStatuses.map((status) => ({
        status,
        title: statusTitles[status],
        ...sum(rows.filter((one) => one.status === status)),
      })),
      overdue: sum(rows, 'overdue'),
    }
  },
})
