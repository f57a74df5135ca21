/** Rounds of a load: how many in a second, what processor time each took, and the machine left to one side at a time. */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Cpu, cpuEach, cpuSoFar, cpuTotal } from './cpu.ts'
import type { ServerProcess } from './server-process.ts'

/** How many in a second, and processor milliseconds of each. */
export type Round = { perSecond: number; cpu: Cpu }

/** Each worker does its work again and again; how often in a second all of them together came through. */
export async function rateOf(
  server: ServerProcess,
  seconds: number,
  workers: readonly (() => Promise<unknown>)[],
): Promise<Round> {
  const before = cpuSoFar(server)
  const start = performance.now()
  const end = start + seconds * 1000
  let done = 0
  await Promise.all(
    workers.map(async (work) => {
      while (performance.now() < end) {
        await work()
        done += 1
      }
    }),
  )
  const perSecond = done / ((performance.now() - start) / 1000)
  return { perSecond, cpu: cpuEach(before, cpuSoFar(server), done) }
}

/** The server stands still meanwhile, so that plain SQL has the machine to itself. */
export async function plainly<T>(
  server: ServerProcess,
  pool: pg.Pool,
  count: number,
  work: (clients: readonly pg.PoolClient[]) => Promise<T>,
): Promise<T> {
  process.kill(server.pid, 'SIGSTOP')
  const clients = await Promise.all(Array.from({ length: count }, () => pool.connect()))
  try {
    return await work(clients)
  } finally {
    for (const client of clients) client.release()
    process.kill(server.pid, 'SIGCONT')
  }
}

/** Until every reaction has run and every audit line is sealed: what one round left must not slow the next. */
export async function untilQuiet(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ busy: boolean }>(`
      select exists (select from kernel.delivery where lane = 'live' and not dead)
          or (select max(id) from kernel.audit) > coalesce((select max(audit_id) from kernel.audit_link), 0) as busy`)
    if (!rows[0]?.busy) return
    await pause(250)
  }
}

export function inWords({ perSecond, cpu }: Round): string {
  const ms = (value: number) => value.toFixed(2)
  return `${perSecond.toFixed(0)}/s (${ms(cpuTotal(cpu))} ms of processor each: server ${ms(cpu.server)}, database ${ms(cpu.database)}, clients ${ms(cpu.clients)})`
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
