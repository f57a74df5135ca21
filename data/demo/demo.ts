/** The demo as the server and the operator's tool use it: the city at once, its history behind, each only once. */
import { createApp, type App } from '#kernel/app.ts'
import { addDays, legalDateOf, MovedClock, momentOf } from '#kernel/time.ts'
import { loadMasterKey } from '#kernel/vault.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { listOrgans } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import { type HistoryWish, tellHistory, type Told, workingDaysUpTo } from './history.ts'
import { loadCity } from './load-city.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

export const DEMO_WORKING_DAYS = 60

type Running = { app: App; databaseUrl: string }
type Print = (line: string) => void

/** Where the telling stands, kept with the data so that a second start goes on and a third does nothing. */
type Standing = { day: string; done: boolean }

/** Fills an empty database with the city; false when there is something in it already. */
export async function ensureCity(running: Running, print: Print): Promise<boolean> {
  const empty = await openWorkshop(running.app).inside(async (ctx) => (await listOrgans(ctx)).length === 0)
  if (!empty) return false
  await withMovedClock(running, async (workshop, clock) => {
    const calendar = await workshop.inside((ctx) => loadCalendar(ctx))
    const [first] = workingDaysUpTo(calendar, legalDateOf(running.app.clock.now()), DEMO_WORKING_DAYS)
    clock.moveTo(momentOf(addDays(first!, -1), 9))
    const items = await loadCity(workshop)
    await saveStanding(running.app, { day: '', done: false })
    print(`演示城市已建立：${items} 个事项已发布 (the demo city stands)`)
  })
  return true
}

export async function historyIsTold(app: App): Promise<boolean> {
  const standing = await findStanding(app)
  // A city that was never made by the demo has no history to tell.
  return standing === undefined || standing.done
}

/** Tells the history, or what an earlier telling left; harmless when all is told. */
export async function tellDemo(
  running: Running,
  print: Print,
  wish: Partial<HistoryWish> = {},
): Promise<Told | undefined> {
  const standing = await findStanding(running.app)
  if (!standing || standing.done) return undefined
  const cases = wish.cases ?? running.app.config.demoCases
  return asOnlyTeller(running.app, () =>
    withMovedClock(running, async (workshop, clock) => {
      const told = await tellHistory(workshop, clock, {
        cases,
        workingDays: DEMO_WORKING_DAYS,
        until: running.app.clock.now(),
        after: standing.day,
        ...wish,
        async progress(day, filed) {
          await saveStanding(running.app, { day, done: false })
          print(`演示历史 ${day}：已办 ${filed}/${cases} 件 (telling the demo's history)`)
        },
      })
      await saveStanding(running.app, { day: legalDateOf(running.app.clock.now()), done: true })
      for (const refusal of told.refused) print(`演示中断的一件：${refusal}`)
      print(`演示历史已就绪：${told.filed} 件 (the demo's history is told)`)
      return told
    }),
  )
}

/** Two tellers would tell everything twice: the lock is held by one connection and ends with it, however that ends. */
async function asOnlyTeller<T>(app: App, tell: () => Promise<T>): Promise<T | undefined> {
  const connection = await app.pool.connect()
  try {
    const { rows } = await connection.query<{ mine: boolean }>(
      "select pg_try_advisory_lock(hashtext('demo.teller')) as mine",
    )
    return rows[0]?.mine ? await tell() : undefined
  } finally {
    connection.release(true)
  }
}

/** A second app on the same database, with a clock of its own, whose deliveries stay out of the live dispatcher's way. */
async function withMovedClock<T>(
  { app, databaseUrl }: Running,
  work: (workshop: Workshop, clock: MovedClock) => Promise<T>,
): Promise<T> {
  const clock = new MovedClock(new Date(0))
  const { config, modules, log } = app
  const masterKey = loadMasterKey(config.dataFolder, config.masterKey)
  const moved = createApp({ config, databaseUrl, masterKey, modules, clock, log, lane: 'demo', poolSize: 4 })
  try {
    return await work(openWorkshop(moved), clock)
  } finally {
    await moved.close()
  }
}

async function findStanding(app: App): Promise<Standing | undefined> {
  const { rows } = await sql<{ value: string }>`select value from kernel.setting where name = 'demo-history'`.execute(
    app.db,
  )
  return rows[0] && (JSON.parse(rows[0].value) as Standing)
}

async function saveStanding(app: App, standing: Standing): Promise<void> {
  await sql`
    insert into kernel.setting (name, value) values ('demo-history', ${JSON.stringify(standing)})
    on conflict (name) do update set value = excluded.value`.execute(app.db)
}
