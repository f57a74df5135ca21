import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Problem } from '#kernel/problem.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { deemAccepted } from './actions/deem-accepted.ts'
import { refuseAcceptance } from './actions/refuse-acceptance.ts'
import { countFilings, sweepSilence } from './jobs.ts'
import { acceptedCase, type CaseStory, correctingCase, givenCase } from './testing.ts'
import { casePage } from './views/case-page.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}

test('a case whose correction was not asked for within five working days counts as accepted from the day of receipt', async () => {
  const story = await givenCase(world, { filed: '2026-02-10' })
  world.moveTo('2026-02-24', 23)
  await world.runJob(sweepSilence)
  assert.equal((await world.show(casePage, story.approver, { caseId: story.caseId })).status, 'filed')
  world.moveTo('2026-02-25', 1)
  await world.runJob(sweepSilence)
  await world.runJob(sweepSilence)
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.deepEqual([page.status, page.acceptedOn, page.deemed], ['accepted', '2026-02-10', true])
  assert.equal(page.clock.statutory?.due, '2026-03-16')
  assert.deepEqual(
    page.timeline.map((entry) => [entry.act, entry.by.slice(0, 3)]),
    [
      ['file', '申请人'],
      ['deem-accepted', '系统'],
    ],
  )
  assert.deepEqual(
    page.clock.lines.map((line) => [line.phase, line.from, line.to]),
    [
      ['intake', '2026-02-10', '2026-02-24'],
      ['handling', '2026-02-10', undefined],
    ],
  )
})

test('after five silent days neither a correction nor a refusal is possible, and acceptance counts from receipt', async () => {
  const story = await givenCase(world, { filed: '2026-03-02' })
  world.moveTo('2026-03-10')
  const items = [{ kind: 'material' as const, key: 'premises', problem: '影像不清' }]
  await assert.rejects(
    world.perform(askCorrection, story.approver, { caseId: story.caseId, items }),
    refused('cases.deemed-accepted'),
  )
  await assert.rejects(
    world.perform(refuseAcceptance, story.approver, {
      caseId: story.caseId,
      ground: 'not-needed',
      reason: '依法不需要办理',
    }),
    refused('cases.deemed-accepted'),
  )
  assert.equal((await world.perform(acceptCase, story.approver, { caseId: story.caseId })).acceptedOn, '2026-03-02')
})

test('a case that waits for its applicant is never swept', async () => {
  const story = await correctingCase(world, { filed: '2026-03-16' })
  world.moveTo('2026-04-30')
  await world.runJob(sweepSilence)
  assert.equal((await world.show(casePage, story.approver, { caseId: story.caseId })).status, 'correcting')
})

test('before the fifth day has passed the law deems nothing', async () => {
  const story = await givenCase(world, { filed: '2026-05-11' })
  await assert.rejects(
    world.inside((ctx) => world.perform(deemAccepted, ctx.actor, { caseId: story.caseId })),
    refused('cases.not-yet-deemed'),
  )
})

test('a date beyond the published calendar is provisional and deems nothing', async () => {
  const story = await givenCase(world, { filed: '2026-12-29' })
  world.moveTo('2027-01-20')
  await world.runJob(sweepSilence)
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.deepEqual([page.status, page.clock.provisional], ['filed', true])
  const { rows } = await world.inside((ctx) =>
    sql`select from kernel.audit where act = 'cases.deem-accepted' and subject = ${story.caseId}`.execute(ctx.db),
  )
  assert.equal(rows.length, 0)
})

test('publishing the year counts provisional dates again and leaves the others alone', async () => {
  const waiting = await givenCase(world, { filed: '2026-12-28' })
  const inHand = await acceptedCase(world, { filed: '2026-12-28' })
  const sure = await givenCase(world, { filed: '2026-12-02' })
  const dueOf = async (story: CaseStory) => {
    const { clock } = await world.show(casePage, story.approver, { caseId: story.caseId })
    return [clock.dueOn, clock.statutory?.due, clock.provisional]
  }
  assert.deepEqual(await dueOf(waiting), ['2027-01-04', undefined, true])
  assert.deepEqual(await dueOf(inHand), ['2027-01-11', '2027-01-25', true])
  await givenPublishedYear(world, 2027, {
    holidays: ['2027-01-01', '2027-01-04', '2027-01-05'].map((date) => ({ date, name: '元旦' })),
  })
  await world.deliverNews()
  assert.deepEqual(await dueOf(waiting), ['2027-01-07', undefined, false])
  assert.deepEqual(await dueOf(inHand), ['2027-01-14', '2027-01-28', false])
  assert.deepEqual((await dueOf(sure)).slice(0, 1), ['2026-12-09'])
})

test('what people asked for most in the last ninety days stands first among the items', async () => {
  const rare = await givenCase(world, { filed: '2026-06-01', content: { name: '冷门事项' } })
  const wanted = await givenCase(world, { filed: '2026-06-02', content: { name: '热门事项' } })
  await givenCase(world, { item: wanted.item, organ: wanted.organ })
  await world.runJob(countFilings)
  const http = await world.http()
  const names = async () => {
    const page = (await http.inject('/api/items?limit=100')).json() as { rows: { name: string }[] }
    return page.rows.map((row) => row.name).filter((name) => /热门|冷门/.test(name))
  }
  assert.deepEqual(await names(), ['热门事项', '冷门事项'])
  world.moveTo('2026-09-20')
  await givenCase(world, { item: rare.item, organ: rare.organ })
  await world.runJob(countFilings)
  assert.deepEqual(await names(), ['冷门事项', '热门事项'])
})
