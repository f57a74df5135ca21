import { scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { notFound } from '#kernel/problem.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { writeTables, XLSX } from '#modules/catalogue/index.ts'
import { describeOrgans, organsReached } from '#modules/organs/index.ts'
import * as contract from '../contract-gathering.ts'
import { type GatheringRow, mayGather } from '../gathering.ts'
import { stateOfGathering, statesOf } from '../gathering-state.ts'
import { getType } from '../licence-types.ts'
import { licencesTables } from '../store.ts'

export const gatherings = view(contract.gatherings, {
  async look(ctx, { after, limit }) {
    const organs = await organsReached(ctx, scopeOf(ctx.actor, 'licences.gather'))
    if (organs.length === 0) return { rows: [], bodies: [] }
    let query = licencesTables(ctx)
      .selectFrom('licences.gathering')
      .selectAll()
      .where('organ_id', 'in', organs)
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (after) query = query.where('id', '<', after)
    const found = await query.execute()
    const { page, next } = cutPage(found, limit, (last) => last.id)
    const names = await describeOrgans(ctx, organs)
    return {
      rows: await statesOf(ctx, page),
      next,
      bodies: organs.map((id) => ({ id, name: names.get(id)?.name ?? '' })),
    }
  },
  asFile: {
    title: '证照归集',
    columns: [
      { title: '证照类型', width: 24, value: (row) => row.typeTitle },
      { title: '归集人', width: 12, value: (row) => row.madeBy },
      { title: '时间', width: 18, value: (row) => shanghaiMinute(row.madeAt) },
      { title: '机关', width: 30, value: (row) => row.organName },
      { title: '来源', width: 30, value: (row) => row.source },
      { title: '状态', width: 12, value: (row) => contract.gatheringStatuses[row.status] },
    ],
  },
})

export const gathering = view(contract.gathering, {
  look: async (ctx, { id }) => stateOfGathering(ctx, await reached(ctx, id)),
})

export const gatheredRows = view(contract.gatheredRows, {
  async look(ctx, { id, after, limit, show }) {
    await reached(ctx, id)
    let query = licencesTables(ctx)
      .selectFrom('licences.gathered_row')
      .selectAll()
      .where('gathering_id', '=', id)
      .where('line', '>', after)
      .orderBy('line')
      .limit(limit + 1)
    if (show === 'rejected')
      query = query.where((where) => where.or([where('verdict', '=', 'rejected'), where('outcome', '=', 'refused')]))
    const found = await query.execute()
    const { page, next } = cutPage(found, limit, (last) => String(last.line))
    return {
      rows: page.map((row) => ({
        line: row.line,
        number: row.number ?? undefined,
        verdict: row.verdict,
        reasons: row.reasons,
        outcome: row.outcome ?? undefined,
        licenceId: row.licence_id ?? undefined,
      })),
      next,
    }
  },
  asFile: {
    title: '证照归集的结论',
    columns: [
      { title: '行', width: 8, value: (row) => row.line },
      { title: '证照编号', width: 40, value: (row) => row.number },
      { title: '结论', width: 12, value: (row) => contract.gatheredVerdicts[row.verdict] },
      { title: '写入', width: 12, value: (row) => row.outcome && contract.gatheredOutcomes[row.outcome] },
      { title: '理由', width: 60, value: (row) => row.reasons.join('；') },
    ],
  },
})

export const gatheringErrors = view(contract.gatheringErrors, {
  async look(ctx, { id }) {
    const job = await reached(ctx, id)
    const type = await getType(ctx, job.type_key)
    const rows = await licencesTables(ctx)
      .selectFrom('licences.gathered_row')
      .selectAll()
      .where('gathering_id', '=', id)
      .where((where) => where.or([where('verdict', '=', 'rejected'), where('outcome', '=', 'refused')]))
      .orderBy('line')
      .limit(20_000)
      .execute()
    const columns = [...Object.values(contract.gatheringColumns), ...type.fields]
    const content = await writeTables(ctx, [
      {
        sheet: '没有收下的行',
        head: [...columns, '行号', '原因'],
        rows: rows.map((row) => {
          const given = JSON.parse(ctx.vault.open(row.sealed)) as Record<string, string>
          return [...columns.map((column) => given[column]), row.line, row.reasons.join('；')]
        }),
      },
    ])
    return { content, mediaType: XLSX, name: `${type.title}归集错误表.xlsx`, inline: false }
  },
  personal: (_, { id }) => [{ subject: id, fields: ['holderName', 'identifier'] }],
})

/** @throws notFound also where the actor does not reach its body */
async function reached(ctx: Ctx, id: string): Promise<GatheringRow> {
  const job = await licencesTables(ctx)
    .selectFrom('licences.gathering')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!job || !(await mayGather(ctx, job.organ_id))) throw notFound({ gatheringId: id })
  return job
}
