/** Nothing acknowledged is lost and nothing is done twice, whenever the server dies. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { findRunningPostgres } from '#kernel/postgres.ts'
import { type Application, DEMO_PASSWORD, prepareApplication } from './demo-application.testing.ts'
import { Client, type ServerProcess, startServer } from './server-process.testing.ts'

const SUBMISSIONS = 100
const ROUNDS = 10

test('the server is killed ten times amid a hundred submissions: each is there once, each letter sent once, the trail whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-crash-'))
  const citizen = new Client()
  const clerk = new Client()
  let server = await startServer(folder)
  try {
    await citizen.signIn(server.url, 'citizen', DEMO_PASSWORD)
    await clerk.signIn(server.url, 'shenyutong', DEMO_PASSWORD)
    const application = await prepareApplication(citizen, server.url, '无犯罪记录证明')
    const work = new Work(citizen, clerk, application)
    for (let round = 0; round < ROUNDS; round++) {
      const busy = work.do(server.url)
      await pause(5 + ((round * 37) % 90))
      await server.kill9()
      await busy
      server = await startServer(folder)
    }
    while (!work.isDone()) await work.do(server.url)
    await quiet(server)
    await checkEverything(folder, work)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A hundred submissions, each followed by its acceptance; whatever was not acknowledged is asked again under the same key. */
class Work {
  readonly filed = new Map<number, string>()
  readonly accepted = new Set<number>()
  readonly #citizen: Client
  readonly #clerk: Client
  readonly #application: Application

  constructor(citizen: Client, clerk: Client, application: Application) {
    this.#citizen = citizen
    this.#clerk = clerk
    this.#application = application
  }

  isDone(): boolean {
    return this.filed.size === SUBMISSIONS && this.accepted.size === SUBMISSIONS
  }

  async do(url: string): Promise<void> {
    const open = Array.from({ length: SUBMISSIONS }, (_, index) => index).filter((index) => !this.accepted.has(index))
    await Promise.all(open.slice(0, 16).map((index) => this.#oneCase(url, index).catch(onlyBrokenConnections)))
  }

  async #oneCase(url: string, index: number): Promise<void> {
    const filedBefore = this.filed.get(index)
    const answer = (await this.#citizen.send(
      url,
      'POST',
      '/api/cases',
      this.#application,
      `crash-test-filing-${index}`,
    )) as { caseId: string }
    assert.equal(filedBefore ?? answer.caseId, answer.caseId, 'a retry gave another case')
    this.filed.set(index, answer.caseId)
    await this.#clerk.send(url, 'POST', `/api/cases/${answer.caseId}/acceptance`, {}, `crash-test-accept-${index}`)
    this.accepted.add(index)
  }
}

/** A refusal would be a fault of the test; a connection that broke is what the test is about. */
function onlyBrokenConnections(error: unknown): void {
  if ((error as { status?: number }).status !== undefined) throw error
}

async function quiet(server: ServerProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const health = (await (await fetch(`${server.url}/api/health`)).json()) as { waiting: number; dead: number }
    assert.equal(health.dead, 0)
    if (health.waiting === 0) return
    await pause(100)
  }
  assert.fail('the letters were not all written within a minute')
}

async function checkEverything(folder: string, work: Work): Promise<void> {
  const client = new pg.Client(findRunningPostgres(folder)!.url)
  await client.connect()
  const one = async (sql: string) => ((await client.query(sql)).rows[0] as { n: string }).n
  const { rows } = await client.query<{ id: string }>('select id from cases.case_file')
  assert.equal(rows.length, SUBMISSIONS)
  assert.deepEqual(new Set(rows.map((row) => row.id)), new Set(work.filed.values()))
  assert.equal(await one("select count(*) as n from cases.letter where kind = 'acceptance'"), String(SUBMISSIONS))
  assert.equal(await one("select count(*) as n from notices.message where kind = 'letter'"), String(SUBMISSIONS))
  assert.equal(
    await one("select count(distinct about_id) as n from notices.message where kind = 'letter'"),
    String(SUBMISSIONS),
  )
  await client.end()
  const env = { ...process.env, ONEWINDOW_DATA: folder, DATABASE_URL: '' }
  const { stdout } = await promisify(execFile)(process.execPath, ['server/cli.ts', 'verify-audit'], { env })
  const verdict = JSON.parse(stdout.trim().split('\n').at(-1)!) as { whole: boolean; lines: number }
  assert.equal(verdict.whole, true)
  assert.ok(verdict.lines > 3 * SUBMISSIONS)
}
