/**
 * Whole lives of cases per second through HTTP, beside the same rows written by plain SQL in the same run: filed with five
 * materials, accepted, reviewed twice, granted with its licence, delivered, rated.
 *
 *   node bench/lives.ts [--seconds 8] [--rounds 4] [--alone] [--cpu-prof FOLDER]
 */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { openPool } from '#kernel/db.ts'
import { openBody, publishItem, registerCitizens, hire } from './city.ts'
import { type Browser, signIn } from './browser.ts'
import { recordLife, replayLife } from './recorded-life.ts'
import { drawnRoute } from './routes.ts'
import { inWords, median, plainly, rateOf, type Round, untilQuiet } from './rounds.ts'
import { startServer } from './server-process.ts'
import { openTool } from './tool.ts'
import { onePage } from './one-page.ts'

const CLIENTS = 16
const MATERIALS = ['premises', 'identity', 'drawing', 'rules', 'staff']

export type LivesResult = { http: Round[]; plain: Round[]; ratio: number; rows: number }

export async function measureLives(options: {
  seconds: number
  rounds: number
  /** Letters, messages and the sealer run beside, as they do in life. */
  background: boolean
  cpuProfile?: string
  say: (line: string) => void
}): Promise<LivesResult> {
  const server = await startServer({ background: 'later', cpuProfile: options.cpuProfile })
  const tool = openTool(server)
  const pool = openPool(server.databaseUrl, CLIENTS)
  try {
    const organ = await openBody(tool, 0)
    // A route is published only where somebody can do its steps.
    const clerk = await hire(tool, organ, ['window-clerk', 'approver', 'department-head'], 'clerk')
    const item = await publishItem(tool, organ, 'bench-life', { ...lifeItem, route: await drawnRoute(2) })
    const names = await registerCitizens(tool, CLIENTS)
    const lives: Live[] = []
    for (const name of names)
      lives.push(await ready(await signIn(server.address, name), await signIn(server.address, clerk), item.itemId))
    // The first life opens counters and accounts that every later one only changes.
    await liveOnce(lives[0]!)
    const recorded = await recordLife(pool, stepsOf(lives[0]!))
    if (options.background) server.startBackground()
    const result: LivesResult = { http: [], plain: [], ratio: 0, rows: recorded.rows }
    for (let round = 0; round <= options.rounds; round++) {
      if (options.background) await untilQuiet(pool)
      const http = await rateOf(
        server,
        options.seconds,
        lives.map((live) => () => liveOnce(live)),
      )
      if (options.background) await untilQuiet(pool)
      const plain = await plainly(server, pool, CLIENTS, (clients) =>
        rateOf(
          server,
          options.seconds,
          clients.map((client) => () => replayLife(client, recorded)),
        ),
      )
      // The first round warms both up.
      if (round === 0) continue
      result.http.push(http)
      result.plain.push(plain)
      options.say(`round ${round}: HTTP ${inWords(http)}; plain SQL ${inWords(plain)}`)
    }
    result.ratio = median(result.http.map((one) => one.perSecond)) / median(result.plain.map((one) => one.perSecond))
    for (const { citizen, clerk: staff } of lives) await Promise.all([citizen.close(), staff.close()])
    return result
  } finally {
    await pool.end()
    await tool.close()
    await server.stop()
  }
}

const lifeItem = {
  materials: MATERIALS.map((key) => ({
    key,
    name: `材料${key}`,
    necessity: 'required' as const,
    form: 'either' as const,
    originals: 0,
    copies: 1,
    source: 'applicant' as const,
  })),
  result: { kind: 'licence' as const, name: '食品经营许可证', licenceType: 'food-business', faceFields: ['name'] },
}

type Live = { citizen: Browser; clerk: Browser; application: object }

async function ready(citizen: Browser, clerk: Browser, itemId: string): Promise<Live> {
  const { id } = (await citizen.upload('/api/documents?name=material.pdf', onePage)) as { id: string }
  const values = { name: '王静雯', phone: '19900000001', statement: '在云桥路经营一家小餐馆，面积六十平方米。' }
  const materials = MATERIALS.map((key) => ({ key, documentIds: [id] }))
  return { citizen, clerk, application: { itemId, values, materials, contactPhone: '19900000001' } }
}

/** The acts of one life, one after another; each hands on the case's id. */
function stepsOf({ citizen, clerk, application }: Live): ((caseId: string) => Promise<string>)[] {
  const act = (by: Browser, path: string, body: object) => async (caseId: string) => {
    await by.post(`/api/cases/${caseId}/${path}`, body, { 'idempotency-key': randomUUID() })
    return caseId
  }
  const review = act(clerk, 'examination', { recommends: 'grant', opinion: '材料齐全，符合条件。' })
  return [
    async () => {
      const filed = await citizen.post('/api/cases', application, { 'idempotency-key': randomUUID() })
      return (filed as { caseId: string }).caseId
    },
    act(clerk, 'acceptance', {}),
    review,
    review,
    act(clerk, 'grant', {}),
    act(clerk, 'delivery', { channel: 'online' }),
    act(citizen, 'rating', { level: 'very-satisfied' }),
  ]
}

async function liveOnce(live: Live): Promise<void> {
  let caseId = ''
  for (const step of stepsOf(live)) caseId = await step(caseId)
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '8' },
      rounds: { type: 'string', default: '4' },
      alone: { type: 'boolean', default: false },
      'cpu-prof': { type: 'string' },
    },
  })
  const result = await measureLives({
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    background: !values.alone,
    cpuProfile: values['cpu-prof'],
    say: console.log,
  })
  console.log(`${result.rows} rows a life; ratio ${result.ratio.toFixed(2)}`)
}
