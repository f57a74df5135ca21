/** From the decision into the hands: at the desk, by post, and what the courier tells, however it comes. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { type CaseStory, givenCase, grantedCase } from '#modules/cases/testing.ts'
import { givenSignature } from '#modules/counter/testing.ts'
import { givenCitizen, givenStaff, someIdNumber } from '#modules/identity/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { billOf, takeAtCounter } from '#modules/payments/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { bookParcel } from './actions/book-parcel.ts'
import { chooseWay } from './actions/choose-way.ts'
import { handOver } from './actions/hand-over.ts'
import { printLabels } from './actions/print-labels.ts'
import { renewCode } from './actions/renew-code.ts'
import { settleReminders } from './actions/settle-reminders.ts'
import { takeTracking } from './actions/take-tracking.ts'
import type { TrackingCode } from './contract.ts'
import { askAgain, remindUncollected } from './jobs.ts'
import { type Courier, startCourier } from './stand-in/courier.ts'
import { handoutList } from './views/handout-list.ts'
import { handoutOf } from './views/handout-of.ts'

let world: World
let courier: Courier
let organ: Organ
let clerk: Actor
before(async () => {
  world = await openWorld()
  courier = await startCourier({ clock: world.clock })
  Object.assign(world.app.config, { courierUrl: courier.url })
  organ = await givenOrgan(world)
  clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id, name: '沈窗口' })).actor
})
after(async () => {
  await courier.close()
  await world.close()
})

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const recipient = { name: '王静雯', phone: '19900000001', address: '示范省示范市云溪区云桥路34号' }
const standing = (story: CaseStory, actor = story.applicant) => world.show(handoutOf, actor, { caseId: story.caseId })

const collecting = ({ caseId }: Pick<CaseStory, 'caseId'>) => ({
  caseId,
  taker: 'applicant' as const,
  name: '王静雯',
  onPaper: true,
})

async function codeKept({ caseId }: Pick<CaseStory, 'caseId'>) {
  const { rows } = await world.app.pool.query(
    'select pickup_code, wrong_codes from handouts.handout where case_id = $1',
    [caseId],
  )
  return rows[0]
}

async function ready(): Promise<CaseStory & { idNumber: string }> {
  world.moveTo('2026-03-02')
  const citizen = await givenCitizen(world)
  const story = await grantedCase(world, { organ, applicant: citizen.actor })
  await world.deliverNews()
  return { ...story, idNumber: citizen.idNumber }
}

async function posted() {
  const story = await ready()
  await world.perform(chooseWay, story.applicant, { caseId: story.caseId, way: 'post', recipient })
  await world.perform(bookParcel, clerk, { caseId: story.caseId })
  await world.deliverNews()
  const [shipment] = [...courier.shipments.keys()].slice(-1)
  const happen = (code: TrackingCode, at = world.clock.now()) => courier.happen(shipment!, code, at, recipient.name)
  const notice = async () => void (await world.perform(takeTracking, stranger, courier.noticeOf(shipment!)))
  return { ...story, shipment: shipment!, happen, notice }
}

test('a decided case waits at the desk with a code that only its applicant sees, and is told of once', async () => {
  const story = await ready()
  const own = await standing(story)
  assert.deepEqual([own.state, own.pickUpCode!.length, own.mayChoose], ['ready', 6, true])
  assert.equal((await standing(story, clerk)).pickUpCode, undefined)
  const { rows } = await world.show(handoutList, clerk, { limit: 100 })
  const row = rows.find(({ caseId }) => caseId === story.caseId)!
  const { rows: scanned } = await world.show(handoutList, clerk, { tab: 'post', number: story.number })
  assert.deepEqual(
    scanned.map((one) => one.caseId),
    [story.caseId],
  )
  assert.deepEqual([row.stateTitle, row.can.includes('hand-over')], ['待领取', true])
  const other = await givenCitizen(world)
  await assert.rejects(standing(story, other.actor), refused('kernel.not-found'))
})

test('the desk hands out to who proves to be the applicant and has signed; that is the delivery', async () => {
  const { caseId, idNumber, ...story } = await ready()
  const taking = { caseId, taker: 'applicant' as const, name: '王静雯' }
  await assert.rejects(world.perform(handOver, clerk, taking), refused('handouts.proof-missing'))
  await assert.rejects(
    world.perform(handOver, clerk, { ...taking, identifier: someIdNumber() }),
    refused('handouts.identity-wrong'),
  )
  await assert.rejects(
    world.perform(handOver, clerk, { ...taking, identifier: idNumber }),
    refused('handouts.signature-missing'),
  )
  await givenSignature(world, clerk, { caseId, purpose: 'collection', signer: '王静雯' })
  await world.perform(handOver, clerk, { ...taking, identifier: idNumber })
  await world.deliverNews()
  const file = await world.inside((ctx) =>
    ctx.db
      .selectFrom('cases.case_file' as never)
      .select(['status' as never])
      .where('id' as never, '=', caseId as never)
      .executeTakeFirst(),
  )
  assert.deepEqual(file, { status: 'closed' })
  assert.equal((await standing({ caseId, ...story })).state, 'done')
  await assert.rejects(
    world.perform(handOver, clerk, { ...taking, identifier: idNumber }),
    refused('handouts.act-not-open'),
  )
})

test('the pick-up code serves instead of the card, a wrong one does not', async () => {
  const story = await ready()
  const { pickUpCode } = await standing(story)
  const taking = collecting(story)
  await assert.rejects(
    world.perform(handOver, clerk, { ...taking, pickUpCode: 'AAAAAA' }),
    refused('handouts.code-wrong'),
  )
  assert.equal((await world.perform(handOver, clerk, { ...taking, pickUpCode })).state, 'done')
  await assert.rejects(world.perform(handOver, clerk, { ...taking, pickUpCode }), refused('handouts.act-not-open'))
  assert.deepEqual(await codeKept(story), { pickup_code: null, wrong_codes: 1 })
})

test('two desks that are told the same code at once hand out once', async () => {
  const story = await ready()
  const { pickUpCode } = await standing(story)
  const taking = { ...collecting(story), pickUpCode }
  const done = await Promise.allSettled([1, 2, 3].map(() => world.perform(handOver, clerk, taking)))
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('a code tried wrongly five times is stopped, on record and told; its applicant takes a new one, nobody else', async () => {
  const story = await ready()
  const { pickUpCode } = await standing(story)
  const taking = collecting(story)
  const wrong = (code = 'AAAAAA') => world.perform(handOver, clerk, { ...taking, pickUpCode: code })
  const tries = await Promise.allSettled(Array.from({ length: 7 }, () => wrong()))
  const codes = tries.map((one) => (one.status === 'rejected' ? (one.reason as Problem).code : 'done'))
  assert.equal(codes.filter((code) => code === 'handouts.code-wrong').length, 4)
  assert.equal(codes.filter((code) => code === 'handouts.code-stopped').length, 3)
  await assert.rejects(wrong(pickUpCode), refused('handouts.code-stopped'))
  const { rows: lines } = await world.app.pool.query(
    `select facts from kernel.audit where subject = $1 and act = 'handouts.hand-over' and outcome = 'refused'`,
    [story.caseId],
  )
  assert.equal(lines.length, 8)
  assert.doesNotMatch(JSON.stringify(lines), new RegExp(`AAAAAA|${pickUpCode}`))
  const { rows: told } = await world.app.pool.query(
    `select body from notices.message where about_id = $1 and title = '取件码已经停用'`,
    [story.caseId],
  )
  assert.deepEqual([told.length, told[0].body.includes(pickUpCode)], [1, false])
  assert.deepEqual([(await standing(story)).pickUpCode, (await standing(story)).codeStopped], [undefined, true])
  await assert.rejects(world.perform(renewCode, clerk, story), refused('kernel.not-yours'))
  await world.perform(renewCode, story.applicant, { caseId: story.caseId })
  const renewed = (await standing(story)).pickUpCode!
  assert.equal((await wrong(renewed)).state, 'done')
  await assert.rejects(
    world.perform(renewCode, story.applicant, { caseId: story.caseId }),
    refused('handouts.act-not-open'),
  )
})

test('a code dies when the post or the download is chosen, and comes back new with the desk', async () => {
  const story = await ready()
  const { pickUpCode } = await standing(story)
  const choose = (way: 'counter' | 'online' | 'post') =>
    world.perform(chooseWay, story.applicant, { caseId: story.caseId, way, recipient })
  const collect = () => world.perform(handOver, clerk, { ...collecting(story), pickUpCode })
  await choose('counter')
  assert.equal((await standing(story)).pickUpCode, pickUpCode)
  await choose('post')
  assert.equal((await standing(story)).pickUpCode, undefined)
  await assert.rejects(collect(), refused('handouts.no-code'))
  await assert.rejects(world.perform(renewCode, story.applicant, story), refused('handouts.act-not-open'))
  await choose('counter')
  await assert.rejects(collect(), refused('handouts.code-wrong'))
  await choose('online')
  await world.deliverNews()
  assert.equal((await standing(story)).state, 'done')
  assert.equal((await codeKept(story)).pickup_code, null)
})

test('an agent takes it with their own card and the letter of authority, and is named as one', async () => {
  const { caseId } = await ready()
  const agent = { caseId, taker: 'agent' as const, name: '陈代领', identifier: someIdNumber(), onPaper: true }
  await assert.rejects(world.perform(handOver, clerk, agent), refused('handouts.mandate-missing'))
  await world.perform(handOver, clerk, { ...agent, mandateSeen: true })
  const { rows } = await world.app.pool.query(
    `select facts from cases.case_event where case_id = $1 and act = 'deliver'`,
    [caseId],
  )
  assert.equal(rows[0].facts.receivedBy, '陈代领（代领）')
})

test('only clerks of the region hand out; lists show exactly what may be handed out', async () => {
  const story = await ready()
  const far = await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' })
  const farClerk = (await givenStaff(world, { roles: ['window-clerk'], organId: far.id })).actor
  const taking = { ...collecting(story), identifier: story.idNumber }
  await assert.rejects(world.perform(handOver, farClerk, taking), refused('kernel.not-yours'))
  await assert.rejects(world.perform(handOver, story.applicant, taking), refused('kernel.not-permitted'))
  assert.deepEqual((await world.show(handoutList, farClerk, {})).rows, [])
  const first = await world.show(handoutList, clerk, { limit: 1 })
  const second = await world.show(handoutList, clerk, { limit: 1, after: first.next })
  assert.ok(first.next && second.rows[0] && second.rows[0].caseId !== first.rows[0]!.caseId)
})

test('who chose when filing to download has the result at once when it is decided', async () => {
  world.moveTo('2026-03-02')
  const citizen = await givenCitizen(world)
  const story = await givenCase(world, { organ, applicant: citizen.actor })
  await world.perform(chooseWay, story.applicant, { caseId: story.caseId, way: 'online' })
  const granted = await grantedCase(world, { organ, applicant: citizen.actor })
  await world.perform(chooseWay, citizen.actor, { caseId: granted.caseId, way: 'online' })
  await world.deliverNews()
  assert.equal((await standing(granted)).state, 'done')
  assert.equal((await standing(story)).state, 'chosen')
})

test('a result whose fee is held for the delivery leaves in no way before it is paid; the download chosen is there as soon as it is', async () => {
  world.moveTo('2026-03-02')
  const citizen = await givenCitizen(world)
  const charged: Partial<ItemContent> = {
    fees: [{ name: '工本费', amount: 1000, standard: '每证 10 元', basis: '示范收费目录第一项' }],
    payment: { due: 'grant', holds: 'delivery', days: 15, refunds: [], basis: '示范收费目录' },
  }
  const payInCash = async ({ caseId }: CaseStory) => {
    const { bill } = await world.show(billOf, citizen.actor, { subjectId: caseId })
    await world.perform(takeAtCounter, clerk, { id: bill!.id, means: 'cash', amount: 1000 })
    await world.deliverNews()
  }
  const story = await grantedCase(world, { organ, applicant: citizen.actor, content: charged })
  const { caseId } = story
  await world.perform(chooseWay, citizen.actor, { caseId, way: 'online' })
  await world.deliverNews()
  assert.equal((await standing(story)).state, 'ready')
  const taking = { caseId, taker: 'applicant' as const, name: '王静雯', identifier: citizen.idNumber, onPaper: true }
  await assert.rejects(world.perform(handOver, clerk, taking), refused('cases.payment-due'))
  await world.perform(chooseWay, citizen.actor, { caseId, way: 'post', recipient })
  await assert.rejects(world.perform(bookParcel, clerk, { caseId }), refused('cases.payment-due'))
  const told = async ({ approver }: CaseStory) =>
    (await messagesOf(world, approver)).filter(({ title }) => title === '费用已经缴清').length
  await payInCash(story)
  assert.deepEqual([(await standing(story)).state, await told(story)], ['ready', 1])

  const waiting = await grantedCase(world, { organ, applicant: citizen.actor, content: charged })
  await world.perform(chooseWay, citizen.actor, { caseId: waiting.caseId, way: 'online' })
  await payInCash(waiting)
  assert.deepEqual([(await standing(waiting)).state, await told(waiting)], ['done', 0])
})

test('an address is needed for the post, is sealed and masked, and opened for the label by whoever may send it', async () => {
  const story = await ready()
  const choose = { caseId: story.caseId, way: 'post' as const }
  await assert.rejects(world.perform(chooseWay, story.applicant, choose), refused('handouts.address-missing'))
  await world.perform(chooseWay, story.applicant, { ...choose, recipient })
  const seen = await standing(story, clerk)
  assert.doesNotMatch(seen.recipient!, /19900000001|34号/)
  assert.equal(seen.given, undefined)
  const { rows: kept } = await world.app.pool.query('select recipient from handouts.handout where case_id = $1', [
    story.caseId,
  ])
  assert.doesNotMatch(kept[0].recipient, /云桥/)
  const { rows } = await world.perform(printLabels, clerk, { ids: [story.caseId] })
  assert.deepEqual([rows[0]!.address, rows[0]!.phone], [recipient.address, recipient.phone])
  const other = await givenCitizen(world)
  await assert.rejects(world.perform(chooseWay, other.actor, choose), refused('kernel.not-found'))
})

test('a parcel is booked once though the courier did not answer at first, and its signature is the delivery with its own date', async () => {
  const booked = courier.shipments.size
  courier.failNext(1)
  const story = await posted()
  assert.equal(courier.shipments.size, booked)
  assert.match(
    (await world.show(handoutList, clerk, { tab: 'on-the-way', limit: 100 })).rows.find(
      (row) => row.caseId === story.caseId,
    )!.failure!,
    /寄递服务/,
  )
  world.moveTo('2026-03-02', 10)
  await world.runJob(askAgain)
  await world.deliverNews()
  world.moveTo('2026-03-02', 14)
  await world.runJob(askAgain)
  await world.deliverNews()
  assert.equal(courier.shipments.size, booked + 1)
  const shipment = [...courier.shipments.keys()].at(-1)!
  courier.happen(shipment, 'collected', world.clock.now())
  const signedAt = new Date('2026-03-04T07:30:00Z')
  courier.happen(shipment, 'signed', signedAt, '王静雯')
  world.moveTo('2026-03-06')
  await world.runJob(askAgain)
  await world.deliverNews()
  const now = await standing(story)
  assert.deepEqual([now.state, now.endedAt, now.tracking !== undefined], ['done', signedAt.toISOString(), true])
  const { rows } = await world.app.pool.query(
    `select words from cases.case_event where case_id = $1 and act = 'deliver'`,
    [story.caseId],
  )
  assert.match(rows[0].words, /2026年3月4日.*王静雯签收/)
})

test('notices twice, unsigned by the courier, or of no shipment change nothing', async () => {
  const story = await posted()
  story.happen('collected')
  await story.notice()
  await story.notice()
  assert.equal((await standing(story)).events.length, 1)
  assert.equal((await messagesOf(world, story.applicant)).filter(({ body }) => /邮件号 SF\d/.test(body)).length, 1)
  const envelope = courier.noticeOf(story.shipment)
  await assert.rejects(
    world.perform(takeTracking, stranger, { ...envelope, message: envelope.message.replace('collected', 'signed') }),
    refused('handouts.tracking-not-signed'),
  )
  await assert.rejects(world.perform(bookParcel, clerk, { caseId: story.caseId }), refused('handouts.act-not-open'))
})

test('what comes back waits at the desk again, may be posted anew, and an old notice does not move the new parcel', async () => {
  const story = await posted()
  story.happen('collected')
  story.happen('returned', new Date(world.clock.now().getTime() + 1000))
  const old = courier.noticeOf(story.shipment)
  await story.notice()
  await world.deliverNews()
  const back = await standing(story)
  assert.deepEqual([back.state, back.way, back.pickUpCode?.length], ['returned', 'counter', 6])
  assert.ok(
    (await world.show(handoutList, clerk, { tab: 'returned', limit: 100 })).rows.some(
      (row) => row.caseId === story.caseId,
    ),
  )
  assert.deepEqual([back.stateTitle, back.given], ['退回，待领取', recipient])
  await world.perform(chooseWay, story.applicant, { caseId: story.caseId, way: 'post', recipient })
  // Posted anew, it is the post desk's again, under the tab where parcels are booked.
  const { rows } = await world.show(handoutList, clerk, { tab: 'post', limit: 100 })
  assert.equal(rows.find((row) => row.caseId === story.caseId)?.stateTitle, '退回，待重新寄出')
  await world.perform(bookParcel, clerk, { caseId: story.caseId })
  await world.deliverNews()
  await assert.rejects(world.perform(takeTracking, stranger, old), refused('handouts.shipment-unknown'))
  assert.equal((await standing(story)).state, 'booked')
})

test('where no courier is, nothing can be posted', async () => {
  const story = await ready()
  Object.assign(world.app.config, { courierUrl: undefined })
  await assert.rejects(
    world.perform(chooseWay, story.applicant, { caseId: story.caseId, way: 'post', recipient }),
    refused('handouts.courier-off'),
  )
  Object.assign(world.app.config, { courierUrl: courier.url })
})

test('who does not fetch it is reminded after the days their body settled, and again', async () => {
  const story = await ready()
  const head = (await givenStaff(world, { roles: ['department-head'], organId: organ.id })).actor
  const reminded = async () =>
    (await world.show(handoutList, clerk, { limit: 100 })).rows.find((row) => row.caseId === story.caseId)!.reminded
  await assert.rejects(
    world.perform(settleReminders, clerk, { organId: organ.id, firstDays: 2, againDays: 3 }),
    refused('kernel.not-permitted'),
  )
  world.moveTo('2026-03-06')
  await world.runJob(remindUncollected)
  assert.equal(await reminded(), 0)
  world.moveTo('2026-03-07')
  await world.runJob(remindUncollected)
  await world.runJob(remindUncollected)
  assert.equal(await reminded(), 1)
  await world.perform(settleReminders, head, { organId: organ.id, firstDays: 2, againDays: 3 })
  world.moveTo('2026-03-17')
  await world.runJob(remindUncollected)
  world.moveTo('2026-03-20')
  await world.runJob(remindUncollected)
  assert.equal(await reminded(), 3)
})
