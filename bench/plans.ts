/** How PostgreSQL would read the lists of open cases: every combination by the index of its order, none by the table. */
import { sql } from 'kysely'
import { type Ctx } from '#kernel/ctx.ts'
import { caseFilter, type CaseFilter, caseSorts } from '#modules/cases/contract.ts'
import { openCasesFor, pageStatement } from '#modules/cases/views/open-cases.ts'
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

type Plan = { 'Node Type': string; 'Index Name'?: string; 'Relation Name'?: string; Plans?: Plan[] }

/** @throws Error naming the filter and the order that would be read by the table */
export async function checkPlans(tool: Tool): Promise<void> {
  for (const condition of conditions)
    for (const sort of caseSorts) {
      const nodes = await tool.inside(async (ctx) => planOf(ctx, caseFilter.parse(condition), sort))
      const wrong = nodes.find((node) => node['Relation Name'] === 'case_file' && !/Index/.test(node['Node Type']))
      if (wrong) throw new Error(`${JSON.stringify(condition)} by ${sort} reads cases by ${wrong['Node Type']}`)
    }
}

async function planOf(ctx: Ctx, filter: CaseFilter, sort: (typeof caseSorts)[number]): Promise<Plan[]> {
  const statement = pageStatement(await openCasesFor(ctx, filter), sort, 20)
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${statement}`.execute(ctx.db)
  return flat(rows[0]!['QUERY PLAN'][0].Plan)
}

function flat(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(flat)]
}
