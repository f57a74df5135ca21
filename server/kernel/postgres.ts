/**
 * The PostgreSQL that npm brings: made, started, watched and stopped by the server under its data folder.
 * The binaries are driven directly, because every failure here must end in a sentence an operator can act on.
 */
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from './log.ts'
import { adopt, type Binaries, binariesFor, type Runner, runnerFor } from './postgres-runner.ts'
import { commandOf, isAlive } from './single-instance.ts'

export type PostgresSettings = {
  /** The server's data folder; the cluster lives in `postgres/` below it. */
  dataFolder: string
  log: Pick<Log, 'info' | 'warn'>
  /** For tests: no fsync, so a power cut may lose the data. */
  fast?: boolean
  /** Called once when the database ends without `stop()` having been asked for. */
  onExit?: (how: string) => void
}

export type RunningPostgres = {
  /** The application's own database, owned by an ordinary role. */
  readonly url: string
  /** The maintenance database with the same role, which may create databases. */
  readonly adminUrl: string
  /** Ends it cleanly: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>
}

const ROLE = 'onewindow'
const STOP_PATIENCE_MS = 30_000

/** One table instead of postgresql.conf, so that an upgrade of OneWindow also upgrades the settings. */
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  // Containers give 64 MB of /dev/shm, too little for parallel plans; our lists follow an index anyway.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  // An error's detail and statement may carry personal data; the application reports its own errors.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

const fastSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '1GB' }

/**
 * Starts the cluster below the data folder, making it first when there is none, and taking over from one
 * whose server was killed.
 * @throws Error with a Chinese and English sentence when the operator has to do something
 */
export async function startPostgres(given: PostgresSettings): Promise<RunningPostgres> {
  const dataFolder = resolve(given.dataFolder)
  const cluster = join(dataFolder, 'postgres')
  mkdirSync(dataFolder, { recursive: true })
  const runner = runnerFor(cluster, given.log)
  const binaries = binariesFor(runner, given.log)
  if (existsSync(cluster)) adopt(cluster, runner)
  else await createCluster(dataFolder, runner, binaries, given)
  refuseOtherVersion(cluster, binaries)
  await stopOrphan(dataFolder, given.log)

  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const child = launch(runner, binaries, cluster, port, given.fast ?? false)
    const trouble = await untilReady(child, cluster, given.log)
    if (trouble === undefined) return running(child, dataFolder, port, given)
    const passing = /could not bind|Address already in use|still in use/.test(trouble)
    if (!passing || attempt === 20) throw new Error(`数据库没有启动 / PostgreSQL did not start:\n${trouble}`)
    await pause(250)
  }
}

/** Addresses of the cluster below the data folder when a server has it running, for tools beside that server. */
export function findRunningPostgres(dataFolder: string): Pick<RunningPostgres, 'url' | 'adminUrl'> | undefined {
  const found = readPidFile(join(dataFolder, 'postgres'))
  if (!found || found.status !== 'ready' || !isOurs(found.pid, join(dataFolder, 'postgres'))) return undefined
  return urls(dataFolder, found.port)
}

/** Ends a cluster whose server was killed and left it running; a stale pid file is removed. */
export async function stopOrphan(dataFolder: string, log: Pick<Log, 'warn'>): Promise<void> {
  const cluster = join(dataFolder, 'postgres')
  const found = readPidFile(cluster)
  if (!found) return
  if (isOurs(found.pid, cluster)) {
    log.warn(
      `上次的数据库仍在运行（进程 ${found.pid}），先将其停止 / stopping the database a killed server left behind`,
    )
    await end(
      () => !isAlive(found.pid),
      (signal) => process.kill(found.pid, signal),
    )
  }
  // PostgreSQL refuses to start while the pid in this file belongs to any process, also to a stranger's.
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

async function createCluster(
  dataFolder: string,
  runner: Runner,
  binaries: Binaries,
  given: PostgresSettings,
): Promise<void> {
  given.log.info('正在建立数据库 / creating the database')
  const cluster = join(dataFolder, 'postgres')
  const unfinished = join(dataFolder, 'postgres.unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (runner.ids) chownSync(unfinished, runner.ids.uid, runner.ids.gid)
  const password = randomBytes(24).toString('base64url')
  const sync = given.fast ? ['--no-sync'] : []
  // The built-in C.UTF-8 sorts by code point on every machine, whatever locales it has.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await finished(
    runner.spawn(join(binaries.folder, 'initdb'), unfinished, [
      '-D',
      runner.path(unfinished),
      '-U',
      'postgres',
      '-A',
      'trust',
      ...locale,
      ...sync,
    ]),
  )
  // The password goes through standard input: an argument could be read by every user of the machine.
  await finished(
    runner.spawn(join(binaries.folder, 'postgres'), unfinished, [
      '--single',
      '-D',
      runner.path(unfinished),
      '-c',
      'log_min_messages=fatal',
      'postgres',
    ]),
    [
      `alter role postgres password '${password}'`,
      `create role ${ROLE} login createdb password '${password}'`,
      `create database ${ROLE} owner ${ROLE}`,
    ].join('\n'),
  )
  writeFileSync(join(unfinished, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
  writeFileSync(passwordFile(dataFolder), password, { mode: 0o600 })
  chmodSync(passwordFile(dataFolder), 0o600)
  renameSync(unfinished, cluster)
}

function refuseOtherVersion(cluster: string, binaries: Binaries): void {
  const made = versionOf(cluster)
  const brought = binaries.version.split('.')[0]
  if (made !== brought) {
    throw new Error(
      `数据文件夹由 PostgreSQL ${made} 建立，而本版本自带 ${brought}：请用旧版本备份后再恢复。` +
        ` / The data folder was made by PostgreSQL ${made} and this release brings ${brought}: back up with the old release and restore.`,
    )
  }
}

function versionOf(cluster: string): string {
  try {
    return readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  } catch {
    throw new Error(
      `无法读取 ${cluster}：它属于另一个用户，或不是数据库文件夹。请用建立它的用户运行，或设置 ONEWINDOW_DATA。` +
        ` / Cannot read ${cluster}: it belongs to another user or is no database. Run as the user who made it, or set ONEWINDOW_DATA.`,
    )
  }
}

function launch(runner: Runner, binaries: Binaries, cluster: string, port: number, fast: boolean): ChildProcess {
  const chosen = { ...settings, ...(fast ? fastSettings : {}), port: String(port) }
  const flags = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return runner.spawn(join(binaries.folder, 'postgres'), cluster, ['-D', runner.path(cluster), ...flags])
}

/** Waits until connections are accepted; answers what PostgreSQL said when it ended instead. */
async function untilReady(child: ChildProcess, cluster: string, log: Pick<Log, 'info'>): Promise<string | undefined> {
  const said = outputOf(child)
  let ended = false
  child.once('close', () => {
    ended = true
  })
  for (let waited = 0; !ended; waited += 20) {
    const found = readPidFile(cluster)
    if (found?.pid === child.pid && found?.status === 'ready') return undefined
    if (waited > 0 && waited % 5_000 === 0) log.info('数据库正在恢复，请稍候 / the database is recovering')
    await pause(20)
  }
  return said()
}

function running(child: ChildProcess, dataFolder: string, port: number, given: PostgresSettings): RunningPostgres {
  let stopping = false
  const ended = new Promise<void>((done) => {
    child.once('exit', (code, signal) => {
      process.removeListener('exit', endWithNode)
      done()
      if (!stopping) given.onExit?.(signal ?? `code ${code}`)
    })
  })
  function endWithNode() {
    child.kill('SIGINT')
  }
  process.on('exit', endWithNode)
  child.stderr?.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) if (/FATAL|PANIC/.test(line)) given.log.warn(line)
  })
  return {
    ...urls(dataFolder, port),
    async stop() {
      if (stopping || child.exitCode !== null || child.signalCode !== null) return ended
      stopping = true
      await end(
        () => child.exitCode !== null || child.signalCode !== null,
        (signal) => child.kill(signal),
      )
    },
  }
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT, after patience has run out, leaves recovery to the next start. */
async function end(isOver: () => boolean, signal: (name: NodeJS.Signals) => void): Promise<void> {
  signal('SIGINT')
  for (let waited = 0; !isOver(); waited += 20) {
    if (waited === STOP_PATIENCE_MS) signal('SIGQUIT')
    await pause(20)
  }
}

function passwordFile(dataFolder: string): string {
  return join(dataFolder, 'postgres.password')
}

function urls(dataFolder: string, port: number): Pick<RunningPostgres, 'url' | 'adminUrl'> {
  if (!existsSync(passwordFile(dataFolder))) {
    throw new Error(`找不到数据库口令文件 / the database's password file is missing: ${passwordFile(dataFolder)}`)
  }
  const server = `postgres://${ROLE}:${readFileSync(passwordFile(dataFolder), 'utf8').trim()}@127.0.0.1:${port}`
  return { url: `${server}/${ROLE}`, adminUrl: `${server}/postgres` }
}

/** Lines of postmaster.pid: pid, folder, start time, port, socket folder, address, memory key, status. */
function readPidFile(cluster: string): { pid: number; port: number; status: string } | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
}

/** Whether the process is the postmaster of this cluster and not a stranger that got its number later. */
function isOurs(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  try {
    if (process.platform === 'linux') {
      const here = statSync(`/proc/${pid}/cwd`)
      const there = statSync(cluster)
      return here.ino === there.ino && here.dev === there.dev
    }
  } catch {
    return false
  }
  return commandOf(pid).includes(realpathSync(cluster))
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done, fail) => probe.once('error', fail).listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1')
  return address.port
}

/** Collects the last words of a child; the pipe must be read or the child would stop at a full one. */
function outputOf(child: ChildProcess): () => string {
  let text = ''
  const collect = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4_000)
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  child.on('error', (error) => {
    text += error.message
  })
  return () => text.trim()
}

async function finished(child: ChildProcess, input = ''): Promise<void> {
  const said = outputOf(child)
  child.stdin?.end(input)
  const code = await new Promise((done) => child.once('close', done))
  if (code !== 0) throw new Error(`数据库没有建成 / the database could not be created:\n${said()}`)
}
