import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { findRunningPostgres, type RunningPostgres, startPostgres, stopOrphan } from './postgres.ts'
import { isAlive, lockDataFolder } from './single-instance.ts'

const log = { info() {}, warn() {} }
const folders: string[] = []

after(async () => {
  for (const folder of folders) {
    await stopOrphan(folder, log)
    rmSync(folder, { recursive: true, force: true })
  }
})

function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-postgres-'))
  folders.push(folder)
  return folder
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another Node that runs the statements with `kernel` at hand, then stays until it is killed. */
async function otherServer(statements: string): Promise<{ child: ChildProcess; said: string }> {
  const source = `
    const kernel = { ...(await import('${import.meta.dirname}/postgres.ts')), ...(await import('${import.meta.dirname}/single-instance.ts')) }
    const log = { info() {}, warn() {} }
    ${statements}
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  return { child, said: String(said).trim() }
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

test('a fresh folder becomes a database that keeps what was written and sorts the same on every machine', async () => {
  const folder = givenFolder()
  const first = await startPostgres({ dataFolder: folder, log })
  await ask(first.url, `create table word (word text); insert into word values ('乙'), ('b'), ('B'), ('a')`)
  await first.stop()
  const again = await startPostgres({ dataFolder: folder, log })
  const rows = await ask(again.url, 'select word from word order by word')
  assert.deepEqual(
    rows.map((row) => row.word),
    ['B', 'a', 'b', '乙'],
  )
  const [how] = await ask(
    again.url,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as sync`,
  )
  assert.deepEqual(how, { fsync: 'on', sync: 'on' })
  await again.stop()
  assert.equal(findRunningPostgres(folder), undefined)
})

test('the application is an ordinary owner of its database that may make others but is no superuser', async () => {
  const folder = givenFolder()
  const database = await startPostgres({ dataFolder: folder, log, fast: true })
  await ask(database.adminUrl, 'create database another')
  const [role] = await ask(database.url, 'select rolsuper from pg_roles where rolname = current_user')
  assert.deepEqual(role, { rolsuper: false })
  assert.equal(statSync(join(folder, 'postgres.password')).mode & 0o777, 0o600)
  await assert.rejects(ask(database.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1'), /password authentication failed/)
  await database.stop()
})

test('after kill -9 of the server the next start takes the database over with everything committed', async () => {
  const folder = givenFolder()
  const { child, said } = await otherServer(`
    const database = await kernel.startPostgres({ dataFolder: ${JSON.stringify(folder)}, log })
    console.log(database.url)`)
  await ask(said, 'create table kept (n int); insert into kept values (1), (2)')
  await killed(child)
  const orphan = postmasterOf(folder)
  assert.ok(isAlive(orphan), 'PostgreSQL outlives a killed server')

  const database = await startPostgres({ dataFolder: folder, log })
  assert.ok(!isAlive(orphan))
  assert.deepEqual(await ask(database.url, 'select count(*)::int as n from kept'), [{ n: 2 }])
  assert.deepEqual(findRunningPostgres(folder), { url: database.url, adminUrl: database.adminUrl })
  await database.stop()
})

test('a pid file whose number now belongs to a stranger does not stop the start, and the stranger lives on', async () => {
  const folder = givenFolder()
  const first = await startPostgres({ dataFolder: folder, log, fast: true })
  await first.stop()
  writeFileSync(
    join(folder, 'postgres', 'postmaster.pid'),
    `${process.ppid}\n${folder}/postgres\n1\n5432\n\n127.0.0.1\n\nready\n`,
  )
  assert.equal(findRunningPostgres(folder), undefined)
  const database = await startPostgres({ dataFolder: folder, log, fast: true })
  assert.deepEqual(await ask(database.url, 'select 1 as one'), [{ one: 1 }])
  assert.ok(isAlive(process.ppid))
  await database.stop()
})

test('the server is told when the database ends without being asked to', async () => {
  const folder = givenFolder()
  let database: RunningPostgres | undefined
  const how = await new Promise<string>((onExit, fail) => {
    startPostgres({ dataFolder: folder, log, fast: true, onExit }).then((started) => {
      database = started
      process.kill(postmasterOf(folder), 'SIGQUIT')
    }, fail)
  })
  assert.match(how, /code|SIG/)
  await database?.stop()
})

test('a second server on the same data folder is refused in words until the first has ended', async () => {
  const folder = givenFolder()
  const { child } = await otherServer(`kernel.lockDataFolder(${JSON.stringify(folder)}); console.log('held')`)
  assert.throws(() => lockDataFolder(folder), /正由另一个 OneWindow.*in use by another OneWindow/)
  await killed(child)
  const lock = lockDataFolder(folder)
  assert.throws(() => lockDataFolder(folder), /in use/)
  lock.release()
  lockDataFolder(folder).release()
})

test('a lock left by a killed server does not count when its number went to another process', () => {
  const folder = givenFolder()
  writeFileSync(join(folder, 'server.lock'), `${process.ppid}\nanother birth\n`)
  lockDataFolder(folder).release()
})
