/** Drafts of the counter: one row each, sealed like citizens' drafts, of the body at whose window they were begun. */
import { sql } from 'kysely'
import { type Actor, holds } from '#kernel/actor.ts'
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import {
  type CounterDraftContent,
  counterDraftContent,
  counterDraftGone,
  type counterDrafts,
} from './contract-counter-drafts.ts'

export type CounterDraftRow = {
  id: string
  organ_id: string
  region_code: string
  item_id: string
  version_id: string
  handling_organ_id: string | null
  answers: string
  applicant_kind: 'person' | 'enterprise'
  applicant_name: string
  applicant_masked: string
  sealed_content: string
  file_ids: string[]
  revision: number
  saved_by: string
  saved_at: Date
  kept_until: string
}
type Brief = OutputOf<typeof counterDrafts>['rows'][number]
type Shown = CounterDraftRow & { item_name: string; open: boolean; changed: boolean }

/** The clerks of one body share their drafts; a draft of another body is not there. */
export function bodyOf({ actor }: { actor: Actor }): string | undefined {
  return holds(actor, 'cases.receive') ? actor.post?.organId : undefined
}

const kept = (ctx: Ctx, organId = bodyOf(ctx)) =>
  sql`organ_id = ${organId ?? null}::uuid and kept_until >= ${ctx.today}`

const shown = (ctx: Ctx, organId?: string) => sql`
  select d.*, i.name as item_name, i.status = 'published' as open,
    coalesce(i.published_version_id <> d.version_id, false) as changed
  from cases.counter_draft d join catalogue.v_item i on i.id = d.item_id
  where d.${kept(ctx, organId)}`

/** The one saved last first. @param before where the page before ended */
export async function counterDraftsOf(
  ctx: Ctx,
  limit: number,
  before?: { savedAt: string; id: string },
): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    ${shown(ctx)} and ${before ? sql`(d.saved_at, d.id) < (${before.savedAt}::timestamptz, ${before.id}::uuid)` : sql`true`}
    order by d.saved_at desc, d.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** All of one body, page by page, as they stand in a file. @param after where the page before ended */
export async function counterDraftsIn(ctx: Ctx, organId: string, limit: number, after?: string): Promise<Shown[]> {
  const [savedAt, id] = after?.split('_') ?? []
  const { rows } = await sql<Shown>`
    ${shown(ctx, organId)} and ${savedAt && id ? sql`(d.saved_at, d.id) < (${savedAt}::timestamptz, ${id}::uuid)` : sql`true`}
    order by d.saved_at desc, d.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export async function countDraftsIn(ctx: Ctx, organId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from cases.counter_draft where ${kept(ctx, organId)}`.execute(ctx.db)
  return rows[0]!.n
}

const MOST = 100

/** How many there are; `more`: at least so many. */
export async function countCounterDrafts(ctx: Ctx): Promise<{ count: number; more: boolean }> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from cases.counter_draft where ${kept(ctx)} limit ${MOST + 1}) few`.execute(
    ctx.db,
  )
  const count = rows[0]!.n
  return { count: Math.min(count, MOST), more: count > MOST }
}

/** @throws counterDraftGone */
export async function getCounterDraft(ctx: Ctx, id: string): Promise<Shown> {
  const { rows } = await sql<Shown>`${shown(ctx)} and d.id = ${id}`.execute(ctx.db)
  if (!rows[0]) throw counterDraftGone({ id })
  return rows[0]
}

/** Held until the end of the act, so that two clerks neither file it twice nor overwrite each other. @throws counterDraftGone */
export async function lockCounterDraft(ctx: Ctx, id: string): Promise<CounterDraftRow> {
  const { rows } = await sql<CounterDraftRow>`
    select * from cases.counter_draft where id = ${id} and ${kept(ctx)} for update`.execute(ctx.db)
  if (!rows[0]) throw counterDraftGone({ id })
  return rows[0]
}

export async function dropCounterDraft(ctx: Ctx, id: string): Promise<void> {
  await sql`delete from cases.counter_draft where id = ${id}`.execute(ctx.db)
}

const AT_ONCE = 500

/** One portion of those kept long enough (个人信息保护法 art. 19, 47). @returns whether there may be more */
export async function dropOldCounterDrafts(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql`
    delete from cases.counter_draft where id in (
      select id from cases.counter_draft where kept_until < ${ctx.today} limit ${AT_ONCE} for update skip locked)
    returning id`.execute(ctx.db)
  return rows.length === AT_ONCE
}

export function openContent({ vault }: Pick<Ctx, 'vault'>, row: CounterDraftRow): CounterDraftContent {
  // A draft kept by an earlier release may know less.
  return counterDraftContent.parse(JSON.parse(vault.open(row.sealed_content)))
}

export const filesIn = ({ given, signing }: CounterDraftContent): string[] => [
  ...Object.values(given).flatMap(({ files }) => files.map((file) => file.id)),
  ...(signing.scan ? [signing.scan.id] : []),
]

export function counterDraftShown(row: Shown): Brief {
  return {
    id: row.id,
    itemId: row.item_id,
    itemName: row.item_name,
    organId: row.handling_organ_id ?? undefined,
    answers: row.answers,
    applicantName: row.applicant_name,
    applicantMasked: row.applicant_masked,
    applicantKind: row.applicant_kind,
    revision: row.revision,
    savedBy: row.saved_by,
    savedAt: row.saved_at.toISOString(),
    keptUntil: row.kept_until,
    open: row.open,
    changed: row.changed,
  }
}
