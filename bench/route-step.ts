/**
 * What a step of a review route costs: the interpreter alone, and a reviewer's opinion through HTTP beside the rows it
 * writes in plain SQL, in the same run, on routes of growing length.
 *
 *   node bench/route-step.ts
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { openPool } from '#kernel/db.ts'
import { begin, complete } from '#modules/routes/rules/interpret.ts'
import { openBody, publishItem, registerCitizens, hire } from './city.ts'
import { type Browser, signIn } from './browser.ts'
import { type RecordedLife, recordLife, replayLife } from './recorded-life.ts'
import { drawnRoute, plainFacts, routeOf } from './routes.ts'
import { median } from './rounds.ts'
import { startServer } from './server-process.ts'
import { openTool } from './tool.ts'
import { onePage } from './one-page.ts'

const LENGTHS = [1, 5, 20]
const OPINIONS = 100

export type StepCost = { steps: number; pureMicroseconds: number; http: number; plain: number }

export async function measureRouteSteps(): Promise<StepCost[]> {
  const server = await startServer({ background: false })
  const tool = openTool(server)
  const pool = openPool(server.databaseUrl, 2)
  try {
    const organ = await openBody(tool, 0)
    const [name] = await registerCitizens(tool, 1)
    const citizen = await signIn(server.address, name!)
    const clerk = await signIn(
      server.address,
      await hire(tool, organ, ['window-clerk', 'approver', 'department-head'], 'clerk'),
    )
    const costs: StepCost[] = []
    for (const steps of LENGTHS) {
      const changes = { route: await drawnRoute(steps), promised: limitFor(steps), statutory: limitFor(steps) }
      const { itemId } = await publishItem(tool, organ, `bench-route-${steps}`, changes)
      const http: number[] = []
      for (let at = 0; at < OPINIONS / steps; at++) http.push(...(await reviewAll(citizen, clerk, itemId, steps)))
      const recorded = await recordLife(pool, [
        () => file(citizen, itemId),
        (caseId) => accept(clerk, caseId),
        (caseId) => examine(clerk, caseId),
      ])
      costs.push({ steps, pureMicroseconds: pureCost(steps), http: median(http), plain: await plainly(pool, recorded) })
    }
    await Promise.all([citizen.close(), clerk.close()])
    return costs
  } finally {
    await pool.end()
    await tool.close()
    await server.stop()
  }
}

const limitFor = (steps: number) => ({ days: steps + 10, unit: 'working-day' as const, explanation: '实施机关承诺' })

async function file(citizen: Browser, itemId: string): Promise<string> {
  const { id } = (await citizen.upload('/api/documents?name=premises.pdf', onePage)) as { id: string }
  const values = { name: '王静雯', phone: '19900000001', statement: '在云桥路经营一家小餐馆。' }
  const application = { itemId, values, materials: [{ key: 'premises', documentIds: [id] }] }
  return ((await citizen.post('/api/cases', application, key())) as { caseId: string }).caseId
}

const key = () => ({ 'idempotency-key': randomUUID() })
const accept = (clerk: Browser, caseId: string) =>
  clerk.post(`/api/cases/${caseId}/acceptance`, {}, key()).then(() => caseId)
const examine = (clerk: Browser, caseId: string) =>
  clerk
    .post(`/api/cases/${caseId}/examination`, { recommends: 'grant', opinion: '符合条件。' }, key())
    .then(() => caseId)

/** Milliseconds of each opinion. */
async function reviewAll(citizen: Browser, clerk: Browser, itemId: string, steps: number): Promise<number[]> {
  const caseId = await accept(clerk, await file(citizen, itemId))
  const times: number[] = []
  for (let at = 0; at < steps; at++) {
    const start = performance.now()
    await examine(clerk, caseId)
    times.push(performance.now() - start)
  }
  return times
}

/** Milliseconds of the rows of one opinion. */
async function plainly(pool: pg.Pool, recorded: RecordedLife): Promise<number> {
  const client = await pool.connect()
  try {
    const times: number[] = []
    for (let at = 0; at < OPINIONS; at++) times.push((await replayLife(client, recorded)).at(-1)!)
    return median(times)
  } finally {
    client.release()
  }
}

/** Microseconds of one move, from a run's start to its end. */
function pureCost(steps: number): number {
  const route = routeOf(steps)
  const runs = 2000
  const start = performance.now()
  for (let run = 0; run < runs; run++) {
    let moved = begin(route, plainFacts)
    while (!moved.state.ended) moved = complete(route, moved.state, moved.opened[0]!.no, plainFacts)
  }
  return ((performance.now() - start) * 1000) / runs / (steps + 2)
}

if (process.argv[1] === import.meta.filename) console.table(await measureRouteSteps())
