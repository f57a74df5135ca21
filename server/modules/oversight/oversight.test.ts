import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import {
  acceptedCase,
  beginProcedure,
  endProcedure,
  type CaseStory,
  givenCase,
  sweepSilence,
} from '#modules/cases/testing.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { answerOrder } from './actions/answer-order.ts'
import { issueOrder } from './actions/issue-order.ts'
import { warnBeforeDue } from './jobs.ts'
import { bodyTotals } from './views/body-totals.ts'
import { orders } from './views/orders.ts'
import { watchedCases } from './views/watched-cases.ts'

let world: World
let organ: Organ
let approver: Actor
let head: Actor
let headAccount: string
let supervisor: Actor
let late: CaseStory
let near: CaseStory
let silent: CaseStory

/** Monday 6 April 2026 is a holiday; the stories are told on Wednesday 22 April. */
before(async () => {
  world = await openWorld()
  organ = await givenOrgan(world)
  approver = (await givenStaff(world, { roles: ['approver'], organId: organ.id })).actor
  const theHead = await givenStaff(world, { roles: ['department-head'], organId: organ.id, name: '陆一鸣' })
  head = theHead.actor
  headAccount = theHead.accountId
  const centre = await givenOrgan(world, { name: '示范市政务服务局', regionCode: '990100000000' })
  supervisor = (await givenStaff(world, { roles: ['supervisor'], organId: centre.id, name: '苏婉清' })).actor
  const wish = { organ, approver, item: await givenItem(world, { organId: organ.id }) }
  late = await acceptedCase(world, { ...wish, filed: '2026-03-16' })
  silent = await givenCase(world, { ...wish, filed: '2026-04-13' })
  near = await acceptedCase(world, { ...wish, filed: '2026-04-09' })
  await acceptedCase(world, { ...wish, filed: '2026-04-22' })
  world.moveTo('2026-04-22')
  await world.runJob(sweepSilence)
})
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const idsOf = async (who: Actor, watch: 'due-soon' | 'overdue' | 'silent') =>
  (await world.show(watchedCases, who, { watch })).rows.map((row) => row.id)

test('a supervisor sees what is late, what is near and where a body stayed silent', async () => {
  assert.deepEqual(await idsOf(supervisor, 'overdue'), [late.caseId])
  assert.deepEqual(await idsOf(supervisor, 'due-soon'), [near.caseId])
  assert.deepEqual(await idsOf(supervisor, 'silent'), [silent.caseId])
  const [row] = (await world.show(watchedCases, supervisor, { watch: 'overdue' })).rows
  assert.ok(await assertFileIsList(world, watchedCases, supervisor, { watch: 'overdue' }))
  assert.deepEqual([row!.beyondLaw, row!.remaining < 0, row!.can], [true, true, ['issue-order']])
})

test('a head sees their own body only, and an approver has no supervision at all', async () => {
  assert.deepEqual(await idsOf(head, 'overdue'), [late.caseId])
  const other = await givenOrgan(world, { name: '云溪区卫生健康局' })
  const stranger = (await givenStaff(world, { roles: ['department-head'], organId: other.id })).actor
  assert.deepEqual(await idsOf(stranger, 'overdue'), [])
  await assert.rejects(world.show(watchedCases, approver, {}), refused('kernel.not-permitted'))
})

test('the totals of a body add up', async () => {
  const { rows } = await world.show(bodyTotals, supervisor, {})
  assert.deepEqual(
    rows.map(({ organId, open, dueSoon, overdue, beyondLaw, silent: unsaid }) => ({
      organId,
      open,
      dueSoon,
      overdue,
      beyondLaw,
      unsaid,
    })),
    [{ organId: organ.id, open: 4, dueSoon: 1, overdue: 1, beyondLaw: 1, unsaid: 1 }],
  )
})

test('an order reaches the head, waits for one answer, and its issuer is told', async () => {
  const words = '办件已超过法定时限，请说明原因并立即办理。'
  const { id, answerDue } = await world.perform(issueOrder, supervisor, { caseId: late.caseId, words })
  assert.equal(answerDue, '2026-04-27')
  await assert.rejects(
    world.perform(issueOrder, supervisor, { caseId: late.caseId, words }),
    refused('oversight.order-open'),
  )
  const inbox = await world.inside((ctx) =>
    sql<{ title: string }>`select title from notices.message where account_id = ${headAccount}`.execute(ctx.db),
  )
  assert.ok(inbox.rows.some((row) => row.title.startsWith('督办单')))
  assert.ok(await assertFileIsList(world, orders, head, { show: 'waiting' }))
  assert.deepEqual(
    (await world.show(orders, head, { show: 'waiting' })).rows.map((row) => [row.id, row.can]),
    [[id, ['answer']]],
  )
  await assert.rejects(
    world.perform(answerOrder, supervisor, { id, answer: '已经处理' }),
    refused('kernel.not-permitted'),
  )
  await world.perform(answerOrder, head, { id, answer: '因核查人员不足延误，今日作出决定。' })
  await assert.rejects(
    world.perform(answerOrder, head, { id, answer: '再次答复' }),
    refused('oversight.order-answered'),
  )
  assert.deepEqual(
    (await world.show(orders, supervisor, { show: 'answered' })).rows.map((row) => row.answeredBy),
    ['陆一鸣'],
  )
})

test('a head gives no orders, and another body’s head answers none', async () => {
  const words = '请说明原因。'
  await assert.rejects(world.perform(issueOrder, head, { caseId: near.caseId, words }), refused('kernel.not-permitted'))
  const { id } = await world.perform(issueOrder, supervisor, { caseId: near.caseId, words })
  const other = await givenOrgan(world, { name: '云溪区教育局' })
  const stranger = (await givenStaff(world, { roles: ['department-head'], organId: other.id })).actor
  await assert.rejects(
    world.perform(answerOrder, stranger, { id, answer: '不是我单位的办件' }),
    refused('kernel.not-yours'),
  )
})

test('before the last day those who do the next step are warned once', async () => {
  await world.runJob(warnBeforeDue)
  await world.runJob(warnBeforeDue)
  const { rows } = await world.inside((ctx) =>
    sql<{ case_id: string; kind: string }>`select case_id, kind from oversight.warning`.execute(ctx.db),
  )
  assert.deepEqual(rows, [{ case_id: near.caseId, kind: 'handling' }])
  const sent = await world.inside((ctx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from notices.message where title like '即将到期%' and account_id = ${approver.id}`.execute(
      ctx.db,
    ),
  )
  assert.equal(sent.rows[0]!.n, 1)
})

test('a special procedure past the day told is on the list of what is late', async () => {
  const story = await acceptedCase(world, { organ, approver, filed: '2026-07-06' })
  const review = { kind: 'expert-review' as const, reason: '需要专家评审', basis: '《示范条例》第九条', days: 3 }
  await world.perform(beginProcedure, approver, { caseId: story.caseId, ...review })
  assert.ok(!(await idsOf(head, 'overdue')).includes(story.caseId))
  world.moveTo('2026-07-08')
  await world.runJob(warnBeforeDue)
  const { rows: warned } = await world.inside((ctx) =>
    sql<{ kind: string }>`select kind from oversight.warning where case_id = ${story.caseId}`.execute(ctx.db),
  )
  assert.deepEqual(warned, [{ kind: 'special' }])
  world.moveTo('2026-07-10')
  const { rows } = await world.show(watchedCases, head, { watch: 'overdue', limit: 100 })
  const stopped = rows.find((row) => row.id === story.caseId)
  assert.deepEqual([stopped?.dueOn, stopped?.statusTitle, stopped?.beyondLaw], ['2026-07-09', '特别程序中', false])
})

test('after a stop the new last day is warned of again, once', async () => {
  const story = await acceptedCase(world, { organ, approver, filed: '2026-08-03' })
  // Due on Monday the 17th; two working days are left when it stops.
  world.moveTo('2026-08-13')
  await world.runJob(warnBeforeDue)
  const review = { kind: 'expert-review' as const, reason: '需要专家评审', basis: '《示范条例》第九条', days: 20 }
  await world.perform(beginProcedure, approver, { caseId: story.caseId, ...review })
  world.moveTo('2026-09-10')
  await world.perform(endProcedure, approver, { caseId: story.caseId, result: '专家组一致同意' })
  world.moveTo('2026-09-11')
  await world.runJob(warnBeforeDue)
  await world.runJob(warnBeforeDue)
  const { rows: warned } = await world.inside((ctx) =>
    sql<{ kind: string; due: string }>`
      select kind, due_on as due from oversight.warning where case_id = ${story.caseId} order by due_on`.execute(
      ctx.db,
    ),
  )
  assert.equal(warned.length, 2, JSON.stringify(warned))
  assert.ok(warned.every(({ kind }) => kind === 'handling') && warned[0]!.due < warned[1]!.due)
})
