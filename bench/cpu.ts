/** Processor time of processes, from /proc: where a throughput goes, and steadier than it on a busy machine. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerProcess } from './server-process.ts'

/** Milliseconds used so far, by whom. */
export type Cpu = { server: number; database: number; clients: number }

/** Linux counts in hundredths of a second. */
const TICK_MS = 10

export function cpuSoFar({ pid, dataFolder }: Pick<ServerProcess, 'pid' | 'dataFolder'>): Cpu {
  const [postmaster] = readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  const own = process.cpuUsage()
  return {
    server: usedBy(statOf(pid)),
    // Of a backend that ended, the postmaster knows.
    database: everyStat()
      .filter((stat) => stat.pid === Number(postmaster) || stat.parent === Number(postmaster))
      .reduce((sum, stat) => sum + usedBy(stat), 0),
    clients: (own.user + own.system) / 1000,
  }
}

export function cpuEach(before: Cpu, after: Cpu, done: number): Cpu {
  return {
    server: (after.server - before.server) / done,
    database: (after.database - before.database) / done,
    clients: (after.clients - before.clients) / done,
  }
}

export const cpuTotal = ({ server, database, clients }: Cpu): number => server + database + clients

type Stat = { pid: number; parent: number; ticks: number; childTicks: number }

const usedBy = (stat: Stat | undefined): number => (stat ? (stat.ticks + stat.childTicks) * TICK_MS : 0)

function everyStat(): Stat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat !== undefined)
}

function statOf(pid: number): Stat | undefined {
  try {
    // The name in brackets may hold spaces; the rest is numbers.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number) as [number, number, number, number]
    return { pid, parent: Number(fields[1]), ticks: user + system, childTicks: childUser + childSystem }
  } catch {
    // It ended while we looked.
    return undefined
  }
}
