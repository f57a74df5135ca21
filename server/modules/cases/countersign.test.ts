/** 窗口无权否决: a window says yes alone, and a no waits for a superior. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { sql } from 'kysely'
import { runJob } from '#kernel/job.ts'
import type { Problem } from '#kernel/problem.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { confirmDenial } from './actions/confirm-denial.ts'
import { confirmRefusal } from './actions/confirm-refusal.ts'
import { denyCase } from './actions/deny-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { overturnDenial } from './actions/overturn-denial.ts'
import { overturnRefusal } from './actions/overturn-refusal.ts'
import { refuseAcceptance } from './actions/refuse-acceptance.ts'
import { settleBodyRules } from './actions/settle-body-rules.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { sweepSilence } from './jobs.ts'
import { type CaseStory, examinedCase, givenCase, headOf } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'
import { worklist, worklistTotals } from './views/worklist.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const no = { ground: 'not-competent', reason: '由卫生健康部门办理', rightBody: '云溪区卫生健康局' } as const
const denial = { reason: '操作间没有隔离', basis: '受理条件第一项' }

async function refusedByWindow(filed?: string, organ?: CaseStory['organ']): Promise<CaseStory> {
  const story = await givenCase(world, { filed, organ })
  const { status } = await world.perform(refuseAcceptance, story.approver, { caseId: story.caseId, ...no })
  assert.equal(status, 'filed')
  return story
}

async function waitingDenial(): Promise<CaseStory & { head: Awaited<ReturnType<typeof headOf>> }> {
  const story = await examinedCase(world, {}, 'deny')
  const head = await headOf(world, story)
  const rules = { organId: story.organ.id, deferralMissed: 'terminate', denialCountersigned: true } as const
  await world.perform(settleBodyRules, head, rules)
  await world.perform(denyCase, story.approver, { caseId: story.caseId, ...denial })
  return { ...story, head }
}

const lettersOf = async ({ applicant, caseId }: CaseStory) => {
  await world.deliverNews()
  return (await world.show(myCase, applicant, { caseId })).letters.map((one) => one.title)
}

test('a refusal by the window goes out only when the head agrees, with the reason as proposed', async () => {
  const story = await refusedByWindow()
  const { caseId } = story
  assert.deepEqual(await lettersOf(story), [])
  const inside = await world.show(casePage, story.approver, { caseId })
  assert.deepEqual([inside.proposal?.act, inside.proposal?.reason], ['refuse-acceptance', no.reason])
  const mine = await world.show(myCase, story.applicant, { caseId })
  assert.ok(mine.timeline.some((one) => one.title === '提出不予受理的意见，等待上级核准'))
  assert.ok(!JSON.stringify(mine).includes(no.reason), 'an opinion inside the body stays inside')
  const { status } = await world.perform(confirmRefusal, await headOf(world, story), { caseId })
  assert.equal(status, 'not-accepted')
  assert.deepEqual(await lettersOf(story), ['不予受理决定书'])
  const told = await world.show(myCase, story.applicant, { caseId })
  assert.deepEqual([told.refusal?.reason, told.refusal?.rightBody], [no.reason, no.rightBody])
})

test('the head overturns a refusal: the case can be accepted, and cannot be refused again', async () => {
  const story = await refusedByWindow()
  const { caseId } = story
  const head = await headOf(world, story)
  await assert.rejects(world.perform(overturnRefusal, head, { caseId, reason: '' }), refused('kernel.invalid-input'))
  const { can } = await world.perform(overturnRefusal, head, { caseId, reason: '属于本局职权，应当受理' })
  assert.ok(!can.includes('confirm-refusal'))
  const again = world.perform(refuseAcceptance, story.approver, { caseId, ...no })
  await assert.rejects(again, refused('cases.act-not-open'))
  assert.equal((await world.perform(acceptCase, story.approver, { caseId })).status, 'accepted')
  assert.deepEqual(await lettersOf(story), ['受理通知书'])
})

test('the window may still say yes to what it proposed to refuse, and the applicant may withdraw it', async () => {
  const [one, other] = [await refusedByWindow(), await refusedByWindow()]
  await world.perform(acceptCase, one.approver, { caseId: one.caseId })
  assert.equal((await world.show(casePage, one.approver, { caseId: one.caseId })).proposal, undefined)
  await world.perform(withdrawCase, other.applicant, { caseId: other.caseId })
  assert.equal((await world.show(myCase, other.applicant, { caseId: other.caseId })).refusal, undefined)
})

test('silence goes on counting while a refusal waits: after five working days the case is accepted', async () => {
  const story = await refusedByWindow('2026-03-02')
  world.moveTo('2026-03-10')
  const head = await headOf(world, story)
  await assert.rejects(world.perform(confirmRefusal, head, { caseId: story.caseId }), refused('cases.deemed-accepted'))
  await runJob(world.app, sweepSilence)
  await runJob(world.app, sweepSilence)
  const page = await world.show(myCase, story.applicant, { caseId: story.caseId })
  assert.deepEqual([page.status, page.acceptedOn], ['accepted', '2026-03-02'])
  assert.match(page.timeline.findLast((one) => one.act === 'deem-accepted')!.words!, /没有在期限内经上级核准/)
})

test('nobody countersigns their own no, nor that of another body, and who may countersign needs nobody', async () => {
  const story = await givenCase(world)
  const both = { roles: ['approver', 'department-head'], organId: story.organ.id } as const
  const direct = (await givenStaff(world, { ...both, roles: [...both.roles] })).actor
  assert.equal((await world.perform(refuseAcceptance, direct, { caseId: story.caseId, ...no })).status, 'not-accepted')
  const waiting = await refusedByWindow()
  const promoted = { ...waiting.approver, grants: (await headOf(world, waiting)).grants }
  const own = world.perform(confirmRefusal, promoted, { caseId: waiting.caseId })
  await assert.rejects(own, refused('cases.own-proposal'))
  const elsewhere = await givenOrgan(world, { name: '青禾县卫生健康局', regionCode: '990123000000' })
  const stranger = await headOf(world, { organ: elsewhere })
  for (const act of [confirmRefusal, overturnRefusal]) {
    const input = { caseId: waiting.caseId, reason: '属于本局职权' }
    await assert.rejects(world.perform(act as typeof overturnRefusal, stranger, input), refused('kernel.not-yours'))
    await assert.rejects(
      world.perform(act as typeof overturnRefusal, waiting.approver, input),
      refused('kernel.not-permitted'),
    )
  }
})

test('where the body has settled it, a denial waits too: confirmed it is the decision, overturned it goes back', async () => {
  const confirmed = await waitingDenial()
  const page = await world.show(casePage, confirmed.approver, { caseId: confirmed.caseId })
  assert.deepEqual([page.status, page.proposal?.basis], ['examined', denial.basis])
  assert.equal((await world.perform(confirmDenial, confirmed.head, { caseId: confirmed.caseId })).status, 'denied')
  assert.ok((await lettersOf(confirmed)).includes('不予行政许可决定书'))
  const overturned = await waitingDenial()
  const back = await world.perform(overturnDenial, overturned.head, {
    caseId: overturned.caseId,
    reason: '应当现场核查',
  })
  assert.equal(back.status, 'accepted')
  assert.ok(!(await lettersOf(overturned)).includes('不予行政许可决定书'))
  const granted = await waitingDenial()
  assert.equal((await world.perform(grantCase, granted.approver, { caseId: granted.caseId })).status, 'granted')
})

test('what waits for a countersign is a list of its own, for those who may countersign it', async () => {
  const refusal = await refusedByWindow(undefined, await givenOrgan(world, { name: '青禾县文化和旅游局' }))
  const head = await headOf(world, refusal)
  const listOf = async (actor: typeof head) =>
    (await world.show(worklist, actor, { tab: 'countersign' })).rows.map((row) => row.id)
  const countOf = async () =>
    (await world.show(worklistTotals, head, {})).tabs.find((one) => one.tab === 'countersign')!.count
  assert.deepEqual([await listOf(head), await countOf()], [[refusal.caseId], 1])
  assert.deepEqual(await listOf(refusal.approver), [])
  assert.deepEqual(
    await listOf(await headOf(world, { organ: await givenOrgan(world, { name: '临江县交通运输局' }) })),
    [],
  )
  await world.perform(overturnRefusal, head, { caseId: refusal.caseId, reason: '属于本局职权' })
  assert.deepEqual([await listOf(head), await countOf()], [[], 0])
  const denied = await waitingDenial()
  assert.ok((await listOf(denied.head)).includes(denied.caseId))
})

test('whatever people do, no letter says no without a countersign', async () => {
  const deeds = ['refuse', 'confirm', 'overturn', 'accept', 'withdraw'] as const
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 5 }), async (plan) => {
      const story = await givenCase(world)
      const head = await headOf(world, story)
      const { caseId } = story
      const does = {
        refuse: () => world.perform(refuseAcceptance, story.approver, { caseId, ...no }),
        confirm: () => world.perform(confirmRefusal, head, { caseId }),
        overturn: () => world.perform(overturnRefusal, head, { caseId, reason: '属于本局职权' }),
        accept: () => world.perform(acceptCase, story.approver, { caseId }),
        withdraw: () => world.perform(withdrawCase, story.applicant, { caseId }),
      }
      for (const deed of plan) await does[deed]().catch((error: Problem) => assert.equal(error.status, 409))
      await world.deliverNews()
      const { rows } = await world.inside((ctx) =>
        sql<{ letters: number; signed: number }>`
          select (select count(*)::int from cases.letter where case_id = ${caseId} and kind = 'non-acceptance') as letters,
            (select count(*)::int from cases.case_event where case_id = ${caseId} and act = 'confirm-refusal') as signed`.execute(
          ctx.db,
        ),
      )
      assert.equal(rows[0]!.letters, rows[0]!.signed)
    }),
    { numRuns: 25 },
  )
})
