import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import { type CaseTab, statusTitles } from '../contract.ts'
import * as contract from '../contract.ts'
import type { Status } from '../contract.ts'
import { listRows, openStatuses, organsOf, tabs } from './in-scope.ts'
import { countOpenCases, openCasePage, openCasesFor } from './open-cases.ts'

/** What this post has to do, first what is due first unless asked otherwise. */
export const worklist = view(contract.worklist, {
  async look(ctx, { sort, after, limit, ...filter }) {
    const list = await openCasesFor(ctx, filter)
    const { rows, stands, next } = await openCasePage(ctx, list, sort, limit, after)
    return { rows: await listRows(ctx, rows, stands), next, vague: list.vague }
  },
})

/** 「1000+」 says enough, and stays cheap in a city of millions. */
const MOST_COUNTED = 1000

export const worklistCount = view(contract.worklistCount, {
  async look(ctx, filter) {
    const list = await openCasesFor(ctx, filter)
    const count = await countOpenCases(ctx, list, MOST_COUNTED)
    return { count, more: count >= MOST_COUNTED || list.vague }
  },
})

/** Counting the totals stops here for each body and status. */
const FEW_BODIES = 8
const capFor = (bodies: number) => (bodies <= FEW_BODIES ? 1000 : 100)

/** Tabs that hold only some of the cases of their statuses. */
const narrows = ['deferred'] as const
type Narrow = (typeof narrows)[number]

type Count = { organId: string; status: Status; count: number; overdue: number; deferred: number }

/** Tabs that are not bodies and statuses alone: each is counted as it is listed. */
const sourced: readonly CaseTab[] = ['countersign', 'claimed', 'others', 'joint', 'checks']

/** How many wait in each tab. */
export const worklistTotals = view(contract.worklistTotals, {
  async look(ctx, { organId }) {
    const reach = new Map<string, Set<string>>()
    for (const word of new Set(Object.values(tabs).flatMap(({ parts }) => parts.map((part) => part.word))))
      reach.set(word, new Set(await organsOf(ctx, word, organId)))
    const seen = [...reach.get('cases.see')!]
    const cap = capFor(seen.length)
    const { rows } = await sql<Count>`
      select o.id as "organId", s.status, n.count, n.overdue, 0 as deferred
      from unnest(${seen}::uuid[]) as o (id) cross join unnest(${[...openStatuses]}::text[]) as s (status)
      cross join lateral (
        select count(*)::int as count, (count(*) filter (where due_on < ${ctx.today}::date))::int as overdue
        from (select c.due_on from cases.case_file c
              where c.organ_id = o.id and c.status = s.status and c.is_open order by c.due_on, c.id limit ${cap}) few
      ) n
      union all
      select o.id, null, 0, 0, n.count
      from unnest(${seen}::uuid[]) as o (id) cross join lateral (
        select count(*)::int as count from (select from cases.case_file c
          where c.organ_id = o.id and c.is_open and c.deferred_open > 0 limit ${cap}) few
      ) n`.execute(ctx.db)
    const sum = (counts: readonly Count[], of: 'count' | 'overdue' | Narrow = 'count') => ({
      count: counts.reduce((total, one) => total + one[of], 0),
      more: counts.some((one) => one[of] >= cap),
    })
    const inTab = (tab: CaseTab) => (one: Count) =>
      (!tabs[tab].own || one.organId === ctx.actor.post?.organId) &&
      tabs[tab].parts.some(({ word, statuses }) => statuses.includes(one.status) && reach.get(word)!.has(one.organId))
    const totalOf = (tab: CaseTab) => {
      const narrow = narrows.find((one) => tabs[tab][one])
      return narrow ? sum(rows, narrow) : sum(rows.filter(inTab(tab)))
    }
    const bySource = new Map<CaseTab, { count: number; more: boolean }>()
    for (const tab of sourced) {
      const count = await countOpenCases(ctx, await openCasesFor(ctx, { tab, organId }), cap)
      bySource.set(tab, { count, more: count >= cap })
    }
    return {
      tabs: (Object.keys(tabs) as CaseTab[]).map((tab) => ({
        tab,
        ...(bySource.get(tab) ?? totalOf(tab)),
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
