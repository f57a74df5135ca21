/**
 * How long an instant approval takes (秒批): from the submission to the answer that says it is granted, through HTTP, beside the rows of it
 * in plain SQL. The rule is judged, the case accepted, examined and granted and its licence issued in the transaction of the filing, so
 * the answer to the submission is the decision.
 *
 *   node bench/instant.ts
 */
import { randomUUID } from 'node:crypto'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { openPool } from '#kernel/db.ts'
import { type Browser, signIn } from './browser.ts'
import { hire, openBody, publishItem, registerCitizens } from './city.ts'
import { onePage } from './one-page.ts'
import { recordLife, replayLife } from './recorded-life.ts'
import { median } from './rounds.ts'
import { startServer } from './server-process.ts'
import { openTool } from './tool.ts'

const DECISIONS = 200
/** 秒批 says a second; a slower one is not what it is called. */
export const A_SECOND = 1000

export type InstantCost = { decisions: number; median: number; p95: number; slowest: number; plain: number }

/** @throws Error when a decision was not made by the rule, or one in twenty took a second or longer */
export async function measureInstant(): Promise<InstantCost> {
  const server = await startServer({ background: false })
  const tool = openTool(server)
  const pool = openPool(server.databaseUrl, 2)
  try {
    const organ = await openBody(tool, 0)
    await hire(tool, organ, ['window-clerk', 'approver', 'department-head'], 'clerk')
    const { itemId } = await publishItem(tool, organ, 'bench-instant', ruled)
    const [name] = await registerCitizens(tool, 1)
    const citizen = await signIn(server.address, name!)
    const times: number[] = []
    for (let at = 0; at < DECISIONS; at++) {
      const file = await application(citizen, itemId)
      const start = performance.now()
      await decided(citizen, file)
      times.push(performance.now() - start)
    }
    // The upload is an act of its own, recorded before and left out.
    const recorded = await recordLife(pool, [
      () => application(citizen, itemId).then((file) => JSON.stringify(file)),
      (file) => decided(citizen, JSON.parse(file) as Application),
    ])
    const client = await pool.connect()
    const plain: number[] = []
    for (let at = 0; at < DECISIONS; at++) plain.push((await replayLife(client, recorded))[1]!)
    client.release()
    await citizen.close()
    const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!
    if (p95 >= A_SECOND) throw new Error(`an instant approval took ${p95.toFixed(0)} ms: that is no 秒批`)
    return {
      decisions: DECISIONS,
      median: median(times),
      p95,
      slowest: Math.max(...times),
      plain: median(plain),
    }
  } finally {
    await pool.end()
    await tool.close()
    await server.stop()
  }
}

const condition = (key: string, text: string, holds: string) => ({ key, text, holds, basis: '公布的办理规则第二条' })
/** Decided by what is written in the form, by the applicant's age and by the register of credit. */
const ruled: Partial<ItemContent> = {
  handling: 'instant',
  promised: { days: 0, unit: 'working-day', explanation: '当场办结' },
  steps: [],
  result: { kind: 'licence', name: '食品经营许可证', licenceType: 'food-business', faceFields: ['name'] },
  instantApproval: {
    rule: '写明申请事由、年满 18 周岁、没有未修复的失信记录的，当场准予',
    conditions: [
      condition('told', '写明申请事由', 'form.statement != null'),
      condition('grown', '年满 18 周岁', 'facts.age >= 18'),
      condition('credit', '没有未修复的失信记录', 'not(facts.creditExcluded)'),
    ],
  },
}

type Application = { itemId: string; values: Record<string, string>; materials: unknown[] }

async function application(citizen: Browser, itemId: string): Promise<Application> {
  const { id } = (await citizen.upload('/api/documents?name=premises.pdf', onePage)) as { id: string }
  const values = { name: '王静雯', phone: '19900000001', statement: '在云桥路经营一家小餐馆。' }
  return { itemId, values, materials: [{ key: 'premises', documentIds: [id] }] }
}

/** @throws Error unless the answer is the grant */
async function decided(citizen: Browser, file: Application): Promise<string> {
  const answer = await citizen.post('/api/cases', file, { 'idempotency-key': randomUUID() })
  const { caseId, status } = answer as { caseId: string; status: string }
  if (status !== 'granted') throw new Error(`the rule did not decide: ${status}`)
  return caseId
}

if (process.argv[1] === import.meta.filename) console.table(await measureInstant())
