/**
 * A world for a test: a fresh database cloned from the migrated template, a clock that only moves when told,
 * and the two doors `perform` and `show`. Needs the PostgreSQL that `npm test` starts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import { type Act, perform } from '#kernel/action.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { type App, createApp, prepareDatabase } from '#kernel/app.ts'
import { readConfig } from '#kernel/config.ts'
import type { InputOf, OutputOf, Route } from '#kernel/contract.ts'
import { type Ctx, gather } from '#kernel/ctx.ts'
import { inTransaction, openDb, openPool } from '#kernel/db.ts'
import { deliverNews } from '#kernel/dispatcher.ts'
import { createHttp } from '#kernel/http.ts'
import { newId, readableCode } from '#kernel/id.ts'
import { type Job, runJob } from '#kernel/job.ts'
import { createLog } from '#kernel/log.ts'
import { type LegalDate, momentOf, MovedClock } from '#kernel/time.ts'
import type { Module } from '#kernel/module.ts'
import { leaveTraces } from '#kernel/traces.ts'
import { show, type View } from '#kernel/view.ts'
import { expectPlainMessages } from '#server/every-message.ts'
import { modules } from '#server/modules.ts'

/** The template is filled under this key, so every clone opens with it. Only tests ever use it. */
export const TEST_MASTER_KEY = 'a5'.repeat(32)

export type World = {
  app: App
  databaseUrl: string
  clock: MovedClock
  perform<R extends Route>(act: Act<R>, actor: Actor, input: InputOf<R>, key?: string): Promise<OutputOf<R>>
  show<R extends Route>(view: View<R>, actor: Actor, input: InputOf<R>): Promise<OutputOf<R>>
  /** Runs `work` in a transaction as the system, and publishes what it emits: for facades and stores. */
  inside<T>(work: (ctx: Ctx) => Promise<T>, actor?: Actor): Promise<T>
  /** To that day at nine in the morning, Shanghai time, or `hour`. */
  moveTo(date: LegalDate, hour?: number): void
  /** Lets every reaction due by now run; returns how many did. */
  deliverNews(): Promise<number>
  runJob(job: Job): Promise<void>
  http(): Promise<FastifyInstance>
  close(): Promise<void>
}

/**
 * @param start the legal date on which the test begins
 * @param alsoModules modules of the test's own, below all others
 */
export async function openWorld({
  start = '2026-03-02',
  alsoModules = [],
}: {
  start?: LegalDate
  alsoModules?: readonly Module[]
} = {}): Promise<World> {
  const admin = process.env['ONEWINDOW_TEST_ADMIN_URL']
  const template = process.env['ONEWINDOW_TEST_TEMPLATE']
  if (!admin || !template)
    throw new Error('run this test through `npm test` or `node tools/test.ts --only <path>`: it needs a PostgreSQL')
  const name = `t_${readableCode(12).toLowerCase()}`
  await asAdmin(admin, `create database ${name} template ${template}`)
  const url = new URL(admin)
  url.pathname = `/${name}`
  const dataFolder = mkdtempSync(join(tmpdir(), 'onewindow-test-'))
  const clock = new MovedClock(momentOf(start, 9))
  const app = createApp({
    config: {
      ...readConfig({
        ONEWINDOW_DATA: dataFolder,
        ONEWINDOW_MASTER_KEY: TEST_MASTER_KEY,
        ONEWINDOW_RATE_LIMIT: '0',
        LOG_LEVEL: 'silent',
      }),
      publicUrl: 'http://127.0.0.1:8080',
    },
    databaseUrl: url.href,
    masterKey: TEST_MASTER_KEY,
    modules: [...modules, ...alsoModules],
    clock,
    log: createLog('silent', false),
    poolSize: 6,
  })
  await prepareDatabase(app)
  let server: FastifyInstance | undefined
  const callerOf = (actor: Actor) => ({ actor, requestId: newId(clock.now()) })
  return {
    app,
    databaseUrl: url.href,
    clock,
    perform: (act, actor, input, key) => perform(app, act, callerOf(actor), input, key),
    show: (view, actor, input) => show(app, view, callerOf(actor), input),
    inside: (work, actor = systemActor('test')) =>
      inTransaction(app.db, async (db) => {
        const { ctx, news } = gather(app, callerOf(actor), db, clock.now())
        const result = await work(ctx)
        await leaveTraces(app, db, { at: ctx.now, news })
        return result
      }),
    moveTo: (date, hour = 9) => clock.moveTo(momentOf(date, hour)),
    deliverNews: () => deliverNews(app),
    runJob: (job) => runJob(app, job),
    http: async () => (server ??= await createHttp(app, { version: 'test' })),
    async close() {
      await server?.close()
      const faults = await expectPlainMessages(app.db).catch((fault: unknown) => fault)
      await app.close()
      await dropDatabase(admin, name)
      rmSync(dataFolder, { recursive: true, force: true })
      if (faults) throw faults
    },
  }
}

/** `force` is refused while an autovacuum worker, the superuser's, is in there; a plain drop ends that worker by itself. */
async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  try {
    await asAdmin(adminUrl, `drop database ${name} with (force)`)
  } catch (fault) {
    if ((fault as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw fault
    await asAdmin(adminUrl, `drop database ${name}`)
  }
}
const INSUFFICIENT_PRIVILEGE = '42501'

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const db = openDb(openPool(adminUrl, 1))
  try {
    await sql.raw(statement).execute(db)
  } finally {
    await db.destroy()
  }
}
