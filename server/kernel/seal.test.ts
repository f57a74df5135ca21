import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '#server/testing.ts'
import { openDb, openPool } from './db.ts'
import { sealAudit, verifyAudit } from './seal.ts'
import { actorWith, raise, toyModule } from './toy.testing.ts'

let world: World
const clerk = actorWith('clerk', 'toy.raise')

beforeEach(async () => {
  world = await openWorld({ alsoModules: [toyModule] })
  for (let i = 0; i < 5; i++) await world.perform(raise, clerk, { by: 1 })
  await sealEverything()
})
afterEach(() => world.close())

/** Other tests' transactions on the same server hold the sealer back for a moment, as they should. */
async function sealEverything(): Promise<void> {
  do await sealAudit(world.app)
  while ((await verifyAudit(world.app)).unsealed > 0)
}

/** What only somebody with the database's own password could do. */
async function tamper(statement: string): Promise<void> {
  await sql
    .raw(`alter table kernel.audit disable trigger all; alter table kernel.audit_link disable trigger all;
    alter table kernel.audit_seal disable trigger all; ${statement}`)
    .execute(world.app.db)
}

test('an untouched trail verifies, batch after batch', async () => {
  await world.perform(raise, clerk, { by: 1 })
  assert.equal((await verifyAudit(world.app)).unsealed, 1)
  await sealEverything()
  const verdict = await verifyAudit(world.app)
  assert.deepEqual(verdict.faults, [])
  assert.equal(verdict.unsealed, 0)
  assert.equal(verdict.seals >= 2, true)
  assert.equal(verdict.lines >= 6, true)
})

const last = '(select max(id) from kernel.audit)'
const breaches: [string, string, RegExp][] = [
  ['an altered line', `update kernel.audit set facts = '{"by": 9}' where id = ${last}`, /was altered/],
  ['a removed line', `delete from kernel.audit where id = ${last} - 1`, /was removed/],
  [
    'a removed line with its link',
    `delete from kernel.audit_link where audit_id = ${last} - 1; delete from kernel.audit where id = ${last} - 1`,
    /is missing/,
  ],
  [
    'a tail cut off',
    `delete from kernel.audit_link where audit_id = ${last}; delete from kernel.audit where id = ${last}`,
    /seals cover/,
  ],
  ['a forged seal', `update kernel.audit_seal set root = reverse(root)`, /not signed by this system/],
  [
    'a line slipped in',
    `insert into kernel.audit (xid, at, actor_kind, actor_id, actor_name, act, subject, outcome, facts, request_id)
     values ('3', now(), 'staff', 'x', 'x', 'x', '', 'done', '{}', 'x')`,
    /not in the chain/,
  ],
]
for (const [what, statement, says] of breaches) {
  test(`${what} is found`, async () => {
    await tamper(statement)
    assert.match((await verifyAudit(world.app)).faults.join('\n'), says)
  })
}

test('the sealer never passes a transaction that is still running', async () => {
  const url = new URL(process.env['ONEWINDOW_TEST_ADMIN_URL']!)
  url.pathname = `/${(await sql<{ name: string }>`select current_database() as name`.execute(world.app.db)).rows[0]!.name}`
  const slow = openDb(openPool(url.href, 1))
  const release = Promise.withResolvers<void>()
  const holding = Promise.withResolvers<void>()
  const running = slow.transaction().execute(async (trx) => {
    await sql`select pg_current_xact_id()`.execute(trx)
    holding.resolve()
    await release.promise
  })
  await holding.promise
  await world.perform(raise, clerk, { by: 1 })
  assert.equal(await sealAudit(world.app), 0)
  release.resolve()
  await running
  await sealEverything()
  assert.deepEqual((await verifyAudit(world.app)).faults, [])
  await slow.destroy()
})
