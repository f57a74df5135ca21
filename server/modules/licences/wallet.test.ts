/** One wallet: one's own licences and those of whom one may act for, no longer than one may. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { actorFor } from '#modules/identity/index.ts'
import { givenCitizen, givenEnterprise, givenVerified, giveMandate, revokeMandate } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { givenLicence, holderOf } from './testing.ts'
import { myWallet } from './views/my-wallet.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const seen = async (actor: Actor) =>
  (await world.show(myWallet, actor, {})).groups.map(({ name, acting, rows }) => [name, acting, rows.length])

test('a wallet holds one’s own licences and those of one’s firms, whoever one acts for now; a revoked mandate takes them out', async () => {
  const owner = await givenVerified(world, { name: '林晓雨' })
  const firm = await givenEnterprise(world, { agent: owner, name: '示范市林记餐饮有限公司' })
  await givenLicence(world, { holder: holderOf(owner.actor) })
  await givenLicence(world, { holder: holderOf(firm.actor) })
  await givenLicence(world, { holder: holderOf((await givenCitizen(world)).actor) })
  assert.deepEqual(await seen(owner.actor), [
    ['林晓雨', true, 1],
    ['示范市林记餐饮有限公司', false, 1],
  ])
  assert.deepEqual((await seen(firm.actor))[0], ['示范市林记餐饮有限公司', true, 1])

  const agent = await givenVerified(world, { name: '周明' })
  const given = { enterpriseId: firm.id, agent: { name: '周明', idNumber: agent.idNumber } }
  const { id } = await world.perform(giveMandate, owner.actor, given)
  assert.deepEqual((await seen(agent.actor)).length, 2)
  await world.perform(revokeMandate, owner.actor, { id })
  const again = await world.inside((ctx) => actorFor(ctx, { accountId: agent.accountId }))
  assert.deepEqual(await seen(again), [['周明', true, 0]])
})
