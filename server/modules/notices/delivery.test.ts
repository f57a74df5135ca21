import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { deadLetters } from '#kernel/dispatcher.ts'
import { type GivenCitizen, givenCitizen, givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { setPreferences } from './actions/set-preferences.ts'
import { proofOfNotices, sendNotice } from './index.ts'
import { type StandIns, startStandIns } from './stand-ins/start.ts'
import { deliveryList } from './views/delivery-list.ts'
import { myPreferences } from './views/my-preferences.ts'

let world: World
let standIns: StandIns
let wang: GivenCitizen
const about = { module: 'cases', id: '01980000-0000-7000-8000-000000000001' }

beforeEach(async () => {
  world = await openWorld()
  standIns = await startStandIns({ clock: world.clock })
  Object.assign(world.app.config, { smsUrl: standIns.smsUrl, smtpUrl: standIns.smtpUrl })
  wang = await givenCitizen(world, { phone: '19900001234' })
})
afterEach(async () => {
  await standIns.close()
  await world.close()
})

const send = (to = [wang.accountId]) =>
  world.inside((ctx) =>
    sendNotice(ctx, {
      to,
      kind: 'letter',
      title: '您的申请已受理',
      body: '请留意办理进度。',
      about,
      dedupeKey: 'test',
    }),
  )

async function proof() {
  const notices = await world.inside((ctx) => proofOfNotices(ctx, about))
  return notices.flatMap((notice) => notice.channels)
}

/** Lets one round of attempts happen after the longest pause the dispatcher makes. */
async function nextRound() {
  world.clock.advance(600_000)
  await world.deliverNews()
}

test('a message also goes out as a text, and the receipt is kept', async () => {
  await send()
  await world.deliverNews()
  assert.equal(standIns.sms.taken.length, 1)
  const [text] = standIns.sms.taken
  assert.equal(text?.phone, '19900001234')
  assert.equal(text?.text, '【一窗】您的申请已受理。详情请登录平台查看“我的消息”。')
  const [row] = await proof()
  assert.deepEqual([row?.channel, row?.state, row?.attempts, row?.receipt], ['sms', 'sent', 1, text?.receipt])
  assert.equal(standIns.mail?.taken.length, 0, 'mail only goes to an address somebody gave')
})

test('while the gateway fails the attempts are counted, and the text goes out once it works', async () => {
  standIns.sms.failNext(2)
  await send()
  await world.deliverNews()
  const [waiting] = await proof()
  assert.deepEqual([waiting?.state, waiting?.attempts], ['waiting', 1])
  await nextRound()
  await nextRound()
  assert.equal(standIns.sms.taken.length, 1)
  const [row] = await proof()
  assert.deepEqual([row?.state, row?.attempts], ['sent', 3])
})

test('a text whose answer was lost is handed over again and sent once', async () => {
  standIns.sms.failNext(1, 503, true)
  await send()
  await world.deliverNews()
  await nextRound()
  assert.equal(standIns.sms.taken.length, 1)
  assert.equal((await proof())[0]?.receipt, standIns.sms.taken[0]?.receipt)
})

function holding(word: string): Actor {
  return { ...wang.actor, kind: 'staff', grants: new Map([[word, { everywhere: true }]]) }
}

test('a gateway that never works leaves a failed delivery and a dead letter without a phone number', async () => {
  standIns.sms.failNext(20)
  await send()
  await world.deliverNews()
  for (let round = 0; round < 8; round++) await nextRound()
  const [row] = await proof()
  assert.deepEqual([row?.state, row?.attempts], ['failed', 8])
  const [dead] = await deadLetters(world.app.db)
  assert.equal(dead?.reaction, 'notices.hand-over-text')
  assert.equal(dead?.error, 'the SMS gateway answered 503')
  const operator = holding('kernel.operate')
  assert.equal(await assertFileIsList(world, world.app.listed.get('kernel.dead-letters')!, operator, {}), 1)
})

test('a number the gateway will never accept is not tried again', async () => {
  standIns.sms.failNext(1, 422)
  await send()
  await world.deliverNews()
  await nextRound()
  const [row] = await proof()
  assert.deepEqual([row?.state, row?.attempts], ['failed', 1])
  assert.deepEqual(await deadLetters(world.app.db), [])
})

test('a gateway with another key refuses, and nothing is taken', async () => {
  Object.assign(world.app.config, { smsUrl: standIns.smsUrl.replace('stand-in', 'another-key') })
  await send()
  await world.deliverNews()
  assert.equal(standIns.sms.taken.length, 0)
  assert.equal((await proof())[0]?.state, 'waiting')
})

test('who asks for mail and no texts gets mail and no text', async () => {
  const mailAddress = 'wang.jingwen@mail.example'
  const set = await world.perform(setPreferences, wang.actor, { sms: false, mail: true, mailAddress })
  assert.equal(set.mailAddressMasked, 'w***@mail.example')
  await send()
  await world.deliverNews()
  assert.equal(standIns.sms.taken.length, 0)
  const [mail] = standIns.mail!.taken
  assert.deepEqual([mail?.to, mail?.subject, mail?.text], [mailAddress, '您的申请已受理', '请留意办理进度。'])
  assert.deepEqual(
    (await proof()).map((row) => [row.channel, row.state]),
    [['mail', 'sent']],
  )
})

test('a mail server that is busy is asked again, one that knows no such box is not', async () => {
  await world.perform(setPreferences, wang.actor, { sms: false, mail: true, mailAddress: 'wang@mail.example' })
  standIns.mail!.failNext(1, 451)
  await send()
  await world.deliverNews()
  assert.equal((await proof())[0]?.state, 'waiting')
  standIns.mail!.failNext(1, 550)
  await nextRound()
  const [row] = await proof()
  assert.deepEqual([row?.state, row?.attempts], ['failed', 2])
  assert.deepEqual(standIns.mail!.taken, [])
})

test('mail cannot be asked for without an address, and a given address stays when not given again', async () => {
  await assert.rejects(world.perform(setPreferences, wang.actor, { sms: true, mail: true }), {
    code: 'notices.mail-needs-address',
  })
  await world.perform(setPreferences, wang.actor, { sms: true, mail: true, mailAddress: 'wang@mail.example' })
  await world.perform(setPreferences, wang.actor, { sms: false, mail: true })
  const preferences = await world.show(myPreferences, wang.actor, {})
  assert.deepEqual(preferences, { sms: false, mail: true, mailAddressMasked: 'w***@mail.example' })
  await assert.rejects(world.perform(setPreferences, stranger, { sms: true, mail: false }), {
    code: 'kernel.sign-in-needed',
  })
})

test('an installation without gateways keeps the message box and tries nothing', async () => {
  Object.assign(world.app.config, { smsUrl: undefined, smtpUrl: undefined })
  await send()
  await world.deliverNews()
  assert.deepEqual(await proof(), [])
})

test('staff, who have no number on record, get no text', async () => {
  const organ = await givenOrgan(world)
  const clerk = await givenStaff(world, { roles: ['window-clerk'], organId: organ.id })
  await send([clerk.accountId])
  await world.deliverNews()
  assert.deepEqual(await proof(), [])
  assert.equal(standIns.sms.taken.length, 0)
})

test('an operator sees what could not be sent, and nobody else does', async () => {
  standIns.sms.failNext(1, 422)
  await send()
  await world.deliverNews()
  const operator = holding('notices.see-deliveries')
  const { rows } = await world.show(deliveryList, operator, {})
  assert.ok(await assertFileIsList(world, deliveryList, operator, {}))
  assert.deepEqual(
    rows.map((row) => [row.title, row.channel, row.attempts]),
    [['您的申请已受理', 'sms', 1]],
  )
  await assert.rejects(world.show(deliveryList, wang.actor, {}), { code: 'kernel.not-permitted' })
})

test('the stand-in shows what it got, says that it is one, and shows no markup it was sent', async () => {
  await world.inside((ctx) =>
    sendNotice(ctx, { to: [wang.accountId], kind: 'todo', title: '<b>请补正</b>', body: '', dedupeKey: 'markup' }),
  )
  await world.deliverNews()
  const page = await (await fetch(standIns.pageUrl)).text()
  assert.match(page, /演示替身/)
  assert.match(page, /19900001234/)
  assert.match(page, /&lt;b&gt;请补正/)
})
