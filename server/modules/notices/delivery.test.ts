import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { deadLetters } from '#kernel/dispatcher.ts'
import { momentOf } from '#kernel/time.ts'
import { type GivenCitizen, givenCitizen, givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { fc } from '#server/properties.ts'
import { openWorld, type World } from '#server/testing.ts'
import { setPreferences } from './actions/set-preferences.ts'
import { type NoticeKind, noticeKindRules } from './contract.ts'
import { proofOfNotices, sendNotice } from './index.ts'
import { askReports, releaseHeld } from './jobs.ts'
import { quietMinutes, quietUntil } from './rules/quiet-hours.ts'
import { type StandIns, startStandIns } from './stand-ins/start.ts'
import { messagesOf } from './testing.ts'
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

const send = (to = [wang.accountId], kind: NoticeKind = 'letter') =>
  world.inside((ctx) =>
    sendNotice(ctx, {
      to,
      kind,
      title: '您的申请已受理',
      body: '请留意办理进度。',
      about,
      dedupeKey: `test:${kind}`,
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
  assert.deepEqual(
    row?.steps.map(({ step }) => step),
    ['sent'],
  )
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
  assert.deepEqual(
    row?.steps.map(({ step }) => step),
    ['retried', 'retried', 'sent'],
    'and the person sees it',
  )
  assert.deepEqual((await messagesOf(world, wang.actor))[0]?.channels, [row])
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
  assert.deepEqual(preferences, {
    sms: false,
    mail: true,
    mailAddressMasked: 'w***@mail.example',
    quiet: undefined,
    except: { sms: [], mail: [] },
  })
  await assert.rejects(world.perform(setPreferences, stranger, { sms: true, mail: false }), {
    code: 'kernel.sign-in-needed',
  })
})

test('staff get a text once they gave a number for it, and none of a kind they turned off', async () => {
  const organ = await givenOrgan(world)
  const clerk = await givenStaff(world, { roles: ['clerk'], organId: organ.id })
  await send([clerk.accountId])
  await world.deliverNews()
  assert.equal(standIns.sms.taken.length, 0)
  assert.deepEqual((await world.show(myPreferences, clerk.actor, {})).sms, false)
  const choices = { sms: true, mail: false, quiet: null, except: { sms: ['progress' as const], mail: [] } }
  await assert.rejects(world.perform(setPreferences, clerk.actor, choices), { code: 'notices.text-needs-number' })
  const set = await world.perform(setPreferences, clerk.actor, { ...choices, phone: '19900005678' })
  assert.deepEqual([set.sms, set.phone], [true, { masked: '199****5678' }])
  await send([clerk.accountId], 'todo')
  await send([clerk.accountId], 'progress')
  await world.deliverNews()
  assert.deepEqual(
    standIns.sms.taken.map(({ phone }) => phone),
    ['19900005678'],
  )
  await assert.rejects(world.perform(setPreferences, wang.actor, { sms: true, mail: false, phone: '19900005678' }), {
    code: 'notices.number-with-details',
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
    sendNotice(ctx, {
      to: [wang.accountId],
      kind: 'todo',
      title: '<b>请补正</b>',
      body: '请看告知书。',
      dedupeKey: 'markup',
    }),
  )
  await world.deliverNews()
  const page = await (await fetch(standIns.pageUrl)).text()
  assert.match(page, /演示替身/)
  assert.match(page, /19900001234/)
  assert.match(page, /&lt;b&gt;请补正/)
})

const kinds = Object.keys(noticeKindRules) as NoticeKind[]
const night = { from: '22:00', to: '07:00' }

test('in the quiet hours only what may wait is held back; it leaves when they end, and the box has all of it at once', async () => {
  await world.perform(setPreferences, wang.actor, { sms: true, mail: false, quiet: night })
  world.moveTo('2026-03-02', 23)
  for (const kind of kinds) await send([wang.accountId], kind)
  await world.deliverNews()
  assert.equal((await messagesOf(world, wang.actor)).length, kinds.length)
  const states = async () => {
    const notices = await world.inside((ctx) => proofOfNotices(ctx, about))
    return Object.fromEntries(notices.map(({ kind, channels }) => [kind, channels[0]?.state]))
  }
  const during = Object.fromEntries(kinds.map((kind) => [kind, noticeKindRules[kind].mayWait ? 'held' : 'sent']))
  assert.deepEqual(await states(), during)
  await world.runJob(releaseHeld)
  await world.deliverNews()
  assert.deepEqual(await states(), during, 'the night is not over')
  world.moveTo('2026-03-03', 7)
  await world.runJob(releaseHeld)
  await world.deliverNews()
  assert.deepEqual(new Set(Object.values(await states())), new Set(['sent']))
  assert.equal(standIns.sms.taken.length, kinds.length, 'each once')
})

test('who gives up the quiet hours gets at once what was held, and who turns a kind off does not get it any more', async () => {
  await world.perform(setPreferences, wang.actor, { sms: true, mail: false, quiet: night })
  world.moveTo('2026-03-02', 23)
  await send([wang.accountId], 'progress')
  await send([wang.accountId], 'rating')
  await world.deliverNews()
  await world.perform(setPreferences, wang.actor, {
    sms: true,
    mail: false,
    quiet: null,
    except: { sms: ['rating'], mail: [] },
  })
  await world.runJob(releaseHeld)
  await world.deliverNews()
  assert.deepEqual(
    (await proof()).map(({ state }) => state),
    ['sent'],
  )
  await send([wang.accountId], 'pickup')
  await world.deliverNews()
  assert.equal(standIns.sms.taken.length, 2)
})

test('what begins or ends a period of time cannot be turned off, and goes by SMS even when everything is off', async () => {
  for (const kind of kinds) {
    const set = world.perform(setPreferences, wang.actor, { sms: true, mail: false, except: { sms: [kind], mail: [] } })
    if (noticeKindRules[kind].mayBeOff) await set
    else await assert.rejects(set, { code: 'notices.kind-cannot-be-off' })
  }
  await world.perform(setPreferences, wang.actor, { sms: false, mail: false })
  for (const kind of kinds) await send([wang.accountId], kind)
  await world.deliverNews()
  const notices = await world.inside((ctx) => proofOfNotices(ctx, about))
  for (const { kind, channels } of notices)
    assert.equal(channels.length, noticeKindRules[kind].mayBeOff ? 0 : 1, noticeKindRules[kind].title)
})

test('what happened to the account takes the SMS and every address given, though both are off; a moved address is such news', async () => {
  await world.perform(setPreferences, wang.actor, { sms: false, mail: true, mailAddress: 'wang@mail.example' })
  await world.perform(setPreferences, wang.actor, { sms: false, mail: false })
  await send([wang.accountId], 'account')
  await send([wang.accountId], 'letter')
  await world.deliverNews()
  const notices = await world.inside((ctx) => proofOfNotices(ctx, about))
  const ways = new Map(notices.map(({ kind, channels }) => [kind, channels.map(({ channel }) => channel).sort()]))
  assert.deepEqual([ways.get('account'), ways.get('letter')], [['mail', 'sms'], ['sms']])
  const moved = async () =>
    (await messagesOf(world, wang.actor)).filter(({ title }) => title === '接收消息的号码或者邮箱已经修改').length
  await world.perform(setPreferences, wang.actor, { sms: false, mail: false, mailAddress: 'wang@mail.example' })
  assert.equal(await moved(), 0)
  await world.perform(setPreferences, wang.actor, { sms: false, mail: false, mailAddress: 'other@mail.example' })
  assert.equal(await moved(), 1)
})

test('quiet hours are at most half a day, and a moment lies in them exactly when their end is at most their length away', async () => {
  for (const quiet of [
    { from: '08:00', to: '21:00' },
    { from: '08:00', to: '08:00' },
  ])
    await assert.rejects(world.perform(setPreferences, wang.actor, { sms: true, mail: false, quiet }), {
      code: 'notices.quiet-too-long',
    })
  const time = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((of) => {
    const [hours, minutes] = [Math.floor(of / 60), of % 60]
    return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  })
  fc.assert(
    fc.property(time, time, fc.integer({ min: 0, max: 24 * 60 - 1 }), (from, to, minute) => {
      if (from === to) return
      const at = momentOf('2026-03-02', 0, minute)
      const since = (minute - Number(from.slice(0, 2)) * 60 - Number(from.slice(3)) + 1440) % 1440
      const left = quietMinutes({ from, to }) - since
      const until = quietUntil({ from, to }, at)
      assert.equal(until ? (until.getTime() - at.getTime()) / 60_000 : undefined, left > 0 ? left : undefined)
    }),
  )
})

test('the gateway is asked whether the phone has it, and its answer is part of the proof', async () => {
  standIns.sms.loseNext(1)
  await send([wang.accountId], 'letter')
  await world.deliverNews()
  await send([wang.accountId], 'progress')
  await world.deliverNews()
  await world.runJob(askReports)
  await world.deliverNews()
  assert.deepEqual(new Set((await proof()).map(({ state }) => state)), new Set(['sent']), 'it is not asked at once')
  world.clock.advance(60_000)
  await world.runJob(askReports)
  await world.deliverNews()
  const notices = await world.inside((ctx) => proofOfNotices(ctx, about))
  const told = Object.fromEntries(
    notices.map(({ kind, channels: [one] }) => [kind, [one?.state, one?.steps.map(({ step }) => step).join()]]),
  )
  assert.deepEqual(told, { letter: ['failed', 'sent,undelivered'], progress: ['delivered', 'sent,delivered'] })
})

test('a gateway that gives no reports leaves the text as sent, and is asked again', async () => {
  await send()
  await world.deliverNews()
  const { smsUrl } = world.app.config
  Object.assign(world.app.config, { smsUrl: smsUrl!.replace('stand-in', 'another-key') })
  world.clock.advance(60_000)
  await world.runJob(askReports)
  await world.deliverNews()
  assert.equal((await proof())[0]?.state, 'sent')
  assert.deepEqual(await deadLetters(world.app.db), [])
  Object.assign(world.app.config, { smsUrl })
  world.clock.advance(300_000)
  await world.runJob(askReports)
  await world.deliverNews()
  assert.equal((await proof())[0]?.state, 'delivered')
})
