/** The dry run: a verdict for every staged row, with its reasons. */
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { outsideFacts } from '#modules/exchange/index.ts'
import { checkUscc } from '#modules/identity/index.ts'
import { listOrgans } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import { gapNames, itemContent } from './contract.ts'
import { contentOfRow, PORTION, type StagedData } from './import-staging.ts'
import { elementDoubts, materialDoubts } from './import-elements.ts'
import { bodyKey, type Doubt, judgeRow, mainCodes, ownersOf, type Tally } from './rules/import-rows.ts'
import { faultsOf } from './rules/soundness.ts'

/** Judges every staged row, portion by portion. Rows of places that are not the importer's own are not taken. */
export async function judgeStaged(ctx: Ctx, jobId: string): Promise<void> {
  await sql`analyze catalogue.import_row`.execute(ctx.db)
  const tallies = await talliesOf(ctx, jobId)
  const codes = mainCodes(tallies)
  const owners = ownersOf(codes)
  const kept = Object.fromEntries([...codes].map(([body, code]) => [body, code ?? null]))
  await sql`update catalogue.import_job set codes = ${JSON.stringify(kept)}::jsonb where id = ${jobId}`.execute(ctx.db)
  const rowsOfBody = new Map<string, number>()
  for (const { body, rows } of tallies) rowsOfBody.set(body, (rowsOfBody.get(body) ?? 0) + rows)
  const organs = await listOrgans(ctx)
  const known = new Set(organs.map((organ) => bodyKey({ regionCode: organ.regionCode, department: organ.name })))
  const byUscc = new Set(organs.map((organ) => organ.uscc))
  const scope = scopeOf(ctx.actor, 'catalogue.edit')
  for (let after = 0; ; ) {
    const rows = await stagedAfter(ctx, jobId, after)
    if (rows.length === 0) return
    after = rows.at(-1)!.line
    const judged = rows.map(({ line, data, sameCode, sameName, uscc }) => {
      const around = {
        sameCode: sameCode ?? undefined,
        sameName: sameName ?? undefined,
        ownerOf: (code: string) => owners.get(code),
      }
      const { verdict, doubts, sound } = judgeRow(data.row, around, checkUscc)
      if (verdict === 'rejected') return rejected(line, doubts)
      if (!covers(scope, { organId: '', regionCode: data.row.regionCode }))
        return rejected(line, [{ field: '', message: outsideReach(data.row.regionCode) }])
      const content = contentOfRow(data)
      const faults = itemContent.safeParse(content).success
        ? faultsOf(content, outsideFacts)
        : [{ field: '', message: '有的要素太长或格式不对' }]
      const body = bodyKey(data.row)
      // The operator's list comes from the bodies themselves: those not yet known are simply made.
      const fresh =
        ctx.actor.kind === 'system' || known.has(body) || byUscc.has(uscc)
          ? []
          : [{ field: '', message: newBody(data.row.department, rowsOfBody.get(body)) }]
      known.add(body)
      const unread = [...elementDoubts(data.item), ...data.materials.flatMap(materialDoubts)]
      const all = [...doubts, ...faults, ...unread, ...fresh]
      return {
        line,
        verdict: all.length > 0 ? 'flagged' : 'accepted',
        ...said(all),
        sound: sound && faults.length === 0,
        missing: (content.gaps ?? []).map((gap) => gapNames[gap]),
      }
    })
    await sql`
      update catalogue.import_row r set verdict = g.verdict, sound = g.sound,
        reasons = array(select jsonb_array_elements_text(g.reasons)), fields = array(select jsonb_array_elements_text(g.fields)), missing = array(select jsonb_array_elements_text(g.missing))
      from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) as g (line int, verdict text, sound boolean, reasons jsonb, fields jsonb, missing jsonb)
      where r.job_id = ${jobId} and r.line = g.line`.execute(ctx.db)
  }
}

function rejected(line: number, doubts: readonly Doubt[]) {
  return { line, verdict: 'rejected', ...said(doubts), sound: false, missing: [] }
}

function said(doubts: readonly Doubt[]): { reasons: string[]; fields: string[] } {
  return { reasons: doubts.map(({ message }) => message), fields: doubts.map(({ field }) => field) }
}

const outsideReach = (region: string) => `行政区划 ${region} 不在您可以维护的范围内，请由当地的事项编辑导入`

/** Said once, at the first row that names the body: one decision about one body. */
function newBody(department: string, rows = 1): string {
  const others = rows > 1 ? `（清单里共 ${rows} 行）` : ''
  return `机构库里没有“${department}”，导入时新建${others}`
}

/** The credit code each body of the judged list goes by. */
export async function codesOfBodies(ctx: Ctx, jobId: string): Promise<Map<string, string | undefined>> {
  const { rows } = await sql<{ codes: Record<string, string | null> | null }>`
    select codes from catalogue.import_job where id = ${jobId}`.execute(ctx.db)
  const kept = rows[0]?.codes
  if (!kept) return mainCodes(await talliesOf(ctx, jobId))
  return new Map(Object.entries(kept).map(([body, code]) => [body, code ?? undefined]))
}

async function talliesOf(ctx: Ctx, jobId: string): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select body, uscc, count(*)::int as rows from catalogue.import_row where job_id = ${jobId} and not unusable
    group by body, uscc order by min(line)`.execute(ctx.db)
  return rows
}

type Surrounded = { line: number; data: StagedData; uscc: string; sameCode: number | null; sameName: number | null }

async function stagedAfter(ctx: Ctx, jobId: string, after: number): Promise<Surrounded[]> {
  const { rows } = await sql<Surrounded>`
    select r.line, r.data, r.uscc, c.line as "sameCode", case when c.line is null then n.line end as "sameName"
    from catalogue.import_row r
    left join lateral (select min(line) as line from catalogue.import_row b
      where b.job_id = r.job_id and b.code = r.code and b.line < r.line and not b.unusable) c on true
    left join lateral (select min(line) as line from catalogue.import_row b
      where b.job_id = r.job_id and b.name_key = r.name_key and b.line < r.line and not b.unusable) n on true
    where r.job_id = ${jobId} and r.line > ${after} order by r.line limit ${PORTION}`.execute(ctx.db)
  return rows
}
