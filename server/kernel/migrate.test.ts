import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '#server/testing.ts'
import { migrate } from './migrate.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'onewindow-migrate-'))
const path = join(folder, 'migrations', '0001-start.sql')
const first = 'create table trial.thing (n int primary key);\n'

before(async () => {
  world = await openWorld()
  mkdirSync(join(folder, 'migrations'))
  writeFileSync(path, first)
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})
const run = () => migrate(world.app.db, [{ name: 'trial', folder }], () => {})

test('a migration is applied once', async () => {
  assert.deepEqual(await run(), ['trial/0001-start.sql'])
  assert.deepEqual(await run(), [])
})

test('one that says something else after it was applied is refused', async () => {
  writeFileSync(path, 'create table trial.thing (n bigint primary key);\n')
  await assert.rejects(run(), /trial\/0001-start\.sql was changed after it was applied/)
})

test('another spelling that names the one applied is taken for it', async () => {
  const applied = createHash('sha256').update(first).digest('hex')
  writeFileSync(path, `-- formerly ${applied}\ncreate table trial.thing (n int, primary key (n));\n`)
  assert.deepEqual(await run(), [])
})
