/** Brings events to their reactions: each in a transaction of its own, repeated with back-off, then laid aside as dead. */
import { sql } from 'kysely'
import { systemActor } from './actor.ts'
import type { App } from './app.ts'
import { gather } from './ctx.ts'
import { inTransaction, type Db } from './db.ts'
import type { FailedAttempt } from './event.ts'
import { newId } from './id.ts'
import { messageOf } from './log.ts'
import { auditLine } from './audit.ts'
import { leaveTraces } from './traces.ts'

const MAX_ATTEMPTS = 8
const IDLE_MS = 500

type Due = { event_id: string; reaction: string; attempts: number; name: string; payload: unknown }

export type Dispatcher = { wake(): void; stop(): Promise<void> }

/** Runs `workers` deliveries at a time until stopped. */
export function startDispatcher(app: App, workers = 2): Dispatcher {
  let stopping = false
  const resting = new Set<() => void>()
  const wake = () => {
    for (const getUp of resting) getUp()
  }
  const rest = () =>
    new Promise<void>((resolve) => {
      const getUp = () => {
        clearTimeout(timer)
        resting.delete(getUp)
        resolve()
      }
      const timer = setTimeout(getUp, IDLE_MS)
      resting.add(getUp)
    })
  const work = async () => {
    while (!stopping) {
      try {
        if (!(await deliverOne(app))) await rest()
      } catch (error) {
        app.log.error({ err: error }, 'the dispatcher could not reach the outbox')
        await rest()
      }
    }
  }
  const running = Array.from({ length: workers }, work)
  return {
    wake,
    async stop() {
      stopping = true
      wake()
      await Promise.all(running)
    },
  }
}

/** Delivers until nothing is due; for tests and the demo. Returns how many reactions ran. */
export async function deliverNews(app: App): Promise<number> {
  let count = 0
  while (await deliverOne(app)) count += 1
  return count
}

/** Delivers the oldest that is due; false when there is none. */
async function deliverOne(app: App): Promise<boolean> {
  let taken: Due | undefined
  const touched = new Set<string>()
  try {
    const found = await inTransaction(app.db, async (db) => {
      taken = await takeDue(app, db)
      if (!taken) return false
      await react(app, db, taken, touched)
      return true
    })
    app.live.publish(touched)
    return found
  } catch (error) {
    if (!taken) throw error
    await putOff(app, taken, error)
    return true
  }
}

async function takeDue(app: App, db: Db): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    select d.event_id, d.reaction, d.attempts, o.name, o.payload
    from kernel.delivery d join kernel.outbox o on o.id = d.event_id
    where d.lane = ${app.lane} and not d.dead and d.next_at <= ${app.clock.now()}
    order by d.next_at, d.event_id limit 1
    for update of d skip locked`.execute(db)
  return rows[0]
}

async function react(app: App, db: Db, due: Due, touchedBy: Set<string>): Promise<void> {
  const reaction = app.reactions.get(due.name)?.find((one) => one.name === due.reaction)
  if (!reaction) throw new Error(`no reaction ${due.reaction} to ${due.name} in this version`)
  const caller = { actor: systemActor(due.reaction), requestId: due.event_id }
  const { ctx, news, facts, touched } = gather(app, caller, db, app.clock.now())
  await reaction.react(ctx, due.payload)
  for (const topic of touched) touchedBy.add(topic)
  // What a reaction writes is an act of the system, so it has its line too.
  const line = auditLine(caller, due.reaction, (due.payload as { caseId?: string }).caseId ?? '', 'done', facts)
  const also = sql`done as (delete from kernel.delivery where event_id = ${due.event_id} and reaction = ${due.reaction})`
  await leaveTraces(app, db, { at: ctx.now, news, line, also })
}

async function putOff(app: App, due: Due, error: unknown): Promise<void> {
  const attempts = due.attempts + 1
  const dead = attempts >= MAX_ATTEMPTS
  // 2 s, 4 s, 8 s … about four minutes in all before a delivery is laid aside.
  const nextAt = new Date(app.clock.now().getTime() + 2 ** attempts * 1000)
  app.log.warn({ reaction: due.reaction, attempts, dead, err: error }, 'a reaction failed')
  await sql`
    update kernel.delivery set attempts = ${attempts}, next_at = ${nextAt}, dead = ${dead}, error = ${messageOf(error).slice(0, 500)}
    where event_id = ${due.event_id} and reaction = ${due.reaction}`.execute(app.db)
  await tellFailed(app, due, { attempts, dead, error: messageOf(error) })
}

async function tellFailed(app: App, due: Due, attempt: FailedAttempt): Promise<void> {
  const reaction = app.reactions.get(due.name)?.find((one) => one.name === due.reaction)
  if (!reaction?.failed) return
  const caller = { actor: systemActor(due.reaction), requestId: due.event_id }
  try {
    await inTransaction(app.db, (db) =>
      reaction.failed!(gather(app, caller, db, app.clock.now()).ctx, due.payload, attempt),
    )
  } catch (error) {
    app.log.error({ reaction: due.reaction, err: error }, 'a failed attempt could not be recorded')
  }
}

export type DeadLetter = { eventId: string; reaction: string; event: string; attempts: number; error: string; at: Date }

/** Deliveries laid aside, oldest first, for the operator. */
export async function deadLetters(db: Db, after = newId(new Date(0)), limit = 50): Promise<DeadLetter[]> {
  const { rows } = await sql<DeadLetter>`
    select d.event_id as "eventId", d.reaction, o.name as event, d.attempts, coalesce(d.error, '') as error, o.at
    from kernel.delivery d join kernel.outbox o on o.id = d.event_id
    where d.dead and d.event_id > ${after} order by d.event_id, d.reaction limit ${limit}`.execute(db)
  return rows
}

/** Gives a dead delivery another round of attempts; false when it is not dead. */
export async function retryDeadLetter(db: Db, eventId: string, reaction: string, now: Date): Promise<boolean> {
  const updated = await sql`
    update kernel.delivery set dead = false, attempts = 0, next_at = ${now}, lane = 'live'
    where event_id = ${eventId} and reaction = ${reaction} and dead`.execute(db)
  return updated.numAffectedRows === 1n
}
