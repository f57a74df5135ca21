import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Ctx } from '#kernel/ctx.ts'
import { inTransaction, openDb, openPool } from '#kernel/db.ts'
import { openWorld, type World } from '#server/testing.ts'
import { nextNumber } from './numbers.ts'

const bureau = '019a9f00-0000-7000-8000-00000000000a'
const transport = '019a9f00-0000-7000-8000-00000000000b'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const next = (organId: string, year = 2026, kind = 'acceptance') =>
  world.inside((ctx) => nextNumber(ctx, { organId, year, kind, word: '示行审受字' }))

test('numbers of one body, year and kind follow one another under load, without gap or repeat', async () => {
  const given = await Promise.all(Array.from({ length: 40 }, () => next(bureau)))
  assert.deepEqual(
    given.map(({ serial }) => serial).sort((a, b) => a - b),
    Array.from({ length: 40 }, (_, index) => index + 1),
  )
  assert.equal(given.find(({ serial }) => serial === 17)?.number, '示行审受字〔2026〕17号')
})

test('a letter that came to nothing gives its number back', async () => {
  const kept = await next(transport)
  await assert.rejects(
    world.inside(async (ctx) => {
      await nextNumber(ctx, { organId: transport, year: 2026, kind: 'acceptance', word: '示交受字' })
      throw new Error('the act fails after taking its number')
    }),
  )
  assert.equal((await next(transport)).serial, kept.serial + 1)
})

test('another body, another year and another kind each count from one', async () => {
  const organ = '019a9f00-0000-7000-8000-00000000000c'
  await next(organ)
  assert.equal((await next(organ, 2027)).serial, 1)
  assert.equal((await next(organ, 2026, 'decision')).serial, 1)
  assert.equal((await next(organ)).serial, 2)
})

test('a body taking a number does not wait for another body still at work', async () => {
  const organ = '019a9f00-0000-7000-8000-00000000000d'
  await world.inside(async (ctx) => {
    await nextNumber(ctx, { organId: organ, year: 2026, kind: 'acceptance', word: '甲' })
    // Would hang until the statement timeout if the lock were wider than one body.
    assert.equal((await next('019a9f00-0000-7000-8000-00000000000e')).serial, 1)
  })
})

test('two servers and acts that fail in between give one row of numbers without gap or repeat', async () => {
  const organ = '019a9f00-0000-7000-8000-00000000000f'
  const other = openDb(openPool(world.databaseUrl, 6))
  const onOther = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inTransaction(other, (db) => world.inside((ctx) => work({ ...ctx, db })))
  const onThis = <T>(work: (ctx: Ctx) => Promise<T>) => world.inside(work)
  const asked = { organId: organ, year: 2026, kind: 'acceptance', word: '示' }
  const tries = await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) =>
      (index % 2 === 0 ? onOther : onThis)(async (ctx) => {
        const { serial } = await nextNumber(ctx, asked)
        if (index % 3 === 0) throw new Error('the act fails after taking its number')
        return serial
      }),
    ),
  )
  await other.destroy()
  const given = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  assert.deepEqual(
    given.toSorted((a, b) => a - b),
    Array.from({ length: 40 }, (_, index) => index + 1),
  )
})
