/**
 * Who did what, when, to what, and with which outcome. Rows are plain inserts, so no act waits for another;
 * the sealer (seal.ts) links them into a hash chain within a second.
 */
import { sql } from 'kysely'
import type { App } from './app.ts'
import type { Caller, Ctx } from './ctx.ts'
import { inTransaction } from './db.ts'
import { newId } from './id.ts'
import type { Problem } from './problem.ts'
import { leaveTraces } from './traces.ts'
import type { Look } from './view.ts'

export type Outcome = 'done' | 'refused' | 'looked'

export type AuditLine = {
  actorKind: string
  actorId: string
  actorName: string
  onBehalfOf: string | null
  postId: string | null
  act: string
  subject: string
  outcome: Outcome
  facts: string
  requestId: string
  ip: string | null
}

export function auditLine(
  caller: Caller,
  act: string,
  subject: string,
  outcome: Outcome,
  facts: Record<string, unknown>,
): AuditLine {
  const { actor } = caller
  return {
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    onBehalfOf: actor.onBehalfOf?.id ?? null,
    postId: actor.post?.id ?? null,
    act,
    subject,
    outcome,
    facts: JSON.stringify(facts),
    requestId: caller.requestId,
    ip: caller.ip ?? null,
  }
}

/** A refused attempt is a fact of its own: written outside the transaction that was rolled back. */
export async function recordRefusal(
  app: App,
  caller: Caller,
  act: string,
  facts: Record<string, unknown>,
  refused: Problem,
): Promise<void> {
  const subject = String(facts['caseId'] ?? facts['id'] ?? '')
  const line = auditLine(caller, act, subject, 'refused', { ...facts, refusal: refused.code })
  if (refused.news.length === 0) return insert(app, [line])
  const at = app.clock.now()
  const news = refused.news.map((each) => ({ ...each, id: newId(at) }))
  await inTransaction(app.db, (db) => leaveTraces(app, db, { at, news, line }))
  app.newsArrived()
}

/** One line for each subject whose personal data was shown in the clear. */
export async function recordLooks(app: App, caller: Caller, viewName: string, looks: readonly Look[]): Promise<void> {
  await insert(
    app,
    looks.map((look) => auditLine(caller, viewName, look.subject, 'looked', { fields: look.fields })),
  )
}

/** Who was shown this subject's personal data by a view, the latest first: for the page that shows it. */
export async function looksAt(
  ctx: Pick<Ctx, 'db'>,
  { subject, view, limit }: { subject: string; view: string; limit: number },
): Promise<{ at: string; by: string }[]> {
  const { rows } = await sql<{ at: Date; by: string }>`
    select at, actor_name as by from kernel.audit where subject = ${subject} and act = ${view} and outcome = 'looked'
    order by id desc limit ${limit}`.execute(ctx.db)
  return rows.map(({ at, by }) => ({ at: at.toISOString(), by }))
}

async function insert(app: App, lines: AuditLine[]): Promise<void> {
  await sql`
    insert into kernel.audit (at, actor_kind, actor_id, actor_name, on_behalf_of, post_id, act, subject, outcome, facts, request_id, ip)
    select ${app.clock.now()}, l."actorKind", l."actorId", l."actorName", l."onBehalfOf", l."postId", l.act, l.subject, l.outcome,
           l.facts::jsonb, l."requestId", l.ip
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as l ("actorKind" text, "actorId" text, "actorName" text, "onBehalfOf" text, "postId" text, act text, subject text,
            outcome text, facts text, "requestId" text, ip text)`.execute(app.db)
}
