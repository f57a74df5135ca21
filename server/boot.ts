/** From settings to a running system: the database found or started, the schema brought up, the app around it. */
import { createApp, prepareDatabase, type App } from '#kernel/app.ts'
import { type Config, prepareDataFolder } from '#kernel/config.ts'
import { createLog, type Log } from '#kernel/log.ts'
import { findRunningPostgres, startPostgres } from '#kernel/postgres.ts'
import { lockDataFolder } from '#kernel/single-instance.ts'
import { type Clock, systemClock } from '#kernel/time.ts'
import { loadMasterKey } from '#kernel/vault.ts'
import { modules } from '#server/modules.ts'

export type System = { app: App; databaseUrl: string; stop(): Promise<void> }

export type BootOptions = {
  config: Config
  /** `server` owns the data folder; a `tool` works beside a running server or, when there is none, alone. */
  as: 'server' | 'tool'
  clock?: Clock
  lane?: string
  poolSize?: number
  log?: Log
  progress?: (what: string) => void
  onDatabaseExit?: (how: string) => void
}

/** @throws Error in Chinese and English when the operator has to do something */
export async function openSystem(options: BootOptions): Promise<System> {
  const { config, as, progress = () => {} } = options
  const log = options.log ?? createLog(config.logLevel, process.stdout.isTTY)
  prepareDataFolder(config)
  const beside = as === 'tool' && !config.databaseUrl ? findRunningPostgres(config.dataFolder) : undefined
  // With a database of its own a tool may work beside the server; the folder's PostgreSQL has one master.
  const lock = as === 'server' || (!beside && !config.databaseUrl) ? lockDataFolder(config.dataFolder) : undefined
  let ending: (() => Promise<void>)[] = [async () => lock?.release()]
  try {
    const database = await openDatabase(options, beside?.url, log, progress)
    ending.unshift(database.stop)
    const app = createApp({
      config,
      databaseUrl: database.url,
      masterKey: loadMasterKey(config.dataFolder, config.masterKey),
      modules,
      clock: options.clock ?? systemClock,
      log,
      lane: options.lane,
      poolSize: options.poolSize,
    })
    ending.unshift(() => app.close())
    progress('准备数据表 (migrating)')
    await prepareDatabase(app)
    const stop = async () => {
      const steps = ending
      ending = []
      for (const step of steps) await step()
    }
    return { app, databaseUrl: database.url, stop }
  } catch (error) {
    for (const step of ending) await step()
    throw error
  }
}

type Database = { url: string; stop: () => Promise<void> }

async function openDatabase(
  options: BootOptions,
  besideUrl: string | undefined,
  log: Log,
  progress: (what: string) => void,
): Promise<Database> {
  const external = options.config.databaseUrl ?? besideUrl
  if (external) return { url: external, stop: async () => {} }
  progress('启动数据库 (starting PostgreSQL)')
  const postgres = await startPostgres({ dataFolder: options.config.dataFolder, log, onExit: options.onDatabaseExit })
  return { url: postgres.url, stop: () => postgres.stop() }
}
