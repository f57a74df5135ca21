import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stranger } from '#kernel/actor.ts'
import {
  givenCitizen,
  givenEnterprise,
  givenOrgan,
  givenStaff,
  givenVerified,
  signedIn,
} from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { checkShowCode } from './actions/check-show-code.ts'
import { showLicence } from './actions/show-licence.ts'
import { notInForce, showCodeUnknown } from './contract.ts'
import { recordUses } from './index.ts'
import { givenLicence, holderOf } from './testing.ts'
import { licencePdf } from './views/licence-pdf.ts'
import { licenceUses } from './views/licence-uses.ts'
import { myLicence } from './views/my-licence.ts'
import { myLicences } from './views/my-licences.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

test('a stranger who is shown the code sees that the licence is in force, and the holder sees that they looked', async () => {
  const { actor } = await givenCitizen(world, { name: '林晓雨' })
  const { id, number } = await givenLicence(world, { holder: holderOf(actor) })
  const { code, url } = await world.perform(showLicence, actor, { id })
  assert.ok(url.endsWith(`/verify/${code}`))
  const seen = await world.perform(checkShowCode, stranger, { code: code.toLowerCase().replace(/(.{4})/, '$1 ') })
  assert.deepEqual([seen.number, seen.statusTitle, seen.holder, seen.face], [number, '有效', '林*雨', []])
  assert.match(seen.holderMasked, /^990\*+\d{3}[\dX]$/)
  const clerk = await givenStaff(world, { roles: ['window-clerk'], organId: (await givenOrgan(world)).id })
  await world.perform(checkShowCode, clerk.actor, { code })
  await world.perform(checkShowCode, (await givenCitizen(world, { name: '周明' })).actor, { code })
  const { rows } = await world.show(licenceUses, actor, { id })
  assert.deepEqual(
    rows.map((use) => use.by),
    ['已登录用户 周*', '云溪区市场监督管理局', '未登录的核验人'],
  )
})

test('what an enterprise shows is its whole face, which is public', async () => {
  const agent = await givenVerified(world)
  const firm = await givenEnterprise(world, { agent })
  const { id } = await givenLicence(world, { holder: holderOf(firm.actor) })
  const { code } = await world.perform(showLicence, firm.actor, { id })
  const seen = await world.perform(checkShowCode, stranger, { code })
  assert.deepEqual([seen.holder, seen.holderMasked], ['示范市云桥巷子餐饮有限公司', firm.uscc])
  assert.equal(seen.face.at(-1)?.text, '云溪区云桥路 18 号')
  // The same person, not acting for the enterprise, has no such licence.
  await assert.rejects(world.perform(showLicence, agent.actor, { id }), { code: 'kernel.not-found' })
})

test('a code changes each time, is refused once its minute is over, and nowhere stands in the clear', async () => {
  const { actor } = await givenCitizen(world)
  const { id } = await givenLicence(world, { holder: holderOf(actor) })
  const first = await world.perform(showLicence, actor, { id })
  world.clock.advance(60_000)
  assert.equal(first.expiresAt, world.clock.now().toISOString())
  const second = await world.perform(showLicence, actor, { id })
  assert.notEqual(second.code, first.code)
  await world.perform(checkShowCode, stranger, { code: first.code })
  world.clock.advance(11_000)
  await assert.rejects(world.perform(checkShowCode, stranger, { code: first.code }), { code: showCodeUnknown.code })
  await world.perform(checkShowCode, stranger, { code: second.code })
  await world.perform(showLicence, actor, { id })
  const { rows } = await sql<{ codes: string; trail: string }>`
    select (select jsonb_agg(c)::text from licences.show_code c where c.licence_id = ${id}) as codes,
           (select jsonb_agg(a)::text from kernel.audit a) as trail`.execute(world.app.db)
  for (const code of [first.code, second.code])
    assert.ok(!rows[0]!.codes.includes(code) && !rows[0]!.trail.includes(code))
  assert.equal((rows[0]!.codes.match(/fingerprint/g) ?? []).length, 2)
})

test('a guessed code shows nothing and one of the wrong shape is told so', async () => {
  await assert.rejects(world.perform(checkShowCode, stranger, { code: 'ABCDEFGH' }), { code: showCodeUnknown.code })
  await assert.rejects(world.perform(checkShowCode, stranger, { code: '12345' }), { code: 'kernel.invalid-input' })
})

test('a licence that ran out cannot be shown', async () => {
  const { actor } = await givenCitizen(world)
  const { id } = await givenLicence(world, { holder: holderOf(actor), validTo: '2026-03-02' })
  await world.perform(showLicence, actor, { id })
  world.moveTo('2026-03-03')
  await assert.rejects(world.perform(showLicence, actor, { id }), { code: notInForce.code })
  const page = await world.show(myLicence, actor, { id })
  assert.deepEqual([page.status, page.can], ['expired', ['download']])
  world.moveTo('2026-03-02')
})

test("another's licence can be neither seen nor shown nor downloaded, nor its uses read", async () => {
  const { id } = await givenLicence(world)
  const { actor: other } = await givenCitizen(world)
  const gone = { code: 'kernel.not-found' }
  await assert.rejects(world.perform(showLicence, other, { id }), gone)
  await assert.rejects(world.show(myLicence, other, { id }), gone)
  await assert.rejects(world.show(licenceUses, other, { id }), gone)
  await assert.rejects(world.show(licencePdf, other, { id }), gone)
  await assert.rejects(world.perform(showLicence, stranger, { id }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.show(licencePdf, stranger, { id }), { code: 'kernel.sign-in-needed' })
})

test('a holder pages through their licences, newest first, and through who used one', async () => {
  const { actor } = await givenCitizen(world)
  const holder = holderOf(actor)
  const organ = await givenOrgan(world)
  const ids: string[] = []
  for (const typeKey of ['nurse', 'teacher', 'senior-card'])
    ids.unshift((await givenLicence(world, { typeKey, holder })).id)
  const first = await world.show(myLicences, actor, { limit: 2 })
  const rest = await world.show(myLicences, actor, { limit: 2, after: first.next })
  assert.deepEqual(
    [...first.rows, ...rest.rows].map((row) => row.id),
    ids,
  )
  assert.equal(rest.next, undefined)

  const caseId = '019a9f00-0000-7000-8000-0000000000c1'
  for (const purpose of ['教师资格认定', '护士执业注册', '高龄津贴'])
    await world.inside((ctx) => recordUses(ctx, [ids[0]!], { purpose, caseId, organId: organ.id }))
  const uses = await world.show(licenceUses, actor, { id: ids[0]!, limit: 2 })
  assert.deepEqual(
    uses.rows.map((use) => [use.purpose, use.kindTitle, use.by, use.caseId]),
    [
      ['高龄津贴', '办事调用', '云溪区市场监督管理局', caseId],
      ['护士执业注册', '办事调用', '云溪区市场监督管理局', caseId],
    ],
  )
  const older = await world.show(licenceUses, actor, { id: ids[0]!, limit: 2, after: uses.next })
  assert.deepEqual([older.rows.length, older.next], [1, undefined])
})

test('in a browser: the holder asks for a code, a stranger without a session checks it', async () => {
  const citizen = await givenCitizen(world)
  const { id } = await givenLicence(world, { holder: holderOf(citizen.actor) })
  const browser = await signedIn(world, citizen)
  const shown = await browser.send('POST', `/api/my/licences/${id}/show-code`)
  assert.equal(shown.status, 200)
  const http = await world.http()
  const checked = await http.inject({
    method: 'POST',
    url: '/api/verify/show-code',
    payload: { code: shown.body['code'] },
  })
  assert.deepEqual([checked.statusCode, checked.json<{ status: string }>().status], [200, 'valid'])
})
