import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { findLicences } from '#modules/licences/index.ts'
import { licencePdf, myLicence, myLicences, showLicence } from '#modules/licences/testing.ts'
import {
  billList,
  billOf,
  givenGateway,
  noticeArrives,
  openPayPage,
  type PaymentGateway,
  startPayment,
} from '#modules/payments/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { decideOnTheSpot } from './actions/decide-on-the-spot.ts'
import { deliverCase } from './actions/deliver-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { acceptedCase, type CaseStory, deniedCase, examinedCase, givenCase, grantedCase, instantly } from './testing.ts'
import { caseMessages } from './views/case-messages.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'

let world: World
let gateway: PaymentGateway
before(async () => {
  world = await openWorld()
  gateway = await givenGateway(world)
})
after(async () => {
  await gateway.close()
  await world.close()
})

type Payment = NonNullable<ItemContent['payment']>
const charged = (payment: Partial<Payment> = {}): Partial<ItemContent> => ({
  fees: [
    { name: '工本费', amount: 1000, standard: '每证 10 元', basis: '示范收费目录第一项' },
    { name: '咨询', standard: '免费', basis: '示范收费目录' },
  ],
  payment: { due: 'grant', holds: 'delivery', days: 15, refunds: [], basis: '示范收费目录', ...payment },
})

const bill = async ({ caseId, applicant }: CaseStory) =>
  (await world.show(billOf, applicant, { subjectId: caseId })).bill

async function pay(story: CaseStory): Promise<void> {
  const { id } = (await bill(story))!
  const { payUrl } = await world.perform(startPayment, story.applicant, { id })
  await openPayPage(payUrl)
  const order = new URL(payUrl).searchParams.get('order')!
  await noticeArrives(world, gateway.memory.pay(order, world.clock.now()))
  await world.deliverNews()
}

test('an item that charges after the grant hands its result over when the fee is paid, and says so on both pages', async () => {
  const story = await grantedCase(world, { content: charged() })
  const { caseId, approver, applicant } = story
  assert.equal((await bill(story))?.amount, 1000)
  const delivery = { caseId, channel: 'counter' as const, receivedBy: '王静雯' }
  await assert.rejects(world.perform(deliverCase, approver, delivery), { code: 'cases.payment-due' })
  const staff = await world.show(casePage, approver, { caseId })
  assert.equal(staff.can.includes('deliver'), false)
  assert.match(staff.barred[0]!.reason, /费用还没有缴清/)
  const own = await world.show(myCase, applicant, { caseId })
  assert.deepEqual([own.next, own.yourTurn], ['已经准予，缴费以后送达结果。', true])
  await pay(story)
  await world.perform(deliverCase, approver, delivery)
  const done = await world.show(myCase, applicant, { caseId })
  const { rows } = await world.show(caseMessages, approver, { caseId })
  assert.equal(rows.find(({ title }) => title === '请缴费')?.to, applicant.name)
  const notes = done.timeline.map(({ title }) => title).filter((title) => /费/.test(title))
  assert.deepEqual(notes, ['通知缴费', '缴费'])
})

test('an e-licence is neither seen, shown, downloaded nor used before the fee that precedes it is paid', async () => {
  const result = { kind: 'licence' as const, name: '食品经营许可证', licenceType: 'food-business', faceFields: [] }
  const { caseId, applicant, ...story } = await grantedCase(world, { content: { ...charged(), result } })
  await world.deliverNews()
  const { licenceId } = await world.show(myCase, applicant, { caseId })
  const id = licenceId!
  const first = { code: 'licences.payment-first' }
  assert.deepEqual((await world.show(myLicences, applicant, {})).rows, [])
  await assert.rejects(world.show(myLicence, applicant, { id }), first)
  await assert.rejects(world.show(licencePdf, applicant, { id }), first)
  await assert.rejects(world.perform(showLicence, applicant, { id }), first)
  const holder = { kind: 'person' as const, id: applicant.subjectId! }
  assert.deepEqual(await world.inside((ctx) => findLicences(ctx, holder)), [])
  await pay({ caseId, applicant, ...story })
  assert.deepEqual((await world.show(myLicence, applicant, { id })).can, ['show', 'download'])
  assert.equal((await world.inside((ctx) => findLicences(ctx, holder)))[0]?.id, id)
  assert.ok((await world.show(licencePdf, applicant, { id })).content.byteLength > 0)
})

test('an item that charges after acceptance and before the grant is granted when the fee is paid', async () => {
  const story = await acceptedCase(world, { content: charged({ due: 'acceptance', holds: 'grant' }) })
  assert.equal((await bill(story))?.status, 'due')
  const examined = await examinedCase(world, { content: charged({ due: 'acceptance', holds: 'grant' }) })
  const { caseId, approver } = examined
  await assert.rejects(world.perform(grantCase, approver, { caseId }), { code: 'cases.payment-due' })
  await pay(examined)
  await world.perform(grantCase, approver, { caseId })
})

test('an item may charge without anything waiting for it', async () => {
  const { caseId, approver } = await grantedCase(world, { content: charged({ holds: 'nothing' }) })
  await world.perform(deliverCase, approver, { caseId, channel: 'online' })
})

test('what is decided on the spot is handed over once it is paid, not before', async () => {
  const story = await givenCase(world, { content: { ...charged(), ...instantly } })
  const { caseId, approver } = story
  await world.perform(decideOnTheSpot, approver, { caseId })
  await world.deliverNews()
  await assert.rejects(world.perform(deliverCase, approver, { caseId, channel: 'online' }), {
    code: 'cases.payment-due',
  })
  await pay(story)
  await world.perform(deliverCase, approver, { caseId, channel: 'online' })
})

test('a withdrawn application is not charged any more, and what was paid goes back where the item says so', async () => {
  const content = charged({ due: 'acceptance', refunds: ['withdrawn'] })
  const unpaid = await acceptedCase(world, { content })
  await world.perform(withdrawCase, unpaid.applicant, { caseId: unpaid.caseId, reason: '不办了' })
  assert.equal((await bill(unpaid))?.status, 'cancelled')
  const paid = await acceptedCase(world, { content })
  await pay(paid)
  await world.perform(withdrawCase, paid.applicant, { caseId: paid.caseId, reason: '不办了' })
  const { rows } = await world.show(billList, paid.approver, { refunds: 'waiting' })
  assert.deepEqual(
    rows.map((row) => row.subjectId),
    [paid.caseId],
  )
})

test('a denial is told whether or not the fee was paid', async () => {
  const story = await deniedCase(world, { content: charged({ due: 'acceptance' }) })
  assert.equal((await bill(story))?.status, 'cancelled')
  await world.perform(deliverCase, story.approver, { caseId: story.caseId, channel: 'online' })
})
