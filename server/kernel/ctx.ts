import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Actor } from './actor.ts'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import type { EventKind } from './event.ts'
import { newId } from './id.ts'
import type { Log } from './log.ts'
import { legalDateOf, type LegalDate } from './time.ts'
import type { Vault } from './vault.ts'
import type { View } from './view.ts'

/** Everything an act, a view or a reaction may use, passed first, everywhere. */
export type Ctx = {
  readonly actor: Actor
  /** One moment for the whole act. */
  readonly now: Date
  /** The date of `now` in Asia/Shanghai. */
  readonly today: LegalDate
  /** The transaction; read-only in a view. Use it through `tables<…>(ctx)`. */
  readonly db: Db
  readonly config: Config
  readonly vault: Vault
  readonly log: Log
  readonly requestId: string
  /** The lists that may be had as files, by the name of their route. */
  readonly listed: ReadonlyMap<string, View>
  /** The address the request came from, when there is one. */
  readonly ip?: string
  newId(): string
  /** Tells others, after this transaction has committed. */
  emit<S extends z.ZodType>(kind: EventKind<S>, payload: z.input<S>): void
  /** Says that something of this kind and reach, `cases:<body>`, has changed: open pages are told after the commit. */
  touch(topic: string): void
  /** Adds facts to this act's audit line; never personal data. */
  note(facts: Record<string, unknown>): void
  /** Signs the caller in (a session token for the cookie) or, with null, out. */
  setSession(token: string | null): void
}

/** Who calls and from where; `session` is what the act leaves for the cookie. */
export type Caller = {
  readonly actor: Actor
  readonly requestId: string
  readonly ip?: string
  session?: string | null
}

export type News = { id: string; name: string; payload: unknown }

/** A context plus what it gathered while the act ran. */
export type Gathered = { ctx: Ctx; news: News[]; facts: Record<string, unknown>; touched: Set<string> }

export type Surroundings = { config: Config; vault: Vault; log: Log; listed: ReadonlyMap<string, View> }

export function gather(around: Surroundings, caller: Caller, db: Db, now: Date): Gathered {
  const news: News[] = []
  const facts: Record<string, unknown> = {}
  const touched = new Set<string>()
  const ctx: Ctx = {
    actor: caller.actor,
    now,
    today: legalDateOf(now),
    db,
    config: around.config,
    vault: around.vault,
    log: around.log,
    listed: around.listed,
    requestId: caller.requestId,
    ip: caller.ip,
    newId: () => newId(now),
    emit: (kind, payload) => void news.push({ id: newId(now), name: kind.name, payload: kind.payload.parse(payload) }),
    touch: (topic) => void touched.add(topic),
    note: (more) => void Object.assign(facts, more),
    setSession: (token) => void (caller.session = token),
  }
  return { ctx, news, facts, touched }
}

/** The module's own tables, typed by the row types beside its store. */
export function tables<T>(ctx: { db: Db }): Kysely<T> {
  return ctx.db as unknown as Kysely<T>
}
