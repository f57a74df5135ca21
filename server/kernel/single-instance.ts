/** One server per data folder: two would fight over its files, its keys and its database. */
import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * Takes the data folder for this process until `release()` or the end of the process, also by `kill -9`:
 * the lock names its holder by number and birth, so a number given away again does not count.
 * @throws Error in Chinese and English when another live process holds it
 */
export function lockDataFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true })
  const file = join(resolve(folder), 'server.lock')
  const mine = `${process.pid}\n${birthOf(process.pid)}\n`
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, mine)
  try {
    while (!linked(draft, file)) {
      const held = read(file)
      const [pid = '', birth] = held.split('\n')
      if (held === mine || (held !== '' && isAlive(Number(pid)) && birthOf(Number(pid)) === birth))
        throw inUse(folder, pid)
      // Moved aside first and looked at again: between reading and removing, another start may have taken it.
      const stale = `${draft}.stale`
      if (!moved(file, stale)) continue
      if (read(stale) !== held) linked(stale, file)
      rmSync(stale, { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
  const release = () => {
    process.removeListener('exit', release)
    if (read(file) === mine) rmSync(file, { force: true })
  }
  process.on('exit', release)
  return { release }
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return stateOf(pid) !== 'Z'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The command line of a process, empty when there is none. */
export function commandOf(pid: number): string {
  return ask(pid, 'command')
}

/** Something that differs between two processes that had the same number one after the other. */
function birthOf(pid: number): string {
  return process.platform === 'linux' ? (statOf(pid)[19] ?? '') : ask(pid, 'lstart')
}

function stateOf(pid: number): string | undefined {
  return process.platform === 'linux' ? statOf(pid)[0] : undefined
}

/** The fields of /proc/<pid>/stat after the program name, which may itself contain spaces and brackets. */
function statOf(pid: number): string[] {
  const line = read(`/proc/${pid}/stat`)
  return line.slice(line.lastIndexOf(')') + 2).split(' ')
}

function ask(pid: number, what: string): string {
  try {
    return execFileSync('ps', ['-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

function inUse(folder: string, pid: string): Error {
  return new Error(
    `数据文件夹 ${folder} 正由另一个 OneWindow（进程 ${pid}）使用：请先停止它，或用 ONEWINDOW_DATA 指定其他文件夹。` +
      ` / The data folder is in use by another OneWindow (process ${pid}): stop it first, or set ONEWINDOW_DATA to another folder.`,
  )
}

function linked(from: string, to: string): boolean {
  return succeeded(() => linkSync(from, to), 'EEXIST')
}

function moved(from: string, to: string): boolean {
  return succeeded(() => renameSync(from, to), 'ENOENT')
}

function succeeded(act: () => void, expected: string): boolean {
  try {
    act()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === expected) return false
    throw error
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
