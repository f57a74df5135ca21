import assert from 'node:assert/strict'
import type { Duplex } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '#server/testing.ts'
import { askedOnce, type Db, held, inTransaction, openDb, openPool, together } from './db.ts'

let world: World
before(async () => {
  world = await openWorld()
  await sql`create table kernel.trial (n int primary key)`.execute(world.app.db)
})
after(() => world.close())

const stored = async () => {
  const { rows } = await sql<{ n: number }>`select n from kernel.trial order by n`.execute(world.app.db)
  return rows.map((row) => row.n)
}

test('a held statement is done when its transaction is, before whatever comes after it', async () => {
  const seen = await inTransaction(world.app.db, async (db) => {
    await sql`${held}insert into kernel.trial values (${1})`.execute(db)
    await sql`${held}insert into kernel.trial values (${2})`.execute(db)
    const { rows } = await sql<{ n: number }>`select count(*) as n from kernel.trial where n > ${0}`.execute(db)
    await sql`${held}insert into kernel.trial values (${3})`.execute(db)
    return rows[0]?.n
  })
  assert.equal(seen, 2)
  assert.deepEqual(await stored(), [1, 2, 3])
})

test('a held statement that fails fails its transaction, with its own error', async () => {
  const twice = inTransaction(world.app.db, async (db) => {
    await sql`insert into kernel.trial values (${4})`.execute(db)
    await sql`${held}insert into kernel.trial values (${1})`.execute(db)
  })
  await assert.rejects(twice, { code: '23505' })
  assert.deepEqual(await stored(), [1, 2, 3])
})

test('what was held when the work failed is not done, nor is anything later on that connection', async () => {
  const failing = inTransaction(world.app.db, async (db) => {
    await sql`${held}insert into kernel.trial values (${5})`.execute(db)
    throw new Error('no')
  })
  await assert.rejects(failing, /no/)
  await Promise.all(Array.from({ length: 12 }, () => inTransaction(world.app.db, () => Promise.resolve())))
  assert.deepEqual(await stored(), [1, 2, 3])
})

test('outside a transaction nothing is held', async () => {
  await sql`${held}insert into kernel.trial values (${6})`.execute(world.app.db)
  assert.deepEqual(await stored(), [1, 2, 3, 6])
})

test('a read-only transaction still refuses to write', async () => {
  const writing = inTransaction(world.app.db, (db) => sql`insert into kernel.trial values (${7})`.execute(db), true)
  await assert.rejects(writing, { code: '25006' })
})

const numberOf = async (db: Db, n: number) => {
  const { rows } = await sql<{ n: number }>`select ${n}::int as n`.execute(db)
  return rows[0]!.n
}

test('what is asked together is answered in the order of asking', async () => {
  const answers = await inTransaction(world.app.db, (db) => together(numberOf(db, 1), numberOf(db, 2), numberOf(db, 3)))
  assert.deepEqual(answers, [1, 2, 3])
})

test('when one of those asked together refuses, the others have ended before it is told', async () => {
  const ended: number[] = []
  const refused = async (db: Db) => {
    await numberOf(db, 0)
    throw new Error('no')
  }
  const longer = async (db: Db) => {
    for (const n of [1, 2, 3]) ended.push(await numberOf(db, n))
  }
  await assert.rejects(
    inTransaction(world.app.db, (db) => together(refused(db), longer(db))),
    /no/,
  )
  assert.deepEqual(ended, [1, 2, 3])
})

test('what is asked together leaves in one piece', async () => {
  let pieces = 0
  const pool = openPool(world.databaseUrl, 1)
  pool.on('connect', (client) => {
    const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
    for (const way of ['_write', '_writev'] as const) {
      const send = stream[way]!.bind(stream) as (...given: unknown[]) => void
      stream[way] = (...given: unknown[]) => {
        pieces += 1
        send(...given)
      }
    }
  })
  try {
    await inTransaction(openDb(pool), async (db) => {
      pieces = 0
      await together(numberOf(db, 1), numberOf(db, 2), numberOf(db, 3))
      assert.equal(pieces, 1)
      for (const n of [1, 2, 3]) await numberOf(db, n)
      assert.equal(pieces, 4)
    })
  } finally {
    await pool.end()
  }
})

test('what several parts of one transaction want to know is asked once; the next asks anew, and outside every question is asked', async () => {
  const asked: string[] = []
  const ask = (db: Db, question: string) => askedOnce({ db }, question, () => Promise.resolve(asked.push(question)))
  await inTransaction(world.app.db, async (db) => {
    assert.deepEqual(await Promise.all([ask(db, 'a'), ask(db, 'b'), ask(db, 'a')]), [1, 2, 1])
  })
  assert.equal(await inTransaction(world.app.db, (db) => ask(db, 'a')), 3)
  await ask(world.app.db, 'a')
  await ask(world.app.db, 'a')
  assert.deepEqual(asked, ['a', 'b', 'a', 'a', 'a'])
})
