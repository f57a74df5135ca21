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
import { DEMO_PASSWORD, type Dossiers, prepareDossiers } from './dossiers.testing.ts'
import { accounts, Life, type People } from './mixed-lives.testing.ts'
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
  let server = await startServer(folder)
  try {
    const people = await everybody(server.url)
    const dossiers = await prepareDossiers(people, server.url)
    const city = new City(people, dossiers)
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
    await checkEverything(folder, city.lives, dossiers)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Signed in, the owner on behalf of her firm. */
async function everybody(url: string): Promise<People> {
  const clients = Object.fromEntries(Object.keys(accounts).map((who) => [who, new Client()])) as People
  for (const [who, name] of Object.entries(accounts))
    await clients[who as keyof People].signIn(url, name, DEMO_PASSWORD)
  const { account } = (await clients.owner.send(url, 'GET', '/api/session')) as {
    account: { mandates: { id: string }[] }
  }
  await clients.owner.send(url, 'POST', '/api/session/mandate', { mandateId: account.mandates[0]!.id })
  return clients
}

class City {
  readonly lives: Life[] = []
  readonly #people: People
  readonly #dossiers: Dossiers

  constructor(people: People, dossiers: Dossiers) {
    this.#people = people
    this.#dossiers = dossiers
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
    const lives = this.open().map((life) => life.live(url, this.#people, this.#dossiers))
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

async function checkEverything(folder: string, lives: readonly Life[], dossiers: Dossiers): Promise<void> {
  const client = new pg.Client(findRunningPostgres(folder)!.url)
  await client.connect()
  const rows = async <T>(sql: string) => (await client.query(sql)).rows as T[]
  const listed = async <T = string>(sql: string) =>
    new Map((await rows<{ id: string; list: T[] }>(sql)).map(({ id, list }) => [id, list]))
  try {
    const histories = await listed(
      'select case_id as id, array_agg(act order by no) as list from cases.case_event group by 1',
    )
    assert.equal(histories.size, lives.length, 'as many cases as were filed')
    const letters = await listed(
      'select case_id as id, array_agg(kind order by kind collate "C") as list from cases.letter group by 1',
    )
    const told = await listed<number>(
      `select about_id as id, array_agg(count::int) as list from (
         select about_id, account_id, count(*) from notices.message where kind in ('letter', 'correction') group by 1, 2) each_reader
       group by 1`,
    )
    const licences = await listed('select case_id as id, array_agg(id::text) as list from licences.licence group by 1')
    const ratings = await listed('select case_id as id, array_agg(id::text) as list from ratings.rating group by 1')
    const exchanged = await listed(
      `select subject_id as id, array_agg(table_name order by table_name) as list from exchange.row group by 1`,
    )
    for (const life of lives) {
      const id = life.caseId!
      assert.deepEqual(histories.get(id), life.history)
      assert.deepEqual(letters.get(id) ?? [], life.letters)
      for (const count of told.get(id)!) assert.equal(count, life.letters.length, 'each reader was told of each letter')
      assert.deepEqual(counted(exchanged.get(id)), life.rows(dossiers))
      const [licence, ...others] = licences.get(id) ?? []
      assert.deepEqual([licence !== undefined, others], [life.isLicensed, []])
      if (licence) assert.deepEqual(exchanged.get(licence), ['up_lic_data'])
      assert.equal(ratings.get(id)?.length ?? 0, life.isRated ? 1 : 0)
    }
    assert.deepEqual(await rows(gapsInLedgers), [], 'each interval begins where the one before it ended')
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

function counted(names: readonly string[] = []): Record<string, number> {
  return Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]))
}

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
