/** A day at a window: tickets, who stands there, and the second screen in front of them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { acceptedCase } from '#modules/cases/testing.ts'
import { checkUscc } from '#modules/identity/index.ts'
import { givenCitizen, givenStaff, someIdNumber } from '#modules/identity/testing.ts'
import { givenLicence, holderOf } from '#modules/licences/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenHall, givenOrgan } from '#modules/organs/testing.ts'
import { createHttp } from '#kernel/http.ts'
import { uploadFile } from '#modules/documents/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { callNext } from './actions/call-next.ts'
import { confirmShown } from './actions/confirm-shown.ts'
import { drawTicket } from './actions/draw-ticket.ts'
import { identify } from './actions/identify.ts'
import { markAbsent } from './actions/mark-absent.ts'
import { openKiosk } from './actions/open-kiosk.ts'
import { openScreen } from './actions/open-screen.ts'
import { pairKiosk } from './actions/pair-kiosk.ts'
import { pairScreen } from './actions/pair-screen.ts'
import { showOnScreen } from './actions/show-on-screen.ts'
import { signShown } from './actions/sign-shown.ts'
import { takeTicket } from './actions/take-ticket.ts'
import { counterModule } from './module.ts'
import { desk } from './views/desk.ts'
import { hallQueue } from './views/hall-queue.ts'
import { myScreen, screenShown } from './views/screens.ts'
import { signatureImage, signatures } from './views/signatures.ts'
import { startScanner } from './stand-in/scanner.ts'
import { someSignature } from './testing.ts'

let world: World
let organ: Organ
before(async () => {
  world = await openWorld()
  organ = await givenOrgan(world)
})
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}

/** A hall with two general windows and one that hands results out, a clerk at each. */
async function aHall() {
  const windows = [
    { number: '1', name: '综合窗口', kind: 'general' as const },
    { number: '2', name: '综合窗口', kind: 'general' as const },
    { number: '3', name: '统一出件窗口', kind: 'issue' as const },
  ]
  const hall = await givenHall(world, {}, windows)
  const at = async (windowNo?: string) =>
    (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id, hallId: windowNo && hall.id, windowNo }))
      .actor
  return { hall, one: await at('1'), two: await at('2'), issuing: await at('3'), nowhere: await at() }
}

const called = async (actor: Actor) => (await world.perform(callNext, actor, {})).ticket?.number

test('tickets are called in their order, elders and people with disabilities first, never by two windows', async () => {
  const { one, two, issuing } = await aHall()
  const first = await world.perform(takeTicket, one, { kind: 'general' })
  const second = await world.perform(takeTicket, one, { kind: 'general' })
  await world.perform(takeTicket, one, { kind: 'priority' })
  await world.perform(takeTicket, one, { kind: 'issue' })
  assert.deepEqual([first.number, first.ahead, second.number, second.ahead], ['A001', 0, 'A002', 1])
  assert.deepEqual(
    (await world.show(desk, one, {})).waiting.map(({ title, count }) => [title, count]),
    [
      ['老年人和残疾人优先', 1],
      ['综合窗口', 2],
    ],
  )
  assert.deepEqual([await called(one), await called(two), await called(issuing)], ['Y001', 'A001', 'C001'])
  assert.equal((await world.show(desk, two, {})).now!.number, 'A001')
  assert.deepEqual([await called(one), await called(one)], ['A002', undefined])
  assert.equal((await world.show(desk, one, {})).now, undefined)
  const ahead = async (kind: 'general' | 'priority') => (await world.perform(takeTicket, one, { kind })).ahead
  assert.deepEqual([await ahead('general'), await ahead('priority'), await ahead('general')], [0, 0, 2])
})

test('the kiosk of a hall is connected by who works there, gives tickets some window calls, and the wall shows the calls', async () => {
  const { hall, one, two, nowhere } = await aHall()
  const { code } = await world.perform(openKiosk, one, {})
  const { token, hallId } = await world.perform(pairKiosk, stranger, { code })
  assert.equal(hallId, hall.id)
  await assert.rejects(world.perform(pairKiosk, stranger, { code }), refused('counter.kiosk-code-wrong'))
  await assert.rejects(world.perform(openKiosk, nowhere, {}), refused('counter.no-hall'))
  await assert.rejects(world.perform(openKiosk, stranger, {}), refused('kernel.sign-in-needed'))
  const draw = (kind: 'general' | 'issue' | 'police') => world.perform(drawTicket, stranger, { token, kind })
  assert.deepEqual([(await draw('general')).number, (await draw('general')).ahead], ['A001', 1])
  await assert.rejects(draw('police'), refused('counter.no-such-window'))
  await called(two)
  const { called: shown, waiting } = await world.show(hallQueue, stranger, { hallId })
  assert.deepEqual(
    shown.map(({ number, windowNo, now }) => [number, windowNo, now]),
    [['A001', '2', true]],
  )
  assert.deepEqual(
    waiting.map(({ kind, count, next }) => [kind, count, next]),
    [
      ['general', 1, ['A002']],
      ['priority', 0, []],
      ['issue', 0, []],
    ],
  )
  const other = 'x'.repeat(43)
  await assert.rejects(
    world.perform(drawTicket, stranger, { token: other, kind: 'general' }),
    refused('counter.kiosk-ended'),
  )
  world.clock.advance(13 * 3_600_000)
  await assert.rejects(draw('general'), refused('counter.kiosk-ended'))
  world.moveTo('2026-03-02')
})

test('whoever does not come is written down as absent by the window that called, once', async () => {
  const { one, two } = await aHall()
  await world.perform(takeTicket, one, { kind: 'general' })
  const { ticket } = await world.perform(callNext, one, {})
  await assert.rejects(world.perform(markAbsent, two, ticket!), refused('counter.not-called'))
  await world.perform(markAbsent, one, { id: ticket!.id })
  await assert.rejects(world.perform(markAbsent, one, { id: ticket!.id }), refused('counter.not-called'))
  assert.equal((await world.show(desk, one, {})).now, undefined)
})

test('numbers begin anew each day, and yesterday’s tickets are called by nobody', async () => {
  const { one } = await aHall()
  await world.perform(takeTicket, one, { kind: 'general' })
  world.moveTo('2026-03-03')
  assert.equal(await called(one), undefined)
  assert.equal((await world.perform(takeTicket, one, { kind: 'general' })).number, 'A001')
  world.moveTo('2026-03-02')
})

test('who is at no window calls nobody, and a citizen has no counter', async () => {
  const { nowhere } = await aHall()
  await assert.rejects(world.perform(callNext, nowhere, {}), refused('counter.no-window'))
  assert.equal((await world.show(desk, nowhere, {})).place, undefined)
  const citizen = await givenCitizen(world)
  await assert.rejects(world.perform(takeTicket, citizen.actor, { kind: 'general' }), refused('kernel.not-permitted'))
  await assert.rejects(world.show(desk, stranger, {}), refused('kernel.sign-in-needed'))
})

test('who stands at the counter is looked up on record: name, licences and what is under way', async () => {
  const { one } = await aHall()
  const citizen = await givenCitizen(world, { name: '罗寒露' })
  await givenLicence(world, { organId: organ.id, holder: holderOf(citizen.actor) })
  const file = await acceptedCase(world, { organ, applicant: citizen.actor })
  const found = await world.perform(identify, one, { identifier: citizen.idNumber.toLowerCase(), way: 'reader' })
  assert.deepEqual([found.kind, found.known!.name, found.known!.phone], ['person', '罗寒露', '19900000001'])
  assert.deepEqual([found.licences.length, found.cases[0]!.number], [1, file.number])
  const { rows } = await world.app.pool.query(
    `select subject, facts from kernel.audit where act = 'counter.identify' order by at desc limit 1`,
  )
  assert.equal(rows[0].subject, citizen.personId)
  assert.equal(rows[0].facts.way, 'reader')
  assert.doesNotMatch(JSON.stringify(rows[0]), new RegExp(citizen.idNumber))
})

test('a desk knows its scanner: all sheets come as one file that passes the checks of every upload, or the clerk hears that there are none', async () => {
  const { one } = await aHall()
  assert.equal((await world.show(desk, one, {})).scanner, undefined)
  const scanner = await startScanner()
  Object.assign(world.app.config, { scannerUrl: scanner.url, scannerStandIn: true })
  try {
    assert.deepEqual((await world.show(desk, one, {})).scanner, { url: scanner.url, standIn: true })
    const { headers } = await (await createHttp(world.app, { version: '0' })).inject('/api/health')
    assert.match(String(headers['content-security-policy']), new RegExp(`connect-src 'self' ${scanner.url}(;|$)`))
    scanner.lay(3)
    const scanned = await fetch(`${scanner.url}/scans`, { method: 'POST' })
    assert.equal(scanned.headers.get('content-type'), 'application/pdf')
    const content = Buffer.from(await scanned.arrayBuffer())
    assert.equal(content.toString('latin1').match(/\/Type \/Page\b/g)?.length, 3)
    assert.equal((await world.perform(uploadFile, one, { name: '扫描件.pdf', content })).mediaType, 'application/pdf')
    scanner.lay(0)
    const none = await fetch(`${scanner.url}/scans`, { method: 'POST' })
    assert.deepEqual([none.status, await none.json()], [404, { reason: '没有放上纸张' }])
  } finally {
    await scanner.close()
    Object.assign(world.app.config, { scannerUrl: undefined, scannerStandIn: undefined })
  }
})

test('a number with a wrong digit is refused, an unknown right one is nobody yet', async () => {
  const { one } = await aHall()
  const nobody = someIdNumber()
  // One in 31 wrong numbers of persons is by chance a right one of a firm.
  const wrong = [...'0123456789X'].map((last) => nobody.slice(0, 17) + last)
  const neither = wrong.find((number) => number !== nobody && !checkUscc(number))!
  await assert.rejects(
    world.perform(identify, one, { identifier: neither, way: 'typed' }),
    refused('counter.identifier-wrong'),
  )
  const found = await world.perform(identify, one, { identifier: nobody, way: 'typed' })
  assert.deepEqual([found.known, found.licences, found.cases], [undefined, [], []])
})

test('another region’s cases do not show', async () => {
  const far = await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' })
  const citizen = await givenCitizen(world)
  await acceptedCase(world, { organ: far, applicant: citizen.actor })
  const { one } = await aHall()
  assert.deepEqual((await world.perform(identify, one, { identifier: citizen.idNumber, way: 'typed' })).cases, [])
})

async function paired(clerk: Actor) {
  const { code } = await world.perform(openScreen, clerk, {})
  return { code, ...(await world.perform(pairScreen, stranger, { code })) }
}
const page = { title: '请核对', lines: [{ label: '姓名', value: '罗寒露' }] }

test('a second screen is paired once by its code, shows what the clerk puts on it, and takes the confirmation of that', async () => {
  const { one, two } = await aHall()
  await assert.rejects(world.perform(showOnScreen, one, { shown: page }), refused('counter.screen-missing'))
  const { code, token } = await paired(one)
  await assert.rejects(world.perform(pairScreen, stranger, { code }), refused('counter.code-wrong'))
  const other = await paired(two)
  const { version } = await world.perform(showOnScreen, one, { shown: { ...page, asks: 'confirm' } })
  const seen = await world.show(screenShown, stranger, { token })
  assert.deepEqual([seen.shown!.lines, seen.confirmed], [page.lines, false])
  assert.match(seen.place, /1号窗口$/)
  assert.equal((await world.show(screenShown, stranger, { token: other.token })).shown, undefined)
  await world.perform(confirmShown, stranger, { token, version })
  assert.ok((await world.show(myScreen, one, {})).confirmedAt)
  const next = await world.perform(showOnScreen, one, { shown: { ...page, asks: 'confirm' } })
  assert.equal((await world.show(myScreen, one, {})).confirmedAt, undefined)
  await assert.rejects(world.perform(confirmShown, stranger, { token, version }), refused('counter.shown-changed'))
  await world.perform(showOnScreen, one, { shown: null })
  await assert.rejects(
    world.perform(confirmShown, stranger, { token, version: next.version }),
    refused('counter.shown-changed'),
  )
})

test('it ends by itself: the code after minutes, the page after a while, the pairing after a day and by a new code', async () => {
  const { one } = await aHall()
  world.moveTo('2026-03-02', 9)
  const { code } = await world.perform(openScreen, one, {})
  world.moveTo('2026-03-02', 10)
  await assert.rejects(world.perform(pairScreen, stranger, { code }), refused('counter.code-wrong'))
  const { token } = await paired(one)
  await world.perform(showOnScreen, one, { shown: page })
  world.moveTo('2026-03-02', 11)
  assert.equal((await world.show(screenShown, stranger, { token })).shown, undefined)
  const renewed = await paired(one)
  await assert.rejects(world.show(screenShown, stranger, { token }), refused('counter.screen-ended'))
  world.moveTo('2026-03-03', 9)
  await assert.rejects(world.show(screenShown, stranger, { token: renewed.token }), refused('counter.screen-ended'))
  world.moveTo('2026-03-02')
})

test('what is signed on the screen is a document of the case, with its moment, witness and fingerprint', async () => {
  const { one } = await aHall()
  const file = await acceptedCase(world, { organ })
  const { token } = await paired(one)
  const asked = {
    ...page,
    asks: 'sign' as const,
    purpose: 'application' as const,
    statement: '以上内容属实',
    signer: '罗寒露',
  }
  await assert.rejects(world.perform(showOnScreen, one, { shown: asked }), refused('kernel.not-yours'))
  const { version } = await world.perform(showOnScreen, one, { shown: asked, caseId: file.caseId })
  const image = someSignature()
  await assert.rejects(
    world.perform(signShown, stranger, { token, version, image: Buffer.from('x').toString('base64') }),
    refused('counter.signature-empty'),
  )
  await world.perform(signShown, stranger, { token, version, image })
  await world.perform(signShown, stranger, { token, version, image })
  const { rows } = await world.show(signatures, file.applicant, { caseId: file.caseId })
  assert.equal(rows.length, 1)
  assert.deepEqual(
    [rows[0]!.signer, rows[0]!.purposeTitle, rows[0]!.witness, rows[0]!.fingerprint.length],
    ['罗寒露', '申请内容确认', one.name, 64],
  )
  const { content } = await world.show(signatureImage, one, { caseId: file.caseId, id: rows[0]!.id })
  assert.equal(Buffer.from(content).toString('base64'), image)
  const other = await givenCitizen(world)
  await assert.rejects(world.show(signatures, other.actor, { caseId: file.caseId }), refused('kernel.not-found'))
  await assert.rejects(
    world.show(signatureImage, other.actor, { caseId: file.caseId, id: rows[0]!.id }),
    refused('kernel.not-found'),
  )
})

test('pages of a hall follow their own hall and their own screen', async () => {
  const { one, nowhere } = await aHall()
  const topics = await world.inside((ctx) => counterModule.follows!(ctx), one)
  assert.equal(topics.length, 2)
  assert.deepEqual(await world.inside((ctx) => counterModule.follows!(ctx), nowhere), [`counter:${nowhere.id}`])
})
