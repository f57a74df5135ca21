/** Undoing a grant: 撤销 (行政许可法 art. 69), 撤回 and 变更 (art. 8), 注销 (art. 70), the holder heard first (art. 7). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger, systemActor } from '#kernel/actor.ts'
import type { InputOf } from '#kernel/contract.ts'
import type { Problem } from '#kernel/problem.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { describeLicences } from '#modules/licences/index.ts'
import { cancelLicence, licencePage, withdrawLicence } from '#modules/licences/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { decideUndoing } from './actions/decide-undoing.ts'
import { dropUndoing } from './actions/drop-undoing.ts'
import { payCompensation } from './actions/pay-compensation.ts'
import { recordUndoingStatement } from './actions/record-undoing-statement.ts'
import { remindUndoing } from './actions/remind-undoing.ts'
import { settleBodyRules } from './actions/settle-body-rules.ts'
import { stateOnUndoing } from './actions/state-on-undoing.ts'
import { tellUndoing } from './actions/tell-undoing.ts'
import type { tellUndoing as tellUndoingRoute } from './contract.ts'
import { type CaseStory, closedCase, deniedCase, grantedCase, headOf } from './testing.ts'
import { sweepAnswers } from './reminders.ts'
import { sweepUndoings } from './undoing-doors.ts'
import { casePage } from './views/case-page.ts'
import { findCase } from './views/find-case.ts'
import { myCase } from './views/my-case.ts'
import { myCases } from './views/my-cases.ts'
import { progress } from './views/progress.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const licensed: Partial<ItemContent> = {
  result: { kind: 'licence', name: '食品经营许可证', licenceType: 'food-business', faceFields: ['name'] },
}
type Story = CaseStory & { licenceId: string; head: Actor }

async function inForce(change: Parameters<typeof closedCase>[1] = {}): Promise<Story> {
  world.moveTo('2026-03-02')
  const story = await closedCase(world, { content: licensed, ...change })
  return { ...story, licenceId: story.licenceId!, head: await headOf(world, story) }
}

type Intent = Omit<InputOf<typeof tellUndoingRoute>, 'caseId'>
const annulment: Intent = {
  kind: 'annul',
  ground: 'unqualified',
  reason: '经查，申请时的经营场所不具备法定条件',
  basis: '《示范条例》第十条',
}
const recall: Intent = { ...annulment, kind: 'recall', ground: 'law-changed', reason: '所依据的规章已经废止' }
const why = { reason: '听取意见后仍认定不具备法定条件' }
const owed = { amount: 1_234_567, basis: '评估报告〔2026〕3 号' }

const tell = ({ head, caseId }: Story, intent: Intent = annulment) =>
  world.perform(tellUndoing, head, { caseId, ...intent })
const state = ({ applicant, caseId }: Story) =>
  world.perform(stateOnUndoing, applicant, { caseId, no: 1, statement: '场所已经按要求改造完毕' })
const decide = ({ head, caseId }: Story, more: object = why) =>
  world.perform(decideUndoing, head, { caseId, no: 1, ...why, ...more })
const mine = ({ applicant, caseId }: Story) => world.show(myCase, applicant, { caseId })
const inside = ({ head, caseId }: Story) => world.show(casePage, head, { caseId })
const standing = async ({ licenceId }: Story) =>
  (await world.inside((ctx) => describeLicences(ctx, [licenceId]))).get(licenceId)!.status
const lettersOf = async (story: Story) => {
  await world.deliverNews()
  return (await mine(story)).letters.map(({ title }) => title)
}

test('a grant is annulled after its holder was told and heard; case, lists, licence and letters say so', async () => {
  const story = await inForce()
  const told = await tell(story)
  assert.deepEqual([told.no, told.can], [1, ['record-statement', 'drop']])
  assert.ok((await lettersOf(story)).includes('拟撤销行政许可告知书'))
  const [shown] = (await mine(story)).undoings
  assert.deepEqual(
    [shown!.answerBy, shown!.can, shown!.article],
    ['2026-03-09', ['state'], '《行政许可法》第六十九条第一款第四项'],
  )
  await assert.rejects(decide(story), refused('cases.holder-not-heard'))
  await state(story)
  await assert.rejects(state(story), refused('cases.undoing-not-open'))
  await world.deliverNews()
  assert.ok((await messagesOf(world, story.head)).some(({ title }) => title === '持证人已经陈述申辩'))
  assert.equal((await inside(story)).undoings[0]!.statement, '场所已经按要求改造完毕')
  await decide(story, { compensation: owed })
  assert.equal(await standing(story), 'withdrawn')
  assert.ok((await lettersOf(story)).includes('撤销行政许可决定书'))
  const page = await mine(story)
  assert.deepEqual([page.status, page.statusTitle, page.undone!.title], ['closed', '决定已撤销', '决定已撤销'])
  assert.match(page.next, /已被撤销/)
  assert.ok(page.undone!.remedies.length > 0)
  const { number, queryCode, applicant } = story
  const [row] = (await world.show(myCases, applicant, { show: 'all' })).rows
  const [found] = (await world.show(findCase, story.approver, { q: number })).rows
  const seen = await world.show(progress, stranger, { number, code: queryCode })
  assert.deepEqual([row!.statusTitle, found!.statusTitle, seen.statusTitle], Array(3).fill('决定已撤销'))
  assert.deepEqual(
    page.timeline.slice(-3).map(({ title }) => title),
    ['告知拟撤销，听取陈述申辩', '对拟撤销陈述申辩', '决定撤销'],
  )
})

test('silence past the time told lets it be decided, and those who decide are told once', async () => {
  const story = await inForce()
  await tell(story)
  world.moveTo('2026-03-09')
  for (let again = 0; again < 2; again++) await world.runJob(sweepAnswers)
  const reminded = (await messagesOf(world, story.applicant)).filter(({ title }) => title === '陈述申辩快到期了')
  assert.equal(reminded.length, 1)
  assert.match(reminded[0]!.body, /最后一天是2026年3月9日/)
  await assert.rejects(decide(story), refused('cases.holder-not-heard'))
  world.moveTo('2026-03-10')
  await world.runJob(sweepUndoings)
  await world.runJob(sweepUndoings)
  await world.deliverNews()
  const told = (await messagesOf(world, story.head)).filter(({ title }) => title === '陈述申辩的期限已满')
  assert.equal(told.length, 1)
  const input = { caseId: story.caseId, no: 1 }
  await assert.rejects(world.perform(remindUndoing, story.head, input), refused('kernel.not-permitted'))
  assert.equal((await world.perform(remindUndoing, systemActor('test'), input)).told, false)
  await decide(story)
  assert.equal(await standing(story), 'withdrawn')
})

test('how long the holder has is what the body settled', async () => {
  const organ = await givenOrgan(world, { name: '青禾县市场监督管理局' })
  const story = await inForce({ organ })
  const rules = { organId: organ.id, deferralMissed: 'terminate', answerDays: 10 } as const
  await world.perform(settleBodyRules, story.head, rules)
  await tell(story)
  assert.equal((await mine(story)).undoings[0]!.answerBy, '2026-03-16')
})

test('what the law changed under it is recalled for compensation, which is recorded until it is paid', async () => {
  const story = await inForce()
  await tell(story, recall)
  await world.perform(recordUndoingStatement, story.head, {
    caseId: story.caseId,
    no: 1,
    statement: '同意撤回，请求补偿装修费用',
  })
  await assert.rejects(decide(story), refused('cases.compensation-unsaid'))
  const { can } = await decide(story, { compensation: owed })
  assert.deepEqual([can, await standing(story)], [['pay'], 'recalled'])
  assert.ok((await lettersOf(story)).includes('撤回行政许可决定书'))
  const pay = (paidOn: string) =>
    world.perform(payCompensation, story.head, { caseId: story.caseId, no: 1, paidOn, voucher: '支 0001' })
  for (const wrong of ['2026-03-01', '2026-03-03']) await assert.rejects(pay(wrong), refused('cases.payment-day'))
  await pay('2026-03-02')
  await assert.rejects(pay('2026-03-02'), refused('cases.undoing-not-open'))
  await world.deliverNews()
  const [shown] = (await mine(story)).undoings
  assert.deepEqual(
    [shown!.owed, shown!.compensation, shown!.paidOn, shown!.statedTo],
    ['补偿', 1_234_567, '2026-03-02', story.head.name],
  )
  assert.ok((await messagesOf(world, story.applicant)).some(({ title }) => title === '补偿（赔偿）已经支付'))
})

test('a changed licence goes on under its number with its new terms', async () => {
  const story = await inForce()
  const change: Intent = { ...recall, kind: 'change' }
  await assert.rejects(tell(story, change), refused('cases.new-terms-unsaid'))
  await tell(story, { ...change, newTerms: '不得再经营散装熟食' })
  await state(story)
  await decide(story, { compensation: { amount: 0, basis: '没有造成财产损失' } })
  assert.equal(await standing(story), 'superseded')
  const page = await mine(story)
  assert.notEqual(page.licenceId, story.licenceId)
  assert.deepEqual([page.statusTitle, page.undone!.title], ['已办结', '许可已变更'])
  const anew = { ...story, licenceId: page.licenceId! }
  assert.equal(await standing(anew), 'valid')
  assert.ok((await lettersOf(story)).includes('变更行政许可决定书'))
  await tell(anew, annulment)
})

test('after fraud nothing is owed', async () => {
  const story = await inForce()
  await tell(story, { ...annulment, ground: 'fraud' })
  await state(story)
  await assert.rejects(decide(story, { compensation: owed }), refused('cases.nothing-owed'))
  await decide(story)
})

test('who was right keeps the licence', async () => {
  const story = await inForce()
  await tell(story)
  await world.perform(dropUndoing, story.head, { caseId: story.caseId, no: 1, reason: '意见成立，场所符合条件' })
  await world.deliverNews()
  const page = await mine(story)
  assert.deepEqual(
    [page.undone, page.undoings[0]!.statusTitle, await standing(story)],
    [undefined, '不予撤销', 'valid'],
  )
  assert.ok((await messagesOf(world, story.applicant)).some(({ title }) => title === '决定不予撤销'))
  assert.equal((await tell(story)).no, 2)
})

test('what only follows from other facts is struck off at once, and only then', async () => {
  const story = await inForce()
  const strike = (ground: Intent['ground']): Intent => ({ ...annulment, kind: 'cancel', ground })
  for (const ground of ['expired', 'undone', 'dissolved'] as const)
    await assert.rejects(tell(story, strike(ground)), refused('cases.ground-not-open'))
  await assert.rejects(tell(story, { ...annulment, ground: 'law-changed' }), refused('cases.ground-not-open'))
  await tell(story)
  await assert.rejects(tell(story), refused('cases.undoing-not-open'))
  await state(story)
  await decide(story)
  await assert.rejects(tell(story), refused('cases.ground-not-open'))
  const struck = await tell(story, strike('undone'))
  assert.deepEqual([struck.no, struck.can, await standing(story)], [2, [], 'cancelled'])
  assert.ok((await lettersOf(story)).includes('注销行政许可决定书'))
  assert.equal((await mine(story)).statusTitle, '许可已注销')
  assert.deepEqual((await inside(story)).undoingChoices, [])
})

test('a decision that has not been handed over, or was a no, has no effect to undo', async () => {
  world.moveTo('2026-03-02')
  for (const story of [await grantedCase(world), await deniedCase(world)]) {
    const head = await headOf(world, story)
    const intent = { caseId: story.caseId, ...annulment }
    await assert.rejects(world.perform(tellUndoing, head, intent), refused('cases.grant-not-in-effect'))
    assert.deepEqual((await world.show(casePage, head, { caseId: story.caseId })).undoingChoices, [])
  }
})

test('none of it is open to an approver, another body, a neighbour or a stranger', async () => {
  const story = await inForce()
  const { caseId } = story
  const elsewhere = await headOf(world, { organ: await givenOrgan(world, { name: '云溪区教育局' }) })
  const other = await inForce()
  await tell(story)
  const acts = [
    [tellUndoing, { caseId, ...annulment }],
    [recordUndoingStatement, { caseId, no: 1, statement: '当面陈述意见' }],
    [decideUndoing, { caseId, no: 1, ...why }],
    [dropUndoing, { caseId, no: 1, ...why }],
    [payCompensation, { caseId, no: 1, paidOn: '2026-03-02', voucher: '支 0001' }],
  ] as const
  for (const [act, input] of acts) {
    const by = (actor: Actor) => world.perform(act as typeof dropUndoing, actor, input as never)
    await assert.rejects(by(story.approver), refused('kernel.not-permitted'))
    await assert.rejects(by(elsewhere), refused('kernel.not-yours'))
    await assert.rejects(by(stranger), refused('kernel.sign-in-needed'))
  }
  const said = { caseId, no: 1, statement: '我有话要说' }
  await assert.rejects(world.perform(stateOnUndoing, other.applicant, said), refused('kernel.not-yours'))
  assert.deepEqual((await world.show(casePage, story.approver, { caseId })).undoingChoices, [])
})

test('a licence that a case granted is not undone behind its case', async () => {
  const { licenceId, head } = await inForce()
  const grounds = { id: licenceId, reason: '经查不具备法定条件', basis: '《行政许可法》第六十九条' }
  await assert.rejects(world.perform(withdrawLicence, head, grounds), refused('licences.through-its-case'))
  await assert.rejects(
    world.perform(cancelLicence, head, { ...grounds, ground: 'undone' }),
    refused('licences.through-its-case'),
  )
  const page = await world.show(licencePage, head, { id: licenceId })
  assert.deepEqual([page.can, page.mayTell], [[], ['suspend', 'revoke']], 'a penalty is told first')
})

test('while the holidays of its year are not published nothing follows from the last day to speak; published, it moves and both are told', async () => {
  const story = await inForce()
  world.moveTo('2026-12-28')
  await tell(story)
  const [shown] = (await mine(story)).undoings
  assert.deepEqual([shown!.answerBy, shown!.answerProvisional], ['2027-01-04', true])
  world.moveTo('2027-01-05')
  await world.runJob(sweepUndoings)
  await assert.rejects(decide(story), refused('cases.holder-not-heard'))
  const holidays = ['2027-01-01', '2027-01-04'].map((date) => ({ date, name: '元旦' }))
  await givenPublishedYear(world, 2027, { holidays })
  await world.deliverNews()
  const [moved] = (await mine(story)).undoings
  assert.deepEqual([moved!.answerBy, moved!.answerProvisional], ['2027-01-06', false])
  for (const who of [story.applicant, story.head]) {
    const told = (await messagesOf(world, who)).find(({ title }) => title === '对拟撤销陈述申辩的最后一天有变动')
    assert.match(told?.body ?? '', /由2027年1月4日改为2027年1月6日/)
  }
  world.moveTo('2027-01-06')
  await assert.rejects(decide(story), refused('cases.holder-not-heard'))
  world.moveTo('2027-01-07')
  await decide(story)
})
