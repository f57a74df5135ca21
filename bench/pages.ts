/**
 * Pages of a city that has 10 thousand, 100 thousand and a million cases, through HTTP, one clerk after another.
 *
 *   node bench/pages.ts [--sizes 10000,100000,1000000] [--asks 200]
 */
import { sql } from 'kysely'
import { parseArgs } from 'node:util'
import { systemActor } from '#kernel/actor.ts'
import { addDays, legalDateOf } from '#kernel/time.ts'
import { settleDays } from '#modules/insight/actions/settle-days.ts'
import { type Browser, signIn, stranger } from './browser.ts'
import { hire } from './city.ts'
import { BODIES, clerkAt, type LoadedItem, loadCases, prepareItems } from './load-cases.ts'
import { residentMegabytes, startServer } from './server-process.ts'
import { checkPlans } from './plans.ts'
import { openTool, type Tool } from './tool.ts'

/** Milliseconds of one page at one size. */
export type PageTimes = { page: string; median: number; p95: number }
export type SizeResult = {
  cases: number
  open: number
  loadSeconds: number
  serverMegabytes: number
  pages: PageTimes[]
}

type Ask = (at: number) => Promise<unknown>

export async function measurePages(options: {
  sizes: readonly number[]
  asks: number
  say: (line: string) => void
}): Promise<SizeResult[]> {
  const server = await startServer()
  const tool = openTool(server)
  const results: SizeResult[] = []
  try {
    const items = await prepareItems(tool)
    const staff = await signInStaff(tool, items, server.address)
    const anybody = stranger(server.address)
    let loaded = 0
    for (const size of options.sizes) {
      const start = performance.now()
      await loadCases(tool, items, { count: size - loaded, taken: loaded, say: options.say })
      loaded = size
      const loadSeconds = (performance.now() - start) / 1000
      await tool.perform(settleDays, systemActor('bench'), {})
      await checkPlans(tool)
      const pages: PageTimes[] = []
      for (const [page, ask] of Object.entries(await pagesOf(tool, staff, anybody)))
        pages.push({ page, ...(await timed(ask, options.asks)) })
      const open = await count(tool, 'select count(*) as count from cases.case_file where is_open')
      results.push({ cases: size, open, loadSeconds, serverMegabytes: residentMegabytes(server.pid), pages })
      for (const { page, median, p95 } of pages)
        options.say(`${size} cases, ${page}: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`)
    }
    for (const browser of [...staff.clerks, ...staff.heads, staff.supervisor, anybody]) await browser.close()
    return results
  } finally {
    await tool.close()
    await server.stop()
  }
}

type Staff = { clerks: Browser[]; heads: Browser[]; supervisor: Browser }

/** An approver and a head at each body, and one supervisor over all. */
async function signInStaff(tool: Tool, items: readonly LoadedItem[], address: string): Promise<Staff> {
  const clerks: Browser[] = []
  const heads: Browser[] = []
  const organs = [...new Set(items.map((item) => item.organId))]
  for (const [at, organId] of organs.entries()) {
    clerks.push(await signIn(address, clerkAt(at)))
    heads.push(await signIn(address, await hire(tool, { id: organId }, ['department-head'], `head${at}`)))
  }
  const supervisor = await signIn(address, await hire(tool, { id: organs[0]! }, ['supervisor'], 'supervisor'))
  return { clerks, heads, supervisor }
}

async function pagesOf(
  tool: Tool,
  { clerks, heads, supervisor }: Staff,
  anybody: Browser,
): Promise<Record<string, Ask>> {
  const { rows: cases } = await sql<{ id: string; at: number; number: string; code: string }>`
    select distinct on (organ_id, status) id, dense_rank() over (order by organ_id) - 1 as at, number, query_code as code
    from cases.case_file where is_open order by organ_id, status, id`.execute(tool.app.db)
  const { rows: stopped } = await sql<{ id: string; at: number }>`
    select s.case_id as id, b.at from cases.special_procedure s join cases.case_file f on f.id = s.case_id
    join (select organ_id, dense_rank() over (order by organ_id) - 1 as at from (select distinct organ_id from cases.case_file) o) b
      on b.organ_id = f.organ_id
    order by s.begun_on desc, s.case_id limit 200`.execute(tool.app.db)
  const { rows: organs } = await sql<{ id: string; at: number }>`
    select organ_id as id, row_number() over (order by organ_id) - 1 as at
    from (select distinct organ_id from cases.case_file) o`.execute(tool.app.db)
  const clerkOf = await ownersOf(tool, clerks, organs)
  const today = legalDateOf(tool.app.clock.now())
  const month = `from=${addDays(today, -29)}&to=${today}`
  const year = `from=${addDays(today, -364)}&to=${today}`
  const clerk = (at: number) => clerks[at % BODIES]!
  const head = (at: number) => heads[at % BODIES]!
  const oneCase = (at: number) => cases[(at * 7) % cases.length]!
  const second = await Promise.all(clerks.map((browser) => secondPage(browser)))
  return {
    'worklist of a clerk': (at) => clerk(at).get('/api/worklist?limit=20'),
    'worklist, second page': (at) => clerk(at).get(`/api/worklist?limit=20${second[at % BODIES]}`),
    ...(await filteredPages(tool, clerks, supervisor)),
    'worklist totals': (at) => clerk(at).get('/api/worklist/totals'),
    'worklist of the supervisor (40 bodies)': () => supervisor.get('/api/worklist?limit=20'),
    'case page': (at) => clerkOf.get(oneCase(at).at)!.get(`/api/cases/${oneCase(at).id}`),
    'case page of a case whose clock stood still': (at) =>
      clerkOf.get(stopped[at % stopped.length]!.at)!.get(`/api/cases/${stopped[at % stopped.length]!.id}`),
    'steps of a case': (at) => clerkOf.get(oneCase(at).at)!.get(`/api/cases/${oneCase(at).id}/steps`),
    'facts of a case': (at) => clerkOf.get(oneCase(at).at)!.get(`/api/cases/${oneCase(at).id}/facts`),
    'messages of a case': (at) => clerkOf.get(oneCase(at).at)!.get(`/api/cases/${oneCase(at).id}/messages`),
    'public progress': (at) => anybody.get(`/api/progress?number=${oneCase(at).number}&code=${oneCase(at).code}`),
    'overdue cases (supervisor)': () => supervisor.get('/api/oversight/cases?watch=overdue'),
    'indicators of a body, month': (at) => head(at).get(`/api/insight/indicators?${month}`),
    'indicators of the city, month': () => supervisor.get(`/api/insight/indicators?${month}`),
    'indicators of the city, year': () => supervisor.get(`/api/insight/indicators?${year}`),
    'trend of the city, year by month': () =>
      supervisor.get(`/api/insight/indicators/on-time/trend?${year}&step=month`),
    'cases behind a figure (late, year)': () =>
      supervisor.get(`/api/insight/indicators/on-time/cases?${year}&missing=true`),
    'hall board': () => anybody.get('/api/board'),
  }
}

/** Filters that find much, little and nothing, for one body and for forty, in every order. */
async function filteredPages(
  tool: Tool,
  clerks: readonly Browser[],
  supervisor: Browser,
): Promise<Record<string, Ask>> {
  const { rows: items } = await sql<{ id: string }>`
    select distinct item_id as id from cases.case_file where is_open`.execute(tool.app.db)
  const clerk = (at: number) => clerks[at % BODIES]!
  const item = (at: number) => items[at % items.length]!.id
  const list = '/api/worklist?limit=20'
  return {
    'filtered by kind and channel, a clerk': (at) => clerk(at).get(`${list}&handling=promised&channel=window`),
    'filtered by item, the supervisor': (at) => supervisor.get(`${list}&itemId=${item(at)}`),
    'a filter that finds nothing, the supervisor': () => supervisor.get(`${list}&provisional=true&deferred=true`),
    'overdue of one applicant kind, the supervisor': () =>
      supervisor.get(`${list}&due=overdue&applicantKind=enterprise`),
    'by filing, the supervisor': () => supervisor.get(`${list}&sort=filed`),
    'by last change, filtered, the supervisor': () => supervisor.get(`${list}&sort=updated&channel=window`),
    'a name everybody has, a clerk': (at) => clerk(at).get(`${list}&text=${encodeURIComponent('王静')}`),
    'a name nobody has, the supervisor': () => supervisor.get(`${list}&text=${encodeURIComponent('欧阳若兰')}`),
    'claimed, a clerk': (at) => clerk(at).get(`${list}&tab=claimed`),
    'asked by others, a clerk': (at) => clerk(at).get(`${list}&tab=joint`),
    'waiting for others, the supervisor': () => supervisor.get(`${list}&tab=others`),
    'checks of promises, the supervisor': () => supervisor.get(`${list}&tab=checks`),
    'how many a filter finds, the supervisor': () => supervisor.get('/api/worklist/count?channel=window&due=overdue'),
    'how many it finds when none, the supervisor': () => supervisor.get('/api/worklist/count?provisional=true'),
  }
}

/** The clerk of each body, by the body's place in the order of the database. */
async function ownersOf(
  tool: Tool,
  clerks: readonly Browser[],
  organs: readonly { id: string; at: number }[],
): Promise<Map<number, Browser>> {
  const { rows } = await sql<{ id: string; clerk: number }>`
    select p.organ_id as id, replace(a.username, 'clerk', '')::int as clerk
    from identity.account a join identity.staff_post sp on sp.staff_id = a.staff_id join organs.post p on p.id = sp.post_id
    where a.username like 'clerk%'`.execute(tool.app.db)
  return new Map(organs.map(({ id, at }) => [at, clerks[rows.find((row) => row.id === id)!.clerk]!]))
}

async function secondPage(browser: Browser): Promise<string> {
  const { next } = (await browser.get('/api/worklist?limit=20')) as { next?: string }
  return next ? `&after=${encodeURIComponent(next)}` : ''
}

async function count(tool: Tool, text: string): Promise<number> {
  return (await sql.raw<{ count: number }>(text).execute(tool.app.db)).rows[0]?.count ?? 0
}

async function timed(ask: Ask, asks: number): Promise<{ median: number; p95: number }> {
  // Every body once, so that plans and caches are as they are on a working day.
  for (let at = 0; at < BODIES; at++) await ask(at)
  const times: number[] = []
  for (let at = 0; at < asks; at++) {
    const start = performance.now()
    await ask(at)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return { median: times[Math.floor(asks / 2)]!, p95: times[Math.ceil(asks * 0.95) - 1]! }
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '10000,100000,1000000' },
      asks: { type: 'string', default: '200' },
    },
  })
  const sizes = values.sizes.split(',').map(Number)
  for (const { cases, open, loadSeconds } of await measurePages({ sizes, asks: Number(values.asks), say: console.log }))
    console.log(`${cases} cases (${open} open) loaded in ${loadSeconds.toFixed(0)} s`)
}
