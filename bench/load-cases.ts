/**
 * Loads cases by the hundred thousand: two years of a city with forty bodies, written by set-based SQL with every
 * constraint in force. What a load leaves out is said in README.md.
 */
import type pg from 'pg'
import { addDays, legalDateOf } from '#kernel/time.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { begin, complete } from '#modules/routes/rules/interpret.ts'
import { hire, openBody, publishItem } from './city.ts'
import * as statements from './load-statements.ts'
import { drawnRoute, plainFacts, routeOf } from './routes.ts'
import type { Tool } from './tool.ts'

const SPAN_DAYS = 730
const CHUNK = 20_000
export const BODIES = 40

export type LoadedItem = Pick<ItemContent, 'handling'> & {
  itemId: string
  versionId: string
  organId: string
  regionCode: string
  code: string
  law: 'licence' | 'service'
  statutory: number
  promised: number
}

/** Room for the steps of the route. */
const inTwelve: Partial<ItemContent> = {
  promised: { days: 12, unit: 'working-day', explanation: '实施机关承诺' },
}

const instant: Partial<ItemContent> = {
  itemType: '05',
  handling: 'instant',
  promised: { days: 0, unit: 'working-day', explanation: '当场办结' },
  steps: [
    { key: 'examine', name: '审查', days: 0 },
    { key: 'decide', name: '决定', days: 0 },
  ],
}

/** Who examines and decides at the body opened as the n-th. */
export const clerkAt = (at: number) => `clerk${at}`

/** Bodies with a clerk and two items each: a licence with a promised limit and a drawn route, and a service done on the spot. */
export async function prepareItems(tool: Tool, bodies = BODIES): Promise<LoadedItem[]> {
  const items: LoadedItem[] = []
  for (let at = 0; at < bodies; at++) {
    const organ = await openBody(tool, at)
    await hire(tool, organ, ['approver'], clerkAt(at))
    const kinds = [
      { name: `示范经营许可${at + 1}`, route: await drawnRoute(1), ...inTwelve },
      { ...instant, name: `示范补贴${at + 1}` },
    ]
    for (const [kind, changes] of kinds.entries()) {
      const { itemId, id, code, content } = await publishItem(tool, organ, `bench-${at}-${kind}`, changes)
      items.push({
        itemId,
        versionId: id,
        organId: organ.id,
        regionCode: organ.regionCode,
        code,
        law: content.itemType === '01' ? 'licence' : 'service',
        handling: content.handling,
        statutory: content.statutory.days,
        promised: content.promised.days,
      })
    }
  }
  return items
}

/**
 * Adds `count` cases of the two years up to today.
 * @param taken how many were loaded before: numbers and codes go on from there
 */
export async function loadCases(
  tool: Tool,
  items: readonly LoadedItem[],
  { count, taken = 0, say = () => {} }: { count: number; taken?: number; say?: (line: string) => void },
): Promise<void> {
  const client = await tool.app.pool.connect()
  try {
    const today = legalDateOf(tool.app.clock.now())
    const from = addDays(today, -SPAN_DAYS)
    await client.query('set statement_timeout = 0')
    await client.query('drop table if exists bench_item, bench_day, bench_working_day, bench_holder')
    await client.query(statements.numberDays(from, addDays(today, 365)))
    await client.query(statements.makeItems)
    await client.query(statements.fillItems, [JSON.stringify(items)])
    await client.query(statements.findHolders)
    const numbered = await client.query<{ n: number }>('select n from bench_day where day = $1::date', [today])
    const lastDay = numbered.rows[0]!.n
    const sealed = await sealedValues(tool)
    const start = performance.now()
    for (let first = taken + 1; first <= taken + count; first += CHUNK) {
      const last = Math.min(first + CHUNK - 1, taken + count)
      const chunk = { first, last, taken, total: count, lastDay, days: lastDay, items: items.length }
      await loadChunk(client, chunk, sealed)
      say(`${last - taken} of ${count} cases after ${((performance.now() - start) / 1000).toFixed(0)} s`)
    }
    // What autovacuum does in time: statistics for the planner, and indexes that can answer alone.
    await client.query(
      'vacuum (analyze) cases.case_file, cases.case_event, cases.interval, cases.material, cases.special_procedure, cases.deferred, cases.commitment_check, routes.run, routes.step, ratings.rating',
    )
    await client.query('set statement_timeout = default')
  } finally {
    client.release()
  }
}

/** The run of a case at its review, and at the decision after it. */
function standing(): string[] {
  const reviewed = begin(routeOf(1), plainFacts).state
  const decided = complete(routeOf(1), reviewed, 1, plainFacts).state
  return [JSON.stringify(reviewed), JSON.stringify(decided)]
}

type Sealed = { form: string; phone: string; calendarVersion: string }

async function sealedValues(tool: Tool): Promise<Sealed> {
  const { vault } = tool.app
  const form = { name: '王静雯', phone: '19900000001', statement: '在云桥路经营一家小餐馆，面积六十平方米。' }
  const { version } = await tool.inside((ctx) => loadCalendar(ctx))
  return { form: vault.seal(JSON.stringify(form)), phone: vault.seal('19900000001'), calendarVersion: version }
}

async function loadChunk(client: pg.PoolClient, chunk: statements.Chunk, sealed: Sealed): Promise<void> {
  await client.query('begin')
  await client.query(statements.planChunk(chunk))
  await client.query('analyze bench_plan')
  await client.query(statements.insertCases, [sealed.form, sealed.phone, sealed.calendarVersion])
  await client.query(statements.insertEvents)
  await client.query(statements.insertLedger)
  await client.query(statements.insertProcedures)
  await client.query(statements.insertDeferred)
  await client.query(statements.insertChecks(chunk))
  await client.query(statements.insertRuns, standing())
  await client.query(statements.insertSteps)
  await client.query(statements.insertMaterials)
  await client.query(statements.insertCorrections)
  await client.query(statements.insertRatings)
  await client.query('commit')
}
