/** Work by the clock. Statutory deadlines are rows in the modules' tables; a job only sweeps over them. */
import type { Act } from './action.ts'
import { perform } from './action.ts'
import { systemActor } from './actor.ts'
import type { App } from './app.ts'
import type { InputOf, OutputOf, Route } from './contract.ts'
import { gather, type Ctx } from './ctx.ts'
import { inTransaction } from './db.ts'
import { newId } from './id.ts'

export type JobTools = {
  readonly now: Date
  /** Reads what is due, in a transaction of its own. */
  read<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Performs an act as the system; the key makes a repeat harmless. */
  perform<R extends Route>(act: Act<R>, input: InputOf<R>, key?: string): Promise<OutputOf<R>>
}

export type Job = { readonly name: string; readonly cron: string; readonly run: (tools: JobTools) => Promise<void> }

/** @param job `cron` in Asia/Shanghai, five fields */
export function job(spec: Job): Job {
  return spec
}

export async function runJob(app: App, what: Job): Promise<void> {
  const now = app.clock.now()
  const caller = { actor: systemActor(what.name), requestId: newId(now) }
  await what.run({
    now,
    read: (work) => inTransaction(app.db, (db) => work(gather(app, caller, db, now).ctx)),
    perform: (act, input, key) => perform(app, act, { ...caller }, input, key),
  })
}

export type JobRunner = { stop(): Promise<void> }

/** Schedules every module's jobs; over all server processes each run happens once. */
export async function startJobs(app: App, databaseUrl: string): Promise<JobRunner> {
  const jobs = app.modules.flatMap((module) => module.jobs ?? [])
  // Only a server needs it, not the operator's tool nor a test.
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ connectionString: databaseUrl, schema: 'pgboss', max: 3 })
  boss.on('error', (error) => app.log.error({ err: error }, 'job queue error'))
  await boss.start()
  for (const one of jobs) {
    await boss.createQueue(one.name, { policy: 'singleton', retryLimit: 2, expireInSeconds: 600 })
    await boss.work(one.name, { pollingIntervalSeconds: 10 }, () => runJob(app, one))
    await boss.schedule(one.name, one.cron, null, { tz: 'Asia/Shanghai' })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}
