/**
 * Rows for the platform above: how many a second are offered and sent, and what the operator's page costs, as the table grows.
 *
 *   node bench/exchange.ts [cases ...]      500, 5000 and 20000 unless told; each has fifteen rows
 *
 * The stand-in of the platform answers in this process, so its time is in the sending.
 */
import { systemActor } from '#kernel/actor.ts'
import { sendRows } from '#modules/exchange/jobs.ts'
import { givenPlatform, offeredCase } from '#modules/exchange/testing.ts'
import { exchangeRows } from '#modules/exchange/views/exchange-rows.ts'
import { exchangeTotals } from '#modules/exchange/views/exchange-totals.ts'
import { openWorld, type World } from '#server/testing.ts'
import { openTestDatabase } from '#tools/test-database.ts'

const STEPS = 13
const ROWS = STEPS + 2
const AT_ONCE = 4
/** The last of the cases are measured; those before only make the table larger. */
const MEASURED = 400
const ASKS = 60

const sizes = process.argv.slice(2).map(Number)
if (sizes.length === 0) sizes.push(500, 5000, 20_000)

const database = await openTestDatabase()
await database.migrateTemplate()
Object.assign(process.env, database.env)
const world = await openWorld()
const platform = await givenPlatform(world)
try {
  const table: string[][] = []
  let there = 0
  for (const size of sizes) {
    await offer(world, Math.max(0, size - there - MEASURED))
    await sendEverything(world)
    const measured = Math.min(MEASURED, size - there)
    const offering = await seconds(() => offer(world, measured))
    const sending = await seconds(() => sendEverything(world))
    there = size
    const list = await median(() => world.show(exchangeRows, systemActor('bench'), { limit: 30 }))
    const totals = await median(() => world.show(exchangeTotals, systemActor('bench'), {}))
    const perSecond = (time: number) => Math.round((measured * ROWS) / time).toLocaleString('en')
    table.push([(size * ROWS).toLocaleString('en'), perSecond(offering), perSecond(sending), ms(list), ms(totals)])
  }
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = ['rows in the table', 'offered /s', 'sent /s', 'list, ms', 'totals, ms']
  console.log([line(head), line(head.map(() => '---')), ...table.map(line)].join('\n'))
} finally {
  await platform.close()
  await world.close()
  await database.close()
}

async function offer(into: World, cases: number): Promise<void> {
  let left = cases
  const work = async () => {
    while (left > 0) {
      left -= 1
      await offeredCase(into, { steps: STEPS })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

async function sendEverything(from: World): Promise<void> {
  for (let before = -1; before !== platform.memory.kept.size; ) {
    before = platform.memory.kept.size
    await from.runJob(sendRows)
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

async function median(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let count = 0; count < ASKS; count++) times.push(await seconds(async () => void (await ask())))
  return times.sort((one, other) => one - other)[ASKS / 2]! * 1000
}

function ms(time: number): string {
  return time.toFixed(1)
}
