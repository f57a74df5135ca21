/** What an act or a reaction leaves behind: its events, a delivery for each reaction to them, its audit line. */
import { type RawBuilder, sql } from 'kysely'
import type { App } from './app.ts'
import type { AuditLine } from './audit.ts'
import type { News } from './ctx.ts'
import { held, type Db } from './db.ts'

type Traces = {
  at: Date
  news: readonly News[]
  /** None for what no act stands behind. */
  line?: AuditLine
  /** A data-modifying term that goes with it: `name as (insert …)`. */
  also?: RawBuilder<unknown>
}

/** All in one statement, which travels with the commit. */
export async function leaveTraces(app: App, db: Db, { at, news, line, also }: Traces): Promise<void> {
  const due = news.flatMap(({ id, name }) =>
    (app.reactions.get(name) ?? []).map((reaction) => [id, reaction.name] as const),
  )
  await sql`${held}with news as (
      insert into kernel.outbox (id, name, payload, at)
      select id, name, payload::jsonb, ${at}
      from unnest(${news.map((n) => n.id)}::uuid[], ${news.map((n) => n.name)}::text[], ${news.map((n) => JSON.stringify(n.payload))}::text[])
        as item (id, name, payload)
    ), due as (
      insert into kernel.delivery (event_id, reaction, lane, next_at)
      select event_id, reaction, ${app.lane}, ${at}
      from unnest(${due.map(([id]) => id)}::uuid[], ${due.map(([, reaction]) => reaction)}::text[]) as item (event_id, reaction)
    )${also ? sql`, ${also}` : sql``}
    ${line ? auditRow(line, at) : sql`select`}`.execute(db)
}

function auditRow(line: AuditLine, at: Date): RawBuilder<unknown> {
  return sql`insert into kernel.audit (at, actor_kind, actor_id, actor_name, on_behalf_of, post_id, act, subject, outcome, facts, request_id, ip)
    values (${at}, ${line.actorKind}, ${line.actorId}, ${line.actorName}, ${line.onBehalfOf}, ${line.postId},
            ${line.act}, ${line.subject}, ${line.outcome}, ${line.facts}, ${line.requestId}, ${line.ip})`
}
