/** A seal is stopped by one, and put to use by two: one asks, another agrees, and each step keeps its reason. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { action } from '#kernel/action.ts'
import type { Actor } from '#kernel/actor.ts'
import { route } from '#kernel/contract.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { z } from 'zod'
import { askLimits } from './actions/ask-limits.ts'
import { answerSealRequest } from './actions/answer-seal-request.ts'
import { askResumption } from './actions/ask-resumption.ts'
import { proposeSeal } from './actions/propose-seal.ts'
import { retireSeal } from './actions/retire-seal.ts'
import { suspendSeal } from './actions/suspend-seal.ts'
import { sealMayBeUsed } from './index.ts'
import { sealFor } from './seals.ts'
import { givenLetter } from './testing.ts'
import { sealRefusals } from './views/seal-refusals.ts'
import { sealHistory, sealList, sealUses } from './views/seals.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

let made = 0
/** Somebody of this body who holds all words about seals. */
function keeperOf({ id, regionCode }: Organ, subjectId?: string): Actor {
  made += 1
  const words = ['documents.see-seal-uses', 'documents.keep-seals', 'documents.confirm-seals']
  return {
    kind: 'staff',
    id: `account-${made}`,
    subjectId: subjectId ?? `019a9f00-0000-7000-8000-${String(made).padStart(12, '0')}`,
    name: `保管人${made}`,
    post: { id: `post-${made}`, title: '负责人', organId: id, regionCode },
    grants: new Map(words.map((word) => [word, { organs: [id] }])),
  }
}

const reason = '保管人交接'
const sealOf = async (actor: Actor) => (await world.show(sealList, actor, {})).rows.at(-1)!
const stepsOf = async (actor: Actor, sealId: string) =>
  (await world.show(sealHistory, actor, { sealId })).rows.map(({ step, by }) => [step, by])
const usable = (organId: string) => world.inside((ctx) => sealMayBeUsed(ctx, organId))

/** An act that puts the body's seal on a letter. */
function pressing(organ: Organ, purpose: 'decision' | 'notice') {
  return action(openLetterOf, {
    async run(ctx) {
      await givenLetter(ctx, { organId: organ.id, organName: organ.name, use: { purpose } })
      return {}
    },
  })
}
const openLetterOf = route({
  name: 'documents.press-for-a-test',
  method: 'POST',
  path: '/api/test',
  summary: '用印',
  permission: 'signed-in',
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
})

/** A body that has sealed before. */
async function givenSeal() {
  made += 1
  const organ = await givenOrgan(world, { name: `示范区印章第${made}局` })
  await world.inside((ctx) => sealFor(ctx, organ))
  const [one, other] = [keeperOf(organ), keeperOf(organ)]
  return { organ, one, other, id: (await sealOf(one)).id }
}

test('one person stops a seal; it is used again when one asked and another agreed, each with a reason', async () => {
  const { organ, one, other, id } = await givenSeal()
  assert.deepEqual((await sealOf(one)).can, ['suspend-seal', 'ask-limits'])
  await world.perform(suspendSeal, one, { id, reason })
  assert.deepEqual((await sealOf(one)).can, ['ask-resumption', 'retire-seal'])
  await world.perform(askResumption, one, { id, reason: '交接完毕' })
  const [asked, seen] = [await sealOf(one), await sealOf(other)]
  assert.deepEqual([asked.state, asked.request?.by, asked.request?.because], ['suspended', one.name, '交接完毕'])
  assert.deepEqual([asked.can, seen.can], [[], ['answer-seal-request']])
  assert.equal(await usable(organ.id), false)

  const { state } = await world.perform(answerSealRequest, other, { id, agrees: true, reason: '已经当面核对' })
  assert.deepEqual([state, (await sealOf(one)).suspended, await usable(organ.id)], ['active', undefined, true])
  assert.deepEqual(await stepsOf(one, id), [
    ['resumed', other.name],
    ['resumption-asked', one.name],
    ['suspended', one.name],
    ['made', '系统'],
  ])
})

test('nobody agrees to what they asked themselves, with another account either; declining it they may', async () => {
  const { one, id } = await givenSeal()
  await world.perform(suspendSeal, one, { id, reason })
  await world.perform(askResumption, one, { id, reason })
  const organ = { id: one.post!.organId, regionCode: one.post!.regionCode } as Organ
  const again = keeperOf(organ, one.subjectId)
  for (const actor of [one, again]) {
    const yes = world.perform(answerSealRequest, actor, { id, agrees: true, reason })
    await assert.rejects(yes, { code: 'documents.own-seal-request' })
  }
  await world.perform(answerSealRequest, again, { id, agrees: false, reason: '申请有误' })
  const seal = await sealOf(one)
  assert.deepEqual([seal.state, seal.request, seal.can], ['suspended', undefined, ['ask-resumption', 'retire-seal']])
})

test('what is not open is refused, and so are people of another body', async () => {
  const { one, other, id } = await givenSeal()
  const stranger = (await givenSeal()).one
  const input = { id, reason }
  await assert.rejects(world.perform(askResumption, one, input), { code: 'documents.seal-not-suspended' })
  await assert.rejects(world.perform(retireSeal, one, input), { code: 'documents.seal-not-suspended' })
  await assert.rejects(world.perform(answerSealRequest, one, { ...input, agrees: true }), {
    code: 'documents.seal-not-asked',
  })
  await world.perform(suspendSeal, one, input)
  await assert.rejects(world.perform(suspendSeal, other, input), { code: 'documents.seal-not-active' })
  await world.perform(askResumption, one, input)
  await assert.rejects(world.perform(askResumption, other, input), { code: 'documents.seal-already-asked' })
  await assert.rejects(world.perform(retireSeal, other, input), { code: 'documents.seal-already-asked' })
  for (const [act, asked] of [
    [suspendSeal, input],
    [askResumption, input],
    [retireSeal, input],
    [answerSealRequest, { ...input, agrees: true }],
  ] as const)
    await assert.rejects(world.perform(act as typeof answerSealRequest, stranger, asked as never), {
      code: 'kernel.not-yours',
    })
  await assert.rejects(world.show(sealHistory, stranger, { sealId: id }), { code: 'kernel.not-found' })
})

test('a body whose seal is retired seals nothing until two people put another to use', async () => {
  const { organ, one, other, id } = await givenSeal()
  await assert.rejects(world.perform(proposeSeal, one, { organId: organ.id, reason }), { code: 'documents.seal-known' })
  await world.perform(suspendSeal, one, { id, reason: '印章遗失' })
  await world.perform(retireSeal, one, { id, reason: '印章遗失，登报作废' })
  assert.deepEqual((await world.show(sealList, one, {})).without, [{ organId: organ.id, name: organ.name }])
  await assert.rejects(
    world.inside((ctx) => sealFor(ctx, organ)),
    { code: 'documents.seal-suspended' },
  )

  const next = await world.perform(proposeSeal, one, { organId: organ.id, reason: '重新刻制' })
  assert.equal(next.state, 'proposed')
  await assert.rejects(
    world.inside((ctx) => sealFor(ctx, organ)),
    { code: 'documents.seal-suspended' },
  )
  await assert.rejects(world.perform(proposeSeal, (await givenSeal()).one, { organId: organ.id, reason }), {
    code: 'kernel.not-yours',
  })
  await world.perform(answerSealRequest, other, { id: next.id, agrees: true, reason: '印模已经备案' })
  assert.equal((await world.inside((ctx) => sealFor(ctx, organ))).id, next.id)
  assert.deepEqual(await stepsOf(one, next.id), [
    ['activated', other.name],
    ['activation-asked', one.name],
  ])
})

test('a seal that was not agreed to is never used, and another may be asked for', async () => {
  const organ = await givenOrgan(world, { name: '示范区没有印章的局' })
  const [one, other] = [keeperOf(organ), keeperOf(organ)]
  const { id } = await world.perform(proposeSeal, one, { organId: organ.id, reason: '新设机关' })
  await world.perform(answerSealRequest, other, { id, agrees: false, reason: '印模还没有备案' })
  assert.equal(await usable(organ.id), false)
  await world.perform(proposeSeal, other, { organId: organ.id, reason: '印模已经备案' })
})

test('a seal is put only on what two people agreed to, and what was refused is in its log', async () => {
  world.moveTo('2026-11-20')
  const { organ, one, other, id } = await givenSeal()
  const terms = {
    chain: 'sm2' as const,
    purposes: ['decision' as const],
    dailyMost: 1,
    hours: { from: '00:00', to: '23:59' },
    workingDaysOnly: false,
    posts: ['负责人'],
  }
  await world.perform(askLimits, one, { id, terms, reason: '只用于决定' })
  assert.deepEqual((await sealOf(other)).request?.terms, terms)
  await assert.rejects(world.perform(askLimits, other, { id, terms, reason }), { code: 'documents.seal-already-asked' })
  await assert.rejects(world.perform(answerSealRequest, one, { id, agrees: true, reason }), {
    code: 'documents.own-seal-request',
  })
  await world.perform(answerSealRequest, other, { id, agrees: true, reason })
  assert.deepEqual((await sealOf(one)).terms, terms)
  assert.deepEqual((await stepsOf(one, id)).slice(0, 2), [
    ['limited', other.name],
    ['limits-asked', one.name],
  ])

  const put = (purpose: 'decision' | 'notice', actor: Actor) =>
    world.perform(pressing(organ, purpose), actor, { id: organ.id })
  await assert.rejects(put('notice', one), { code: 'documents.seal-outside-purpose' })
  const clerk = { ...one, post: { ...one.post!, title: '窗口人员' } }
  await assert.rejects(put('decision', clerk), { code: 'documents.seal-outside-posts' })
  await put('decision', one)
  await assert.rejects(put('decision', one), { code: 'documents.seal-daily-most' })
  assert.deepEqual(
    [await usable(organ.id), await world.inside((ctx) => sealMayBeUsed(ctx, organ.id, 'notice'))],
    [true, false],
  )
  await world.deliverNews()
  const refused = (await world.show(sealRefusals, one, {})).rows
  assert.ok(await assertFileIsList(world, sealRefusals, one, {}))
  assert.deepEqual(
    refused.map(({ why, purpose, post }) => [why, purpose, post].join()).toSorted((a, b) => (a < b ? -1 : 1)),
    ['daily,decision,负责人', 'post,decision,窗口人员', 'purpose,notice,负责人'],
  )
  const uses = (await world.show(sealUses, one, { purpose: 'decision' })).rows
  assert.deepEqual([uses.length, (await world.show(sealUses, one, { purpose: 'notice' })).rows.length], [1, 0])
})

test('of acts at the same moment no more get the seal than the day has left, and one act counts once', async () => {
  world.moveTo('2026-11-24')
  const { organ, one, other, id } = await givenSeal()
  const terms = { chain: 'sm2' as const, dailyMost: 2, workingDaysOnly: false }
  await world.perform(askLimits, one, { id, terms, reason: '每天两次' })
  await world.perform(answerSealRequest, other, { id, agrees: true, reason })
  const two = action(openLetterOf, {
    async run(ctx) {
      for (const purpose of ['decision', 'notice'] as const)
        await givenLetter(ctx, { organId: organ.id, organName: organ.name, use: { purpose } })
      return {}
    },
  })
  const press = pressing(organ, 'decision')
  const done = await Promise.allSettled(Array.from({ length: 6 }, () => world.perform(press, one, { id: organ.id })))
  const refused = done.flatMap((end) => (end.status === 'rejected' ? [(end.reason as { code: string }).code] : []))
  assert.deepEqual(refused, Array(4).fill('documents.seal-daily-most'))
  assert.equal((await world.show(sealUses, one, { purpose: 'decision' })).rows.length, 2)
  world.moveTo('2026-11-25')
  await world.perform(two, one, { id: organ.id })
  await assert.rejects(world.perform(press, one, { id: organ.id }), { code: 'documents.seal-daily-most' })
  world.moveTo('2026-11-26')
  await world.perform(press, one, { id: organ.id })
  await world.perform(press, one, { id: organ.id })
})

test('the steps of a seal are only ever added to', async () => {
  await givenSeal()
  await assert.rejects(
    world.inside((ctx) =>
      ctx.db
        .updateTable('documents.seal_step' as never)
        .set({ because: '别的' } as never)
        .execute(),
    ),
    /only ever added to/,
  )
})
