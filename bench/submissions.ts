/**
 * Submissions per second through HTTP, beside the same rows written by plain SQL in the same run.
 *
 *   node bench/submissions.ts [--seconds 6] [--rounds 4] [--alone] [--cpu-prof FOLDER]
 */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { openPool } from '#kernel/db.ts'
import { type Browser, signIn } from './browser.ts'
import { openBody, publishItem, registerCitizens } from './city.ts'
import { readSample, type Sample, writeAgain } from './plain-submission.ts'
import { inWords, median, plainly, rateOf, type Round, untilQuiet } from './rounds.ts'
import { startServer } from './server-process.ts'
import { openTool, type Tool } from './tool.ts'
import { onePage } from './one-page.ts'

const CLIENTS = 16

export type SubmissionResult = { http: Round[]; plain: Round[]; ratio: number }

export async function measureSubmissions(options: {
  seconds: number
  rounds: number
  /** Reactions, sealer and jobs run beside, as they do in life; without them the submission alone is measured. */
  background: boolean
  cpuProfile?: string
  say: (line: string) => void
}): Promise<SubmissionResult> {
  const server = await startServer(options)
  const tool = openTool(server)
  const pool = openPool(server.databaseUrl, CLIENTS)
  try {
    const item = await publishItem(tool, await openBody(tool, 0), 'bench-item')
    const names = await registerCitizens(tool, CLIENTS)
    const applicants: Applicant[] = []
    for (const name of names) applicants.push(await ready(await signIn(server.address, name), item.itemId))
    const sample = await sampleOf(tool, pool, applicants[0]!)
    const result: SubmissionResult = { http: [], plain: [], ratio: 0 }
    for (let round = 0; round <= options.rounds; round++) {
      if (options.background) await untilQuiet(pool)
      const http = await rateOf(
        server,
        options.seconds,
        applicants.map((applicant) => () => submit(applicant)),
      )
      if (options.background) await untilQuiet(pool)
      const plain = await plainly(server, pool, CLIENTS, (clients) =>
        rateOf(
          server,
          options.seconds,
          clients.map((client) => () => writeAgain(client, sample)),
        ),
      )
      // The first round warms both up.
      if (round === 0) continue
      result.http.push(http)
      result.plain.push(plain)
      options.say(`round ${round}: HTTP ${inWords(http)}; plain SQL ${inWords(plain)}`)
    }
    result.ratio = medianRate(result.http) / medianRate(result.plain)
    for (const { browser } of applicants) await browser.close()
    return result
  } finally {
    await pool.end()
    await tool.close()
    await server.stop()
  }
}

type Applicant = { browser: Browser; application: object }

/** Uploads the material once, as an applicant does before submitting, and fills the form in. */
async function ready(browser: Browser, itemId: string): Promise<Applicant> {
  const { id } = (await browser.upload('/api/documents?name=premises.pdf', onePage)) as { id: string }
  const values = { name: '王静雯', phone: '19900000001', statement: '在云桥路经营一家小餐馆，面积六十平方米。' }
  return {
    browser,
    application: { itemId, values, materials: [{ key: 'premises', documentIds: [id] }], contactPhone: '19900000001' },
  }
}

function submit({ browser, application }: Applicant): Promise<unknown> {
  return browser.post('/api/cases', application, { 'idempotency-key': randomUUID() })
}

async function sampleOf(tool: Tool, pool: pg.Pool, applicant: Applicant): Promise<Sample> {
  const { caseId } = (await submit(applicant)) as { caseId: string }
  const reactions = tool.app.reactions.get('cases.filed') ?? []
  return readSample(
    pool,
    caseId,
    reactions.map((reaction) => reaction.name),
  )
}

function medianRate(rounds: readonly Round[]): number {
  return median(rounds.map((round) => round.perSecond))
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '6' },
      rounds: { type: 'string', default: '4' },
      alone: { type: 'boolean', default: false },
      'cpu-prof': { type: 'string' },
    },
  })
  const result = await measureSubmissions({
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    background: !values.alone,
    cpuProfile: values['cpu-prof'],
    say: console.log,
  })
  console.log(
    `HTTP ${medianRate(result.http).toFixed(0)}/s, plain SQL ${medianRate(result.plain).toFixed(0)}/s, ratio ${result.ratio.toFixed(2)}`,
  )
}
