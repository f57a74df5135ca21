/** Who did what to a version, when and why. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'

export const versionActTitles = {
  create: '起草',
  import: '导入',
  edit: '修改',
  submit: '提交审核',
  recall: '撤回提交',
  return: '退回',
  check: '审核通过，待生效',
  publish: '发布',
  supersede: '被新版本代替',
  withdraw: '取消',
} as const
export type RecordedAct = keyof typeof versionActTitles

export async function recordVersionActs(
  ctx: Ctx,
  versionIds: readonly string[],
  act: RecordedAct,
  why?: string,
): Promise<void> {
  if (versionIds.length === 0) return
  await sql`
    insert into catalogue.version_event (version_id, act, at, actor_id, actor_name, why)
    select id, ${act}, ${ctx.now}, ${ctx.actor.subjectId ?? ctx.actor.id}, ${ctx.actor.name}, ${why ?? null}
    from unnest(${[...versionIds]}::uuid[]) as version (id)`.execute(ctx.db)
}

/** What was done to the version last. */
export async function lastVersionAct(
  ctx: Ctx,
  versionId: string,
): Promise<{ title: string; by: string; at: string; why?: string } | undefined> {
  const { rows } = await sql<{ act: RecordedAct; at: Date; by: string; why: string | null }>`
    select act, at, actor_name as by, why from catalogue.version_event
    where version_id = ${versionId} order by no desc limit 1`.execute(ctx.db)
  return rows.map(({ act, at, by, why }) => ({
    title: versionActTitles[act],
    by,
    at: at.toISOString(),
    ...(why ? { why } : {}),
  }))[0]
}

/** A draft saves itself every moment: who wrote in it is kept once until it is handed in or returned. */
export async function recordWriter(ctx: Ctx, versionId: string): Promise<void> {
  const writer = ctx.actor.subjectId ?? ctx.actor.id
  await sql`
    insert into catalogue.version_event (version_id, act, at, actor_id, actor_name)
    select ${versionId}, 'edit', ${ctx.now}, ${writer}, ${ctx.actor.name}
    where not exists (
      select from catalogue.version_event written
      where version_id = ${versionId} and actor_id = ${writer} and act in ('create', 'edit')
        and not exists (
          select from catalogue.version_event later
          where later.version_id = written.version_id and later.no > written.no and later.act not in ('create', 'edit')))`.execute(
    ctx.db,
  )
}
