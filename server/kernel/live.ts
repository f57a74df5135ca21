/**
 * Tells open pages that something in their reach has changed: which kind of thing, never which one or how. What an act or
 * a reaction touched is told after its transaction, by a statement of its own: a NOTIFY inside it would make all commits
 * of the city wait for one another.
 */
import pg from 'pg'
import { sql } from 'kysely'
import type { App } from './app.ts'

const CHANNEL = 'onewindow_live'
/** What comes within this time is told together. */
const GATHER_MS = 200
/** PostgreSQL takes less than 8,000 bytes at once. */
const MOST_AT_ONCE = 100
const AGAIN_MS = 2000

type Heard = (topics: readonly string[]) => void

export type Live = {
  /** After the commit; topics are `kind:whose`. */
  publish(topics: Iterable<string>): void
  /** Until the returned function is called. */
  listen(heard: Heard): () => void
  /** How topics travel: straight to the listeners of this process until a bridge to all processes is there. */
  carryBy(carry: Heard | undefined): void
  deliver(topics: readonly string[]): void
}

export function createLive(): Live {
  const listeners = new Set<Heard>()
  let carry: Heard | undefined
  const deliver: Heard = (topics) => {
    for (const heard of listeners) heard(topics)
  }
  return {
    publish(topics) {
      const all = [...topics]
      if (all.length > 0) (carry ?? deliver)(all)
    },
    listen(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
    carryBy: (next) => void (carry = next),
    deliver,
  }
}

/** Joins the processes that serve one database. A lost connection is made anew; what was missed, pages find by asking. */
export async function bridgeLive(app: App, databaseUrl: string): Promise<{ stop(): Promise<void> }> {
  const waiting = new Set<string>()
  let gathering: NodeJS.Timeout | undefined
  let again: NodeJS.Timeout | undefined
  let client: pg.Client | undefined
  let stopped = false

  const send = async () => {
    gathering = undefined
    const topics = [...waiting]
    waiting.clear()
    try {
      for (let at = 0; at < topics.length; at += MOST_AT_ONCE)
        await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(topics.slice(at, at + MOST_AT_ONCE))})`.execute(app.db)
    } catch (error) {
      app.log.warn({ err: error }, 'pages could not be told of changes')
    }
  }
  const connect = async () => {
    client = new pg.Client({ connectionString: databaseUrl, keepAlive: true })
    client.on('notification', ({ payload }) => app.live.deliver(JSON.parse(payload ?? '[]') as string[]))
    client.on('error', (error) => lost(error))
    client.on('end', () => lost())
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
  }
  const lost = (error?: unknown) => {
    if (stopped || again) return
    if (error) app.log.warn({ err: error }, 'the connection that hears of changes was lost')
    again = setTimeout(() => void reconnect(), AGAIN_MS)
  }
  const reconnect = async () => {
    again = undefined
    try {
      await connect()
    } catch (fault) {
      lost(fault)
    }
  }
  await connect()
  app.live.carryBy((topics) => {
    for (const topic of topics) waiting.add(topic)
    gathering ??= setTimeout(() => void send(), GATHER_MS)
  })
  return {
    async stop() {
      stopped = true
      app.live.carryBy(undefined)
      clearTimeout(gathering)
      clearTimeout(again)
      await client?.end().catch(() => {})
    },
  }
}
