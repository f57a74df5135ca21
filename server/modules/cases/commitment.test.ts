/** 告知承诺: chosen freely, decided on the spot, checked afterwards, kept or broken, and repaired. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Actor, stranger } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { commitmentExample, givenItem } from '#modules/catalogue/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { answerRequest, creditRecords, makeRequest, myCredit } from '#modules/credit/testing.ts'
import { givenCitizen, givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { describeLicences } from '#modules/licences/index.ts'
import { openWorld, type World } from '#server/testing.ts'
import { exportChecks } from './actions/export-checks.ts'
import { concludeCheck } from './actions/conclude-check.ts'
import { confirmCorrected } from './actions/confirm-corrected.ts'
import { decideOnTheSpot } from './actions/decide-on-the-spot.ts'
import { fileCase } from './actions/file-case.ts'
import { previewActLetter } from './actions/preview-act-letter.ts'
import { reportFinding } from './actions/report-finding.ts'
import { stateView } from './actions/state-view.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { sweepChecks } from './easier-jobs.ts'
import { sweepAnswers } from './reminders.ts'
import { filledForm, filledMaterials, givenFile, headOf } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { commitmentChecks } from './views/commitment-checks.ts'
import { commitmentOffer } from './views/commitment-offer.ts'
import { myCase } from './views/my-case.ts'

const checkNotices = async (ctx: Ctx, caseId: string) =>
  (
    await sql<{ title: string }>`
      select distinct title, min(sent_at) as at from notices.message
      where about_id = ${caseId} and title like '承诺核查%' group by title order by at`.execute(ctx.db)
  ).rows

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const promising: Partial<ItemContent> = {
  commitment: commitmentExample({ materials: ['premises'] }),
  result: { kind: 'licence', name: '食品经营许可证', licenceType: 'food-business', faceFields: ['name'] },
}

async function givenPromise(changes: Partial<ItemContent> = {}, applicant?: Actor) {
  const organ = await givenOrgan(world)
  const item = await givenItem(world, { organId: organ.id, content: { ...promising, ...changes } })
  const maker = applicant ?? (await givenCitizen(world, { name: '王静雯' })).actor
  const approver = (await givenStaff(world, { roles: ['approver'], organId: organ.id })).actor
  const { offer } = await world.show(commitmentOffer, maker, { itemId: item.itemId })
  const input = { itemId: item.itemId, values: filledForm(item.content), materials: [] }
  const commitment = { fingerprint: offer!.fingerprint }
  const file = () => world.perform(fileCase, maker, { ...input, commitment })
  return { organ, item, maker, approver, offer: offer!, input, file }
}

async function grantedPromise(changes: Partial<ItemContent> = {}) {
  const story = await givenPromise(changes)
  const { caseId } = await story.file()
  const { licenceId } = await world.perform(decideOnTheSpot, story.approver, { caseId })
  await world.deliverNews()
  return { ...story, caseId, licenceId: licenceId! }
}
type Story = Awaited<ReturnType<typeof grantedPromise>>

const shown = async ({ maker, caseId }: Pick<Story, 'maker' | 'caseId'>) =>
  (await world.show(myCase, maker, { caseId })).commitment!
const line = async (story: Pick<Story, 'maker' | 'caseId'>) =>
  (await shown(story)).life.map((step) => `${step.title}${step.state}`)

async function found(story: Story) {
  const documentIds = [await givenFile(world, story.approver, '现场照片.pdf')]
  const input = { caseId: story.caseId, findings: '申报的地址没有经营场所', documentIds }
  return world.perform(reportFinding, story.approver, input)
}
const broken = { reason: '承诺的条件自始不具备', basis: '国办发〔2020〕42号' }

test('the promise stands for its materials, is signed as read, and is decided on the spot though the item is a promised one', async () => {
  const story = await givenPromise()
  assert.match(story.offer.text, /^王静雯就“示范经营许可”向.+承诺/)
  const { caseId, status } = await story.file()
  assert.equal(status, 'filed')
  const page = await world.show(casePage, story.approver, { caseId })
  assert.equal(page.materials[0]!.how, 'commitment')
  assert.equal(page.clock.dueOn, '2026-03-02')
  assert.deepEqual([page.commitment!.fingerprint, page.commitment!.text], [story.offer.fingerprint, story.offer.text])
  await world.perform(decideOnTheSpot, story.approver, { caseId })
  const early = { caseId, findings: '没有经营场所', documentIds: [await givenFile(world, story.approver)] }
  await assert.rejects(world.perform(reportFinding, story.approver, early), { code: 'cases.decision-not-delivered' })
  await world.deliverNews()
  const mine = await world.show(myCase, story.maker, { caseId })
  assert.equal(mine.status, 'closed')
  assert.ok(mine.letters.some((letter) => letter.title === '告知承诺书'))
  assert.deepEqual(
    mine.commitment!.life.map((step) => `${step.title}${step.state}`),
    ['承诺done', '决定done', '核查now', '结果ahead', '修复none'],
  )
  // 30 working days from 2 March 2026, with the holiday of Qingming between.
  assert.equal(mine.commitment!.check!.dueOn, '2026-04-14')
})

test('not chosen is the ordinary way: every material is asked for and nothing is decided on the spot', async () => {
  const story = await givenPromise()
  await assert.rejects(world.perform(fileCase, story.maker, story.input), { code: 'cases.materials-missing' })
  const materials = await filledMaterials(world, story.maker, story.item.content)
  const { caseId } = await world.perform(fileCase, story.maker, { ...story.input, materials })
  const page = await world.show(casePage, story.approver, { caseId })
  assert.deepEqual([page.commitment, page.can.includes('decide-on-the-spot')], [undefined, false])
})

test('what was not read is not signed, an item without a commitment takes none, and nobody else signs', async () => {
  const story = await givenPromise()
  const commitment = { fingerprint: '0'.repeat(64) }
  await assert.rejects(world.perform(fileCase, story.maker, { ...story.input, commitment }), {
    code: 'cases.commitment-changed',
  })
  const other = (await givenCitizen(world, { name: '李明' })).actor
  const theirs = { ...story.input, commitment: { fingerprint: story.offer.fingerprint } }
  await assert.rejects(world.perform(fileCase, other, theirs), { code: 'cases.commitment-changed' })
  await assert.rejects(world.perform(fileCase, stranger, theirs), { code: 'kernel.sign-in-needed' })
  const plain = await givenItem(world, { organId: story.organ.id, content: { commitment: undefined } })
  await assert.rejects(world.perform(fileCase, story.maker, { ...theirs, itemId: plain.itemId }), {
    code: 'cases.commitment-not-offered',
  })
})

test('the promise may be taken back before the decision, and then nothing is checked', async () => {
  const story = await givenPromise()
  const { caseId } = await story.file()
  await world.perform(withdrawCase, story.maker, { caseId })
  assert.deepEqual(await line({ ...story, caseId }), ['承诺done', '决定none', '核查none', '结果none', '修复none'])
})

test('a promise found true is kept, with evidence, and excludes from nothing', async () => {
  const story = await grantedPromise()
  const documentIds = [await givenFile(world, story.approver)]
  const kept = { caseId: story.caseId, outcome: 'kept' as const, reason: '现场查看，与承诺一致', documentIds }
  assert.equal((await world.perform(concludeCheck, story.approver, kept)).status, 'kept')
  assert.deepEqual(await line(story), ['承诺done', '决定done', '核查done', '结果done', '修复none'])
  await assert.rejects(world.perform(concludeCheck, story.approver, kept), { code: 'cases.check-act-not-open' })
  assert.deepEqual((await world.show(commitmentOffer, story.maker, { itemId: story.item.itemId })).excluded, [])
})

test('nothing follows from a finding before the holder was heard or the time to speak has passed', async () => {
  const story = await grantedPromise()
  const revoke = { caseId: story.caseId, outcome: 'revoke' as const, ...broken }
  await assert.rejects(world.perform(concludeCheck, story.approver, revoke), { code: 'cases.check-act-not-open' })
  assert.equal((await found(story)).status, 'hearing')
  await assert.rejects(world.perform(concludeCheck, story.approver, revoke), { code: 'cases.answer-still-open' })
  const other = (await givenCitizen(world)).actor
  const statement = { caseId: story.caseId, statement: '场所正在装修' }
  await assert.rejects(world.perform(stateView, other, statement), { code: 'kernel.not-yours' })
  await world.perform(stateView, story.maker, statement)
  await assert.rejects(world.perform(stateView, story.maker, statement), { code: 'cases.check-act-not-open' })
  assert.equal((await shown(story)).check!.statement, '场所正在装修')
  assert.equal((await world.perform(concludeCheck, story.approver, revoke)).status, 'revoked')
})

test('a broken promise undoes grant and licence, excludes from promising, and ends with the repair', async () => {
  const story = await grantedPromise()
  await found(story)
  world.moveTo('2026-03-20')
  await world.perform(concludeCheck, story.approver, { caseId: story.caseId, outcome: 'revoke', ...broken })
  await world.deliverNews()
  const licence = await world.inside((ctx) => describeLicences(ctx, [story.licenceId]))
  assert.equal(licence.get(story.licenceId)!.status, 'withdrawn')
  const mine = await world.show(myCase, story.maker, { caseId: story.caseId })
  const titles = mine.letters.map((letter) => letter.title)
  assert.ok(titles.includes('核查情况告知书') && titles.includes('撤销行政许可决定书'), titles.join())
  assert.deepEqual(await line(story), ['承诺done', '决定done', '核查done', '结果broken', '修复now'])

  const { excluded, offer } = await world.show(commitmentOffer, story.maker, { itemId: story.item.itemId })
  assert.deepEqual(
    excluded.map((one) => one.what),
    ['申报的地址没有经营场所'],
  )
  const again = { ...story.input, commitment: { fingerprint: offer!.fingerprint } }
  await assert.rejects(world.perform(fileCase, story.maker, again), { code: 'cases.commitment-excluded' })
  const materials = await filledMaterials(world, story.maker, story.item.content)
  const ordinary = await world.perform(fileCase, story.maker, { ...story.input, materials })
  assert.equal((await world.show(myCase, story.maker, ordinary)).commitment, undefined)

  const [record] = (await world.show(myCredit, story.maker, {})).rows
  await world.perform(makeRequest, story.maker, { id: record!.id, kind: 'repair', statement: '已经租下固定的场所' })
  const head = await headOf(world, story)
  const { rows } = await world.show(creditRecords, head, { waiting: 'yes' })
  const request = rows.find((row) => row.id === record!.id)!.requests[0]!
  await world.perform(answerRequest, head, { id: request.id, outcome: 'granted', answer: '已经整改' })
  assert.deepEqual(await line(story), ['承诺done', '决定done', '核查done', '结果broken', '修复done'])
  // Repaired, but checked as a high risk from now on.
  const { caseId } = await world.perform(fileCase, story.maker, again)
  await world.perform(decideOnTheSpot, story.approver, { caseId })
  assert.equal((await shown({ maker: story.maker, caseId })).check!.risk, '高')
})

test('what can be mended is mended by a day; only after it may the grant be undone', async () => {
  const story = await grantedPromise()
  await found(story)
  await world.perform(stateView, story.maker, { caseId: story.caseId, statement: '马上整改' })
  const correct = { caseId: story.caseId, outcome: 'correct' as const, ...broken, correctBy: '2026-04-10' }
  assert.equal((await world.perform(concludeCheck, story.approver, correct)).status, 'correcting')
  const revoke = { caseId: story.caseId, outcome: 'revoke' as const, ...broken }
  await assert.rejects(world.perform(concludeCheck, story.approver, revoke), { code: 'cases.correction-still-open' })
  const done = { caseId: story.caseId, reason: '现场复查，已经整改' }
  assert.equal((await world.perform(confirmCorrected, story.approver, done)).status, 'corrected')
  assert.deepEqual(await line(story), ['承诺done', '决定done', '核查done', '结果done', '修复now'])
})

test('staff of another body neither see the check nor act on it', async () => {
  const story = await grantedPromise()
  const elsewhere = await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' })
  const other = (await givenStaff(world, { roles: ['approver', 'department-head'], organId: elsewhere.id })).actor
  await assert.rejects(world.perform(concludeCheck, other, { caseId: story.caseId, outcome: 'kept', reason: '属实' }), {
    code: 'kernel.not-yours',
  })
  const { rows } = await world.show(commitmentChecks, other, {})
  assert.ok(rows.every((row) => row.caseId !== story.caseId))
})

test('the list shows first what is due first, and the sweep reminds once before the day and once after it', async () => {
  const story = await grantedPromise()
  const notices = async () => (await world.inside((ctx) => checkNotices(ctx, story.caseId))).map((row) => row.title)
  const day = (await shown(story)).check!.dueOn
  const pages = async (show: 'open' | 'overdue') => (await world.show(commitmentChecks, story.approver, { show })).rows
  const due = (await pages('open')).map((row) => row.nextOn)
  assert.deepEqual(due, due.toSorted())
  assert.ok((await pages('open')).some((row) => row.caseId === story.caseId))
  world.moveTo(day)
  for (let times = 0; times < 2; times++) await world.runJob(sweepChecks)
  assert.deepEqual(await notices(), ['承诺核查快到期了'])
  world.moveTo('2026-06-01')
  for (let times = 0; times < 2; times++) await world.runJob(sweepChecks)
  assert.deepEqual(await notices(), ['承诺核查快到期了', '承诺核查已经逾期'])
  const late = await pages('overdue')
  assert.ok(late.some((row) => row.caseId === story.caseId) && late.every((row) => row.overdue))
  const { exportId } = await world.perform(exportChecks, story.approver, { show: 'overdue', format: 'csv' })
  await world.deliverNews()
  const { rows } = await world.inside((ctx) =>
    sql<{ status: string; written: number }>`
      select status, rows_written as written from exports.export_job where id = ${exportId}`.execute(ctx.db),
  )
  assert.deepEqual(rows, [{ status: 'ready', written: late.length }])
})

test('what the check tells is seen before it is told: the finding, the order to correct, the revocation', async () => {
  const story = await grantedPromise()
  const { caseId, approver } = story
  const look = async (act: 'report-finding' | 'conclude-check', input: Record<string, unknown>) =>
    JSON.stringify((await world.perform(previewActLetter, approver, { caseId, act, input })).letters)
  const documentIds = [await givenFile(world, approver, '现场照片.pdf')]
  assert.match(
    await look('report-finding', { findings: '申报的地址没有经营场所', documentIds }),
    /核查情况告知书.*申报的地址没有经营场所/,
  )
  assert.equal((await shown(story)).check?.status, 'due')
  assert.equal(await look('conclude-check', { outcome: 'kept', reason: '现场与承诺一致', documentIds: [] }), '[]')
  await found(story)
  await world.perform(stateView, story.maker, { caseId, statement: '已经说明情况' })
  const correct = { outcome: 'correct', ...broken, correctBy: '2026-04-10', documentIds: [] }
  assert.match(await look('conclude-check', correct), /责令限期整改通知书.*承诺的条件自始不具备.*4月10日前/)
  const revoke = { outcome: 'revoke', ...broken, documentIds: [] }
  assert.match(await look('conclude-check', revoke), /撤销行政许可决定书.*承诺的条件自始不具备/)
})

test('the days of a check and of an answer to it move with the holidays of their year, and before that nothing follows from them', async () => {
  world.moveTo('2026-12-28')
  const heard = await grantedPromise()
  await found(heard)
  const due = await grantedPromise()
  const days = async (story: Story) => {
    const { answerBy, dueOn, provisional } = (await shown(story)).check!
    return [answerBy ?? dueOn, provisional]
  }
  assert.deepEqual(await days(heard), ['2027-01-04', true])
  const [was, sure] = await days(due)
  assert.equal(sure, true)
  world.moveTo('2027-01-05')
  const revoke = { caseId: heard.caseId, outcome: 'revoke' as const, ...broken }
  await assert.rejects(world.perform(concludeCheck, heard.approver, revoke), { code: 'cases.answer-still-open' })
  const holidays = ['2027-01-01', '2027-01-04'].map((date) => ({ date, name: '元旦' }))
  await givenPublishedYear(world, 2027, { holidays })
  await world.deliverNews()
  assert.deepEqual(await days(heard), ['2027-01-06', false])
  for (let again = 0; again < 2; again++) await world.runJob(sweepAnswers)
  const near = (await messagesOf(world, heard.maker)).filter(({ title }) => title === '对核查情况的陈述申辩快到期了')
  assert.equal(near.length, 1)
  assert.ok((await days(due))[0]! > was!)
  const bodyOf = async (who: Actor, title: string) =>
    (await messagesOf(world, who)).find((one) => one.title === title)?.body ?? ''
  assert.match(await bodyOf(heard.maker, '对核查情况陈述申辩的最后一天有变动'), /改为2027年1月6日/)
  assert.match(await bodyOf(heard.approver, '对核查情况陈述申辩的最后一天有变动'), /改为2027年1月6日/)
  assert.match(await bodyOf(due.approver, '核查告知承诺的最后一天有变动'), /办件/)
  assert.equal(await bodyOf(due.maker, '核查告知承诺的最后一天有变动'), '')
  world.moveTo('2027-01-07')
  assert.equal((await world.perform(concludeCheck, heard.approver, revoke)).status, 'revoked')
})
