/**
 * Whose token is it? Asked at every request, so it is one indexed query, remembered for at most a second.
 * A change made by another server process is therefore felt here within a second.
 */
import type { Actor, Scope } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { afterCommit } from '#kernel/db.ts'
import { regionPrefix } from '#modules/organs/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Reach, scopeOfReach, union } from './rules/scope.ts'
import { tokenHash } from './store-account.ts'

const REMEMBER_MS = 1000
const REMEMBER_AT_MOST = 10_000
/** How often a session's last use is written down. */
const SEEN_EVERY_MS = 60_000

type Remembered = { actor: Actor; at: number }
const remembered = new Map<string, Remembered>()
const tokens = new WeakMap<Actor, string>()

/** How often all were forgotten: what was read before the last time is not remembered after it. */
let forgotten = 0

/**
 * For an act that changes who somebody is or what they may do. Until it is committed others still read what was, so everybody is
 * forgotten then.
 */
export function forgetActors(ctx: Ctx): void {
  afterCommit(ctx, () => {
    forgotten++
    remembered.clear()
  })
}

/** The token this actor came with; only the session page needs it, for the page's own proof (CSRF). */
export function tokenOf(actor: Actor): string | undefined {
  return tokens.get(actor)
}

/** The actor of a live session; idle ones and those past their end are nobody's. */
export async function authenticate(ctx: Ctx, token: string): Promise<Actor | undefined> {
  const hash = tokenHash(token)
  const now = ctx.now.getTime()
  const known = remembered.get(hash)
  if (known && now >= known.at && now - known.at < REMEMBER_MS) return known.actor
  const before = forgotten
  const row = await sessionActor(ctx, hash)
  if (!row) {
    remembered.delete(hash)
    return undefined
  }
  if (now - row.lastSeenAt.getTime() >= SEEN_EVERY_MS) {
    await sql`update identity.session set last_seen_at = ${ctx.now} where id = ${row.sessionId}`.execute(ctx.db)
  }
  const actor = actorOf(row)
  tokens.set(actor, token)
  if (remembered.size >= REMEMBER_AT_MOST) remembered.clear()
  if (before === forgotten) remembered.set(hash, { actor, at: now })
  return actor
}

type ActorRow = {
  accountId: string
  kind: 'citizen' | 'staff'
  name: string
  subjectId: string
  mustChangePassword: boolean
  mandateChosen: string | null
  principalKind: 'enterprise' | 'person'
  principalId: string | null
  principalName: string | null
  limitedTo: string[] | null
  postId: string | null
  title: string | null
  organId: string | null
  regionCode: string | null
  coversOrgans: string[] | null
  grants: [string, Reach][] | null
}
type SessionActorRow = ActorRow & { sessionId: string; lastSeenAt: Date }

/** Everything `actorOf` needs, given a row `s (account_id, post_id, mandate_id)`. */
function actorColumns(today: string): { columns: RawBuilder<unknown>; joins: RawBuilder<unknown> } {
  const columns = sql`
    a.id as "accountId", a.kind, coalesce(p.name, f.name) as name, coalesce(a.person_id, a.staff_id) as "subjectId",
    a.must_change_password as "mustChangePassword", s.mandate_id as "mandateChosen", 
    case when m.person_id is null then 'enterprise' else 'person' end as "principalKind",
    coalesce(e.id, pp.id) as "principalId", coalesce(e.name, pp.name) as "principalName", m.item_ids as "limitedTo",
    v.id as "postId", v.title, v.organ_id as "organId", v.region_code as "regionCode", v.covers_organs as "coversOrgans",
    (select jsonb_agg(jsonb_build_array(g.word, g.reach)) from identity.role_permission g
      where g.role = any(case when a.kind = 'staff' then v.roles when e.id is null then '{citizen}' else '{citizen,enterprise-agent}' end)) as grants`
  const joins = sql`
    join identity.account a on a.id = s.account_id and a.status = 'active'
    left join identity.person p on p.id = a.person_id
    left join identity.staff f on f.id = a.staff_id
    left join identity.mandate m on m.id = s.mandate_id and m.agent_id = a.person_id and m.revoked_at is null
      and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today})
    left join identity.enterprise e on e.id = m.enterprise_id
    left join identity.person pp on pp.id = m.person_id
    left join identity.staff_post sp on sp.staff_id = a.staff_id and sp.post_id = s.post_id
    left join organs.v_post v on v.id = sp.post_id`
  return { columns, joins }
}

async function sessionActor(ctx: Ctx, hash: string): Promise<SessionActorRow | undefined> {
  const { columns, joins } = actorColumns(ctx.today)
  const idleSince = new Date(ctx.now.getTime() - ctx.config.sessionHours * 3_600_000)
  const { rows } = await sql<SessionActorRow>`
    select s.id as "sessionId", s.last_seen_at as "lastSeenAt", ${columns}
    from identity.session s ${joins}
    where s.token_hash = ${hash} and s.ends_at > ${ctx.now} and s.last_seen_at > ${idleSince}`.execute(ctx.db)
  return rows[0]
}

export type ActingAs = { accountId: string; postId?: string; mandateId?: string }

/** The actor an account would be if it signed in now, from that post or under that mandate. */
export async function findActor(ctx: Ctx, { accountId, postId, mandateId }: ActingAs): Promise<Actor | undefined> {
  const { columns, joins } = actorColumns(ctx.today)
  const { rows } = await sql<ActorRow>`
    select ${columns}
    from (select ${accountId}::uuid as account_id, ${postId ?? null}::uuid as post_id, ${mandateId ?? null}::uuid as mandate_id) s ${joins}
  `.execute(ctx.db)
  return rows[0] && actorOf(rows[0])
}

function actorOf(row: ActorRow & { sessionId?: string }): Actor {
  const { accountId: id, kind, name, subjectId, sessionId } = row
  const onBehalfOf =
    row.mandateChosen && row.principalId
      ? {
          kind: row.principalKind,
          id: row.principalId,
          name: row.principalName!,
          mandateId: row.mandateChosen,
          limitedTo: row.limitedTo ?? undefined,
        }
      : undefined
  const post = row.postId
    ? { id: row.postId, title: row.title!, organId: row.organId!, regionCode: row.regionCode! }
    : undefined
  return { kind, id, name, subjectId, onBehalfOf, post, sessionId, grants: grantsOf(row, onBehalfOf !== undefined) }
}

function grantsOf(row: ActorRow, acting: boolean): ReadonlyMap<string, Scope> {
  const grants = new Map<string, Scope>()
  // Who meant to act for another must not act in their own name by surprise when its mandate has ended.
  const mandateEnded = row.mandateChosen !== null && !acting
  if (row.mustChangePassword || mandateEnded) return grants
  const place = row.postId
    ? { organId: row.organId!, coversOrgans: row.coversOrgans!, regionPrefix: regionPrefix(row.regionCode!) }
    : undefined
  for (const [word, reach] of row.grants ?? []) grants.set(word, union(grants.get(word), scopeOfReach(reach, place)))
  return grants
}
