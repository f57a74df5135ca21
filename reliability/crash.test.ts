/** Nothing acknowledged is lost and nothing is done twice, whenever the server dies. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { findRunningPostgres } from '#kernel/postgres.ts'
import { type Application, DEMO_PASSWORD, prepareApplication } from './demo-application.testing.ts'
import { Life, type People } from './mixed-lives.testing.ts'
import { Client, type ServerProcess, startServer } from './server-process.testing.ts'

const KILLS_EACH = 50
const AT_ONCE = 12

describe('a hundred kills amid mixed acts, fifty in each of two cities at once', { concurrency: 2 }, () => {
  for (const firstPause of [5, 118])
    test(`every act is there once, every letter written once, ledgers and trail whole (killed first after ${firstPause} ms)`, () =>
      killedAgainAndAgain(firstPause))
})

async function killedAgainAndAgain(firstPause: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-crash-'))
  const people = { citizen: new Client(), clerk: new Client(), approver: new Client(), operator: new Client() }
  let server = await startServer(folder)
  try {
    await people.citizen.signIn(server.url, 'citizen', DEMO_PASSWORD)
    await people.clerk.signIn(server.url, 'shenyutong', DEMO_PASSWORD)
    await people.approver.signIn(server.url, 'chengsiyuan', DEMO_PASSWORD)
    await people.operator.signIn(server.url, 'anli', DEMO_PASSWORD)
    const city = new City(people, await prepareApplication(people.citizen, server.url, '食品生产加工小作坊登记'))
    for (let kill = 0; kill < KILLS_EACH; kill++) {
      const busy = city.live(server.url)
      await pause(5 + ((firstPause - 5 + kill * 37) % 250))
      await server.kill9()
      await busy
      server = await startServer(folder)
    }
    while (city.open().length > 0) await city.finish(server.url)
    await quiet(server)
    while ((await city.tellPlatform(server.url)) > 0);
    await checkEverything(folder, city.lives)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

class City {
  readonly lives: Life[] = []
  readonly #people: People
  readonly #application: Application

  constructor(people: People, application: Application) {
    this.#people = people
    this.#application = application
  }

  open(): Life[] {
    return this.lives.filter((life) => !life.isOver)
  }

  /** As many lives at once as there is room for, until the server dies. */
  async live(url: string): Promise<void> {
    while (this.open().length < AT_ONCE) this.lives.push(new Life(this.lives.length))
    await this.finish(url)
  }

  async finish(url: string): Promise<void> {
    const lives = this.open().map((life) => life.live(url, this.#people, this.#application))
    await Promise.all([...lives, this.tellPlatform(url)].map((work) => work.catch(onlyBrokenConnections)))
  }

  /** What waits for the platform above goes now. @returns how many rows were sent */
  async tellPlatform(url: string): Promise<number> {
    const answer = await this.#people.operator.send(url, 'POST', '/api/exchange/sending', {})
    return (answer as { sent: number }).sent
  }
}

/** A refusal would be a fault of the test; a connection that broke is what the test is about. */
function onlyBrokenConnections(error: unknown): void {
  if ((error as { status?: number }).status !== undefined || error instanceof assert.AssertionError) throw error
}

async function quiet(server: ServerProcess): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    const health = (await (await fetch(`${server.url}/api/health`)).json()) as { waiting: number; dead: number }
    assert.equal(health.dead, 0)
    if (health.waiting === 0) return
    await pause(100)
  }
  assert.fail('the letters were not all written within two minutes')
}

async function checkEverything(folder: string, lives: readonly Life[]): Promise<void> {
  const client = new pg.Client(findRunningPostgres(folder)!.url)
  await client.connect()
  const rows = async <T>(sql: string) => (await client.query(sql)).rows as T[]
  const listed = async (sql: string) =>
    new Map((await rows<{ id: string; list: string[] }>(sql)).map(({ id, list }) => [id, list]))
  try {
    const histories = await listed(
      'select case_id as id, array_agg(act order by no) as list from cases.case_event group by 1',
    )
    assert.equal(histories.size, lives.length, 'as many cases as were filed')
    const letters = await listed(
      'select case_id as id, array_agg(kind order by kind collate "C") as list from cases.letter group by 1',
    )
    const told = await listed(
      `select about_id as id, array_agg(title) as list from notices.message where kind in ('letter', 'correction') group by 1`,
    )
    const licences = await listed('select case_id as id, array_agg(id::text) as list from licences.licence group by 1')
    const ratings = await listed('select case_id as id, array_agg(id::text) as list from ratings.rating group by 1')
    const exchanged = await listed(
      `select subject_id as id, array_agg(table_name order by table_name) as list from exchange.row
       where table_name in ('up_pro_accept', 'up_pro_result') group by 1`,
    )
    for (const life of lives) {
      const id = life.caseId!
      assert.deepEqual(histories.get(id), life.history)
      assert.deepEqual(letters.get(id) ?? [], life.letters)
      assert.equal(told.get(id)?.length ?? 0, life.letters.length)
      assert.deepEqual(exchanged.get(id), ['up_pro_accept', 'up_pro_result'])
      assert.equal(licences.get(id)?.length ?? 0, life.isGranted ? 1 : 0)
      assert.equal(ratings.get(id)?.length ?? 0, life.isRated ? 1 : 0)
    }
    assert.deepEqual(await rows(gapsInLedgers), [], 'each interval begins where the one before it ended')
    assert.deepEqual(await rows(rowsOfNoFact), [], 'the platform above hears of every handling act once')
    assert.deepEqual(takenTwice(join(folder, 'stand-in-platform.jsonl')), [], 'and takes each row once for a revision')
    assert.deepEqual(await rows(brokenNumbers), [], 'letters are numbered without gaps or repeats')
  } finally {
    await client.end()
  }
  const env = { ...process.env, ONEWINDOW_DATA: folder, DATABASE_URL: '' }
  const { stdout } = await promisify(execFile)(process.execPath, ['server/cli.ts', 'verify-audit'], { env })
  const verdict = JSON.parse(stdout.trim().split('\n').at(-1)!) as { whole: boolean; lines: number }
  assert.equal(verdict.whole, true)
  assert.ok(verdict.lines > lives.reduce((sum, life) => sum + life.history.length, 0))
}

/** Lines of a ledger that leave a gap, overlap, or still run though every case has ended. */
const gapsInLedgers = `
  select i.case_id, i.no from cases.interval i
  left join cases.interval before on before.case_id = i.case_id and before.no = i.no - 1
  where i.to_on is null or (i.no > 1 and before.to_on is distinct from i.from_on)`

/** Cases with more or fewer `up_pro_process` rows than the history has lines. */
const rowsOfNoFact = `
  select f.id from cases.case_file f
  join lateral (select count(*) as n from cases.case_event e where e.case_id = f.id) acts on true
  join lateral (select count(*) as n from exchange.row r where r.subject_id = f.id and r.table_name = 'up_pro_process') told on true
  where told.n <> acts.n`

/** Rows the platform took more than once for one revision. */
function takenTwice(file: string): string[] {
  const taken = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const keys = taken.map((line) => JSON.parse(line) as { guid: string; revision: number })
  const names = keys.map(({ guid, revision }) => `${guid} ${revision}`)
  return names.filter((name, at) => names.indexOf(name) !== at)
}

/** Series of a body, year and kind in which a number is missing or comes twice. */
const brokenNumbers = `
  select split_part(number, '〕', 1) as series from (
    select number, substring(number from '〕(\\d+)号$')::int as serial from cases.letter) letters
  group by 1 having count(*) <> max(serial) or count(distinct serial) <> max(serial)`
