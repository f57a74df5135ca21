import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import * as contract from '../contract.ts'
import { jobState, jobStates } from '../import-jobs.ts'
import { writerOf } from '../policy.ts'

/** One's own lists, and those of others whose rows all lie where one edits. */
export const visibleJobs = (ctx: Ctx) => {
  const scope = scopeOf(ctx.actor, 'catalogue.edit')
  if (scope?.everywhere) return sql`true`
  const prefixes = (scope?.regions ?? []).map((prefix) => `${prefix}%`)
  return sql`(j.made_by = ${writerOf(ctx.actor)} or not exists (
    select from catalogue.import_row r where r.job_id = j.id and r.verdict <> 'rejected'
      and not r.data -> 'row' ->> 'regionCode' like any(${prefixes}::text[])))`
}

export const imports = view(contract.importList, {
  async look(ctx, { after, limit }) {
    const rows = await jobStates(
      ctx,
      sql`${visibleJobs(ctx)} and ${/^[0-9a-f-]{36}$/.test(after ?? '') ? sql`j.id < ${after}::uuid` : sql`true`}
        order by j.id desc limit ${limit + 1}`,
    )
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return { rows: page, next }
  },
  asFile: {
    title: '事项导入',
    columns: [
      { title: '文件', width: 30, value: (row) => row.fileName },
      { title: '状态', width: 12, value: (row) => (row.stopped ? '停下了' : contract.importStatuses[row.status]) },
      { title: '行数', width: 10, value: (row) => row.rows },
      { title: '导入人', width: 12, value: (row) => row.madeBy },
      { title: '时间', width: 18, value: (row) => shanghaiMinute(row.madeAt) },
    ],
  },
})

/** Progress: asked again and again while the server works. */
export const importPage = view(contract.importPage, {
  async look(ctx, { id }) {
    await requireVisible(ctx, id)
    return jobState(ctx, id)
  },
})

/** @throws catalogue.import-missing */
export async function requireVisible(ctx: Ctx, id: string): Promise<void> {
  const { rows } = await sql`select from catalogue.import_job j where j.id = ${id} and ${visibleJobs(ctx)}`.execute(
    ctx.db,
  )
  if (rows.length === 0) throw contract.importMissing({ id })
}
