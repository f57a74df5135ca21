import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Act } from '#kernel/action.ts'
import { type Actor, type Scope, stranger, systemActor } from '#kernel/actor.ts'
import type { InputOf } from '#kernel/contract.ts'
import { givenCitizen, givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { cancelLicence } from './actions/cancel-licence.ts'
import { expireLicence } from './actions/expire-licence.ts'
import { resumeLicence } from './actions/resume-licence.ts'
import { revokeLicence } from './actions/revoke-licence.ts'
import { suspendLicence } from './actions/suspend-licence.ts'
import { withdrawLicence } from './actions/withdraw-licence.ts'
import { actNotOpen, type CancelGround, type LicenceStatus } from './contract.ts'
import { describeLicences } from './index.ts'
import { sweepExpired } from './jobs.ts'
import { maySee } from './policy.ts'
import { type GivenLicence, givenLicence, heardOn, holderOf } from './testing.ts'
import { licenceList } from './views/licence-list.ts'
import { licencePage } from './views/licence-page.ts'
import { licencePdf } from './views/licence-pdf.ts'

let world: World
let organId: string
let chief: Actor
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  chief = (await givenStaff(world, { roles: ['department-head'], organId })).actor
})
after(() => world.close())

const grounds = { reason: '抽检不合格且拒不改正。', basis: '《行政处罚法》第九条第三项' }
type Change = Act<typeof cancelLicence.route>
const acts = {
  suspend: suspendLicence as unknown as Change,
  resume: resumeLicence as unknown as Change,
  withdraw: withdrawLicence as unknown as Change,
  revoke: revokeLicence as unknown as Change,
  cancel: cancelLicence,
}
type Name = keyof typeof acts

/** With its holder heard first, where that is asked for. */
async function done(name: Name, id: string, ground: CancelGround = 'undone') {
  if (name === 'suspend' || name === 'withdraw' || name === 'revoke') await heardOn(world, chief, id, name)
  return world.perform(acts[name], chief, { id, ...grounds, ground })
}

/** For each act: what must have happened before, where it leads, and what must have happened for it not to be open. */
const stories: Record<
  keyof typeof acts,
  { after: (keyof typeof acts)[]; to: LicenceStatus; notAfter: (keyof typeof acts)[] }
> = {
  suspend: { after: [], to: 'suspended', notAfter: ['suspend'] },
  resume: { after: ['suspend'], to: 'valid', notAfter: [] },
  withdraw: { after: ['suspend'], to: 'withdrawn', notAfter: ['revoke'] },
  revoke: { after: [], to: 'revoked', notAfter: ['withdraw'] },
  cancel: { after: ['revoke'], to: 'cancelled', notAfter: ['cancel'] },
}

for (const [name, { after: earlier, to, notAfter }] of Object.entries(stories)) {
  const act = acts[name as keyof typeof acts]
  test(`${name}: the head of the body does it, not when it is not open, and nobody else`, async () => {
    const given = await givenLicence(world, { organId })
    for (const one of earlier) await done(one, given.id)
    const input = { id: given.id, ...grounds, ground: 'undone' as const }
    const outsider = (
      await givenStaff(world, {
        roles: ['department-head'],
        organId: (await givenOrgan(world, { name: '云溪区教育局' })).id,
      })
    ).actor
    const approver = (await givenStaff(world, { roles: ['approver'], organId })).actor
    await assert.rejects(world.perform(act, outsider, input), { code: 'kernel.not-yours' })
    await assert.rejects(world.perform(act, approver, input), { code: 'kernel.not-permitted' })
    await assert.rejects(world.perform(act, (await givenCitizen(world)).actor, input), { code: 'kernel.not-permitted' })
    await assert.rejects(world.perform(act, stranger, input), { code: 'kernel.sign-in-needed' })
    await assert.rejects(world.perform(act, chief, { ...input, reason: '' }), { code: 'kernel.invalid-input' })
    assert.equal((await done(name as Name, given.id)).status, to)

    const other = await givenLicence(world, { organId })
    for (const one of notAfter) {
      if (one === 'cancel') await done('revoke', other.id)
      await done(one, other.id)
    }
    await assert.rejects(world.perform(act, chief, { ...input, id: other.id }), { code: actNotOpen.code })
  })
}

test('the holder is told of each change once, with reason, provision and remedies', async () => {
  const { actor } = await givenCitizen(world)
  const { id, number } = await givenLicence(world, { organId, holder: holderOf(actor) })
  await done('suspend', id)
  await world.perform(resumeLicence, chief, { id, reason: '整改验收合格', basis: grounds.basis })
  await world.deliverNews()
  const [resumed, suspended, told, ...more] = await messagesOf(world, actor)
  assert.equal(told?.title, '拟暂扣您的食品经营许可证，请陈述申辩')
  assert.deepEqual([more.length, resumed?.title, suspended?.link], [0, '食品经营许可证已恢复有效', `/licences/${id}`])
  assert.equal(
    suspended?.body,
    `云溪区市场监督管理局暂扣了您的《食品经营许可证》（${number}）。理由：抽检不合格且拒不改正。依据：《行政处罚法》第九条第三项；《示范条例》第十条。` +
      '暂扣期间证照不能使用。如不服，可以自知道之日起六十日内申请行政复议，或者自知道之日起六个月内依法提起行政诉讼。',
  )
})

test('the daily sweep writes down what ran out yesterday, tells the holder, and touches nothing else', async () => {
  const { actor } = await givenCitizen(world)
  const holder = holderOf(actor)
  const over = await givenLicence(world, { organId, holder, validTo: '2026-03-09' })
  const lastDay = await givenLicence(world, { organId, holder, validTo: '2026-03-10' })
  const endless = await givenLicence(world, { organId, holder })
  const withdrawn = await givenLicence(world, { organId, holder, validTo: '2026-03-09' })
  await done('withdraw', withdrawn.id)
  world.moveTo('2026-03-10', 0)
  await world.runJob(sweepExpired)
  await world.runJob(sweepExpired)
  const ids = [over.id, lastDay.id, endless.id, withdrawn.id]
  const found = await world.inside((ctx) => describeLicences(ctx, ids))
  assert.deepEqual(
    ids.map((id) => found.get(id)?.status),
    ['expired', 'valid', 'valid', 'withdrawn'],
  )
  await world.deliverNews()
  const told = (await messagesOf(world, actor)).filter((message) => message.title === '食品经营许可证有效期届满')
  assert.equal(told.length, 1)
  assert.match(told[0]!.body, /有效期已于 2026-03-09 届满/)
  world.moveTo('2026-03-02')
})

test('only the system writes an expiry down, and not before the last day is over', async () => {
  const { id } = await givenLicence(world, { organId, validTo: '2026-03-02' })
  await assert.rejects(world.perform(expireLicence, chief, { id }), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(expireLicence, systemActor('test'), { id }), { code: actNotOpen.code })
  world.moveTo('2026-03-03')
  assert.equal((await world.perform(expireLicence, systemActor('test'), { id })).status, 'expired')
  world.moveTo('2026-03-02')
})

test('the list shows a licence exactly when the sentence allows it, and so do its page and its PDF', async () => {
  const places = ['990100000000', '990102000000', '990102001000', '990123000000']
  const given: GivenLicence[] = []
  for (const [at, regionCode] of places.entries()) {
    const organ = await givenOrgan(world, { name: `第${at}监管局`, regionCode })
    given.push(await givenLicence(world, { organId: organ.id }))
  }
  const mine = new Set(given.map(({ id }) => id))
  const scopes = fc.record(
    {
      organs: fc.subarray([0, 1, 2, 3]),
      regions: fc.subarray(['9901', '990102', '990102001', '990123', '98']),
      everywhere: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(scopes, async ({ organs, ...rest }) => {
      const scope: Scope = { ...rest, organs: organs?.map((at) => given[at]!.organId) }
      const actor: Actor = { ...chief, grants: new Map([['licences.see', scope]]) }
      const allowed = given
        .filter(({ organId: organ_id }, at) => maySee(actor, { organ_id, region_code: places[at]! }))
        .map(({ id }) => id)
      const { rows } = await world.show(licenceList, actor, { limit: 100 })
      const listed = rows.map((row) => row.id).filter((id) => mine.has(id))
      assert.deepEqual(listed.sort(), allowed.sort())
      for (const { id } of given) {
        const seen = (look: Promise<unknown>) =>
          look.then(
            () => true,
            (problem: { code: string }) => problem.code,
          )
        const expected = allowed.includes(id) ? true : 'kernel.not-found'
        assert.equal(await seen(world.show(licencePage, actor, { id })), expected)
        assert.equal(await seen(world.show(licencePdf, actor, { id })), expected)
      }
    }),
    { numRuns: 20 },
  )
})

test('staff find a licence by number, by its holder and by state, page through the rest, and see what they may do', async () => {
  const organ = await givenOrgan(world, { name: '临江县市场监督管理局', regionCode: '990124000000' })
  const head = (await givenStaff(world, { roles: ['department-head'], organId: organ.id })).actor
  const citizen = await givenCitizen(world)
  const one = await givenLicence(world, { organId: organ.id, holder: holderOf(citizen.actor) })
  const two = await givenLicence(world, { organId: organ.id, typeKey: 'pesticide' })
  await heardOn(world, head, two.id, 'suspend')
  await world.perform(suspendLicence, head, { id: two.id, ...grounds })
  const found = async (filter: InputOf<typeof licenceList.route>) =>
    (await world.show(licenceList, head, filter)).rows.map((row) => row.id)
  assert.deepEqual(await found({ number: one.number }), [one.id])
  assert.deepEqual(await found({ holder: citizen.idNumber }), [one.id])
  assert.deepEqual(await found({ status: 'suspended' }), [two.id])
  assert.deepEqual(await found({ typeKey: 'pesticide' }), [two.id])
  assert.deepEqual(await found({ organId }), [])
  const first = await world.show(licenceList, head, { limit: 1 })
  const second = await world.show(licenceList, head, { limit: 1, after: first.next })
  assert.deepEqual([first.rows[0]?.id, second.rows[0]?.id, second.next], [two.id, one.id, undefined])
  assert.deepEqual(first.rows[0]?.can, ['resume', 'cancel'])
  const page = await world.show(licencePage, head, { id: two.id })
  assert.deepEqual([page.changes[0]?.title, page.changes[0]?.reason], ['暂扣', '抽检不合格且拒不改正'])
})
