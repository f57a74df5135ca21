/** How PostgreSQL would read the lists of open cases: every combination by the index of its order, none by the table. */
import { sql } from 'kysely'
import { type Ctx } from '#kernel/ctx.ts'
import { caseFilter, type CaseFilter, caseSorts } from '#modules/cases/contract.ts'
import { MOST_WORK } from '#modules/cases/views/case-sources.ts'
import {
  type OpenCases,
  openCasesFor,
  openCasesSeenFrom,
  pageStatement,
  type Viewpoint,
} from '#modules/cases/views/open-cases.ts'
import type { Tool } from './tool.ts'

const conditions: Partial<CaseFilter>[] = [
  {},
  { status: 'accepted' },
  { itemId: '00000000-0000-7000-8000-000000000000' },
  { handling: 'promised', channel: 'window' },
  { applicantKind: 'enterprise', due: 'overdue' },
  { due: 'soon', handler: '沈雨桐' },
  { dueFrom: '2026-01-01', dueTo: '2026-12-31' },
  { filedFrom: '2026-01-01', filedTo: '2026-12-31' },
  { deferred: 'true' },
  { provisional: 'true' },
  { text: '欧阳若兰' },
  { tab: 'deferred', filedFrom: '2026-01-01', channel: 'online', handling: 'instant' },
  { tab: 'others' },
  { tab: 'others', status: 'accepted', channel: 'window' },
  { tab: 'checks' },
  { tab: 'checks', due: 'overdue', applicantKind: 'enterprise' },
]

/** What is found by steps: a post's own (我承办的) and what it was asked (会同办理), as full as they are ever listed. */
const stepConditions: Partial<CaseFilter>[] = [
  { tab: 'claimed' },
  { tab: 'claimed', due: 'overdue', channel: 'window' },
  { tab: 'joint' },
  { tab: 'joint', status: 'accepted', applicantKind: 'enterprise' },
]

type Plan = { 'Node Type': string; 'Index Name'?: string; 'Relation Name'?: string; Plans?: Plan[] }

/** @throws Error naming the filter and the order that would be read by the table */
export async function checkPlans(tool: Tool): Promise<void> {
  for (const sort of caseSorts) {
    for (const condition of conditions) {
      const filter = caseFilter.parse(condition)
      const nodes = await tool.inside(async (ctx) => planOf(ctx, await openCasesFor(ctx, filter), sort))
      refuse(condition, sort, nodes, (node) => !/Index/.test(node['Node Type']))
    }
    for (const condition of stepConditions) {
      const filter = caseFilter.parse(condition)
      const list = (ctx: Ctx) => stepsOfMany(ctx).then((seen) => openCasesSeenFrom(ctx, filter, seen))
      const nodes = await tool.inside(async (ctx) => planOf(ctx, await list(ctx), sort))
      // Two thousand cases may be fetched by their keys one by one or together, as a bitmap of an index.
      refuse(condition, sort, nodes, (node) => node['Node Type'] === 'Seq Scan')
    }
  }
}

function refuse(condition: object, sort: string, nodes: readonly Plan[], is: (node: Plan) => boolean): void {
  const wrong = nodes.find((node) => node['Relation Name'] === 'case_file' && is(node))
  if (wrong) throw new Error(`${JSON.stringify(condition)} by ${sort} reads cases by ${wrong['Node Type']}`)
}

/** The loaded cases have no steps of anybody's: as many cases as are listed stand for those of one post. */
async function stepsOfMany(ctx: Ctx): Promise<Viewpoint> {
  const { rows } = await sql<{ caseId: string; organId: string; dueOn: string }>`
    select id as "caseId", organ_id as "organId", due_on as "dueOn" from cases.case_file where is_open
    order by id limit ${MOST_WORK}`.execute(ctx.db)
  const work = rows.map((row) => ({ ...row, what: '审查' }))
  const seen = [...new Set(rows.map(({ organId }) => organId))]
  return { sources: [{ by: 'step', work, own: true, seen, asked: [] }], me: { id: ctx.actor.id, name: ctx.actor.name } }
}

async function planOf(ctx: Ctx, list: OpenCases, sort: (typeof caseSorts)[number]): Promise<Plan[]> {
  const statement = pageStatement(list, sort, 20)
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${statement}`.execute(ctx.db)
  return flat(rows[0]!['QUERY PLAN'][0].Plan)
}

function flat(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(flat)]
}
