import type pg from 'pg'
import { sql } from 'kysely'
import { systemActor } from './actor.ts'
import type { Config } from './config.ts'
import { gather } from './ctx.ts'
import { inTransaction, openDb, openPool, type Db } from './db.ts'
import { startDispatcher, type Dispatcher } from './dispatcher.ts'
import type { Reaction } from './event.ts'
import { newId } from './id.ts'
import { startJobs, type JobRunner } from './job.ts'
import { bridgeLive, createLive, type Live } from './live.ts'
import type { Log } from './log.ts'
import { migrate } from './migrate.ts'
import type { Module } from './module.ts'
import { sealAudit } from './seal.ts'
import type { Clock } from './time.ts'
import { createVault, type Vault } from './vault.ts'
import type { View } from './view.ts'

/** The running system: what `perform` and `show` need around them. */
export type App = {
  readonly config: Config
  readonly modules: readonly Module[]
  readonly pool: pg.Pool
  readonly db: Db
  readonly clock: Clock
  readonly vault: Vault
  readonly log: Log
  readonly reactions: ReadonlyMap<string, readonly Reaction[]>
  /** Views that may be had as files, by the name of their route. */
  readonly listed: ReadonlyMap<string, View>
  /** Deliveries written here are delivered here: history made under a moved clock stays apart from live work. */
  readonly lane: string
  /** What open pages are told of. */
  readonly live: Live
  /** Tells the dispatcher of this process that something may be due. */
  newsArrived(): void
  onNews(listener: () => void): void
  close(): Promise<void>
}

export type AppParts = {
  config: Config
  databaseUrl: string
  masterKey: string
  modules: readonly Module[]
  clock: Clock
  log: Log
  lane?: string
  poolSize?: number
}

export function createApp({
  config,
  databaseUrl,
  masterKey,
  modules,
  clock,
  log,
  lane = 'live',
  poolSize,
}: AppParts): App {
  const pool = openPool(databaseUrl, poolSize)
  const db = openDb(pool)
  const reactions = new Map<string, Reaction[]>()
  for (const reaction of modules.flatMap((module) => module.reactions ?? [])) {
    reactions.set(reaction.event, [...(reactions.get(reaction.event) ?? []), reaction])
  }
  const views = modules.flatMap((module) => module.views ?? [])
  let listener = () => {}
  return {
    config,
    modules,
    pool,
    db,
    clock,
    log,
    reactions,
    listed: new Map(views.flatMap((view) => (view.asFile ? [[view.route.name, view]] : []))),
    lane,
    live: createLive(),
    vault: createVault(masterKey),
    newsArrived: () => listener(),
    onNews: (heard) => void (listener = heard),
    close: () => db.destroy(),
  }
}

/**
 * Brings the database up to this version: migrations, then each module's reference data.
 * @throws Error when the database was filled under another master key: its personal data could not be opened
 */
export async function prepareDatabase(app: App, progress: (name: string) => void = () => {}): Promise<void> {
  await migrate(app.db, app.modules, progress)
  await checkMasterKey(app)
  const permissions = app.modules.flatMap((module) => module.permissions ?? [])
  for (const module of app.modules) {
    if (!module.seed) continue
    const now = app.clock.now()
    const caller = { actor: systemActor(`${module.name}.seed`), requestId: newId(now) }
    await inTransaction(app.db, (db) => module.seed!(gather(app, caller, db, now).ctx, { permissions }))
  }
}

async function checkMasterKey(app: App): Promise<void> {
  const check = app.vault.fingerprint('kernel.master-key', 'check')
  await sql`insert into kernel.setting (name, value) values ('master-key-check', ${check}) on conflict do nothing`.execute(
    app.db,
  )
  const { rows } = await sql<{
    value: string
  }>`select value from kernel.setting where name = 'master-key-check'`.execute(app.db)
  if (rows[0]?.value !== check) {
    throw new Error(
      '数据库是用另一把主密钥写的，请用原来的数据目录或 ONEWINDOW_MASTER_KEY (this database was written under another master key)',
    )
  }
}

export type Background = { stop(): Promise<void> }

const SEAL_EVERY_MS = 1000

/** Dispatcher, sealer, jobs, and the bridge that tells open pages of every process. */
export async function startBackground(app: App, databaseUrl: string): Promise<Background> {
  const dispatcher: Dispatcher = startDispatcher(app)
  app.onNews(() => dispatcher.wake())
  let sealing: Promise<unknown> = Promise.resolve()
  const sealer = setInterval(() => {
    sealing = sealing
      .then(() => sealAudit(app))
      .catch((error: unknown) => app.log.error({ err: error }, 'the audit sealer failed'))
  }, SEAL_EVERY_MS)
  const jobs: JobRunner = await startJobs(app, databaseUrl)
  const bridge = await bridgeLive(app, databaseUrl)
  return {
    async stop() {
      clearInterval(sealer)
      await Promise.all([jobs.stop(), dispatcher.stop(), bridge.stop(), sealing])
    },
  }
}
