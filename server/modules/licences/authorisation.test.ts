import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { givenCitizen, givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { openWorld, type World } from '#server/testing.ts'
import { authoriseUse } from './actions/authorise-use.ts'
import { redeemAuthorisation } from './actions/redeem-authorisation.ts'
import { revokeAuthorisation } from './actions/revoke-authorisation.ts'
import { suspendLicence } from './actions/suspend-licence.ts'
import { givenLicence, heardOn, holderOf } from './testing.ts'
import { authorisations } from './views/authorisations.ts'
import { licenceUses } from './views/licence-uses.ts'

let world: World
let organ: Organ
let clerk: Actor
before(async () => {
  world = await openWorld()
  organ = await givenOrgan(world)
  clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id, name: '沈雨桐' })).actor
})
after(() => world.close())

const purpose = '办理校外托管机构备案'
const over = { code: 'licences.authorisation-over' }

async function authorised(until = '2026-03-10') {
  const { actor } = await givenCitizen(world, { name: '林晓雨' })
  const { id: licenceId } = await givenLicence(world, { holder: holderOf(actor), organId: organ.id })
  const given = await world.perform(authoriseUse, actor, { id: licenceId, organId: organ.id, purpose, until })
  return { actor, licenceId, ...given }
}
const stateOf = async ({ actor, licenceId }: { actor: Actor; licenceId: string }) =>
  (await world.show(authorisations, actor, { id: licenceId })).rows[0]

test('the body the holder named sees the licence once, and the holder sees who, when and for what', async () => {
  const given = await authorised()
  const { actor, licenceId, code } = given
  assert.deepEqual((await stateOf(given))!.can, ['revoke'])
  const seen = await world.perform(redeemAuthorisation, clerk, { code: code.toLowerCase() })
  assert.deepEqual([seen.licenceId, seen.purpose, seen.holderName], [licenceId, purpose, '林晓雨'])
  assert.equal(seen.face.at(-1)?.text, '云溪区云桥路 18 号')
  const row = (await stateOf(given))!
  assert.deepEqual([row.state, row.usedBy, row.can], ['used', '沈雨桐', []])
  const { rows } = await world.show(licenceUses, actor, { id: licenceId })
  assert.deepEqual(
    rows.map((use) => [use.kindTitle, use.by, use.purpose]),
    [['授权使用', organ.name, purpose]],
  )
  assert.match((await messagesOf(world, actor))[0]!.body, /用途：办理校外托管机构备案/)
  await assert.rejects(world.perform(redeemAuthorisation, clerk, { code }), over)
})

test('of many who redeem at once exactly one sees the licence', async () => {
  const { actor, licenceId, code } = await authorised()
  const tries = await Promise.allSettled(
    Array.from({ length: 5 }, () => world.perform(redeemAuthorisation, clerk, { code })),
  )
  assert.equal(tries.filter((one) => one.status === 'fulfilled').length, 1)
  assert.equal((await world.show(licenceUses, actor, { id: licenceId })).rows.length, 1)
})

test('an authorisation taken back before its use is worth nothing, and one that was used cannot be taken back', async () => {
  const { actor, id, code } = await authorised()
  assert.equal((await world.perform(revokeAuthorisation, actor, { id })).state, 'revoked')
  await assert.rejects(world.perform(redeemAuthorisation, clerk, { code }), over)
  await assert.rejects(world.perform(revokeAuthorisation, actor, { id }), over)
  const second = await authorised()
  await world.perform(redeemAuthorisation, clerk, { code: second.code })
  await assert.rejects(world.perform(revokeAuthorisation, second.actor, { id: second.id }), over)
})

test('its last day still counts, the day after does not, and nobody authorises for longer than ninety days', async () => {
  const [first, second] = [await authorised('2026-03-04'), await authorised('2026-03-04')]
  world.moveTo('2026-03-04', 23)
  await world.perform(redeemAuthorisation, clerk, { code: first.code })
  world.moveTo('2026-03-05', 0)
  await assert.rejects(world.perform(redeemAuthorisation, clerk, { code: second.code }), over)
  assert.equal((await stateOf(second))!.state, 'expired')
  await authorised('2026-06-03')
  for (const until of ['2026-03-04', '2026-06-04'])
    await assert.rejects(authorised(until), { code: 'licences.until-wrong' })
})

test('a code is worth nothing to another body, to a citizen, or when it is guessed', async () => {
  const { code, actor, id } = await authorised('2026-03-20')
  const elsewhere = await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' })
  const other = (await givenStaff(world, { roles: ['window-clerk'], organId: elsewhere.id })).actor
  const unknown = { code: 'licences.authorisation-unknown' }
  await assert.rejects(world.perform(redeemAuthorisation, other, { code }), unknown)
  await assert.rejects(world.perform(redeemAuthorisation, clerk, { code: 'ABCDEFGHJK' }), unknown)
  await assert.rejects(world.perform(redeemAuthorisation, actor, { code }), { code: 'kernel.not-permitted' })
  await world.perform(redeemAuthorisation, clerk, { code })
  const stranger = (await givenCitizen(world)).actor
  await assert.rejects(world.perform(revokeAuthorisation, stranger, { id }), { code: 'kernel.not-found' })
})

test('only the holder authorises, only a licence in force, and one suspended meanwhile is not shown', async () => {
  const { licenceId, actor, code } = await authorised('2026-03-20')
  const wish = { id: licenceId, organId: organ.id, purpose, until: '2026-03-20' }
  const stranger = (await givenCitizen(world)).actor
  await assert.rejects(world.perform(authoriseUse, stranger, wish), { code: 'kernel.not-found' })
  await assert.rejects(world.show(authorisations, stranger, { id: licenceId }), { code: 'kernel.not-found' })
  const head = (await givenStaff(world, { roles: ['department-head'], organId: organ.id })).actor
  await heardOn(world, head, licenceId, 'suspend')
  await world.perform(suspendLicence, head, { id: licenceId, reason: '意见不成立，予以暂扣' })
  const refused = { code: 'licences.cannot-authorise' }
  await assert.rejects(world.perform(redeemAuthorisation, clerk, { code }), refused)
  await assert.rejects(world.perform(authoriseUse, actor, wish), refused)
})
