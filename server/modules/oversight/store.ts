import { sql } from 'kysely'
import { type Actor, covers, type Scope, scopeOf } from '#kernel/actor.ts'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { listOrgans } from '#modules/organs/index.ts'

/** A case as supervision reads it, from `cases.v_case`. */
export type WatchedRow = {
  id: string
  number: string
  version_id: string
  organ_id: string
  region_code: string
  applicant_name: string
  status: string
  acceptance_due: string
  promised_due: string | null
  statutory_due: string | null
  delivery_due: string | null
  due_on: string
  provisional: boolean
  handler_name: string | null
}

export type OrderRow = {
  id: string
  region_code: string
  organ_id: string
  case_id: string
  words: string
  issued_at: Date
  issued_by: string
  issued_by_name: string
  answer_due: string
  answer: string | null
  answered_at: Date | null
  answered_by_name: string | null
}

export const oversightTables = (ctx: Pick<Ctx, 'db'>) => tables<{ 'oversight.supervision_order': OrderRow }>(ctx)

export const watchedColumns = sql`c.id, c.number, c.version_id, c.organ_id, c.region_code, c.applicant_name, c.status, c.acceptance_due,
  c.promised_due, c.statutory_due, c.delivery_due, c.due_on, c.provisional, c.handler_name`

/** @throws notFound */
export async function getWatched(ctx: Ctx, caseId: string): Promise<WatchedRow> {
  const { rows } = await sql<WatchedRow>`select ${watchedColumns} from cases.v_case c where c.id = ${caseId}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw notFound({ caseId })
  return rows[0]
}

/** Whether the actor holds the word for this body. */
export function reaches(actor: Actor, word: string, place: { organ_id: string; region_code: string }): boolean {
  return covers(scopeOf(actor, word), { organId: place.organ_id, regionCode: place.region_code })
}

/** The bodies a scope reaches. */
export async function organsWithin(ctx: Ctx, scope: Scope | undefined): Promise<{ id: string; name: string }[]> {
  if (!scope) return []
  const organs = await listOrgans(ctx)
  return organs.filter((organ) => covers(scope, { organId: organ.id, regionCode: organ.regionCode }))
}
