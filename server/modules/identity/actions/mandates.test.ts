import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '#server/testing.ts'
import { accountsOf, actorFor, applicantOf, mandateCovers } from '../index.ts'
import {
  type GivenCitizen,
  givenCitizen,
  givenEnterprise,
  givenOrgan,
  givenStaff,
  givenVerified,
  signedIn,
  someIdNumber,
} from '../testing.ts'
import { giveMandate } from './give-mandate.ts'
import { revokeMandate } from './revoke-mandate.ts'
import { switchMandate } from './switch-mandate.ts'
import { mandateList } from '../views/mandates.ts'

let world: World
let boss: GivenCitizen
let enterprise: Awaited<ReturnType<typeof givenEnterprise>>
before(async () => {
  world = await openWorld()
  boss = await givenVerified(world, { name: '赵云山' })
  enterprise = await givenEnterprise(world, { agent: boss })
})
after(() => world.close())

const agentOf = ({ idNumber }: GivenCitizen, name = '王静雯') => ({
  enterpriseId: enterprise.id,
  agent: { name, idNumber },
})

test('the legal representative acts for the enterprise and gives a mandate to somebody else', async () => {
  assert.equal((await world.inside(applicantOf, enterprise.actor)).id, enterprise.id)
  const agent = await givenVerified(world)
  const { id } = await world.perform(giveMandate, boss.actor, agentOf(agent))
  const { onBehalfOf } = await world.perform(switchMandate, agent.actor, { mandateId: id })
  assert.equal(onBehalfOf?.id, enterprise.id)
  const acting = await world.inside((ctx) => actorFor(ctx, { accountId: agent.accountId, mandateId: id }))
  assert.equal((await world.inside(applicantOf, acting)).kind, 'enterprise')
  assert.ok(
    (await world.inside((ctx) => accountsOf(ctx, { kind: 'enterprise', id: enterprise.id }))).includes(agent.accountId),
  )
})

test('an agent, a stranger to the firm and a clerk give no mandate in its name', async () => {
  const agent = await givenVerified(world)
  const { id } = await world.perform(giveMandate, boss.actor, agentOf(agent))
  const acting = await world.inside((ctx) => actorFor(ctx, { accountId: agent.accountId, mandateId: id }))
  const outsider = await givenCitizen(world)
  const wish = { enterpriseId: enterprise.id, agent: { name: '陈雨欣', idNumber: someIdNumber() } }
  for (const actor of [agent.actor, acting, outsider.actor]) {
    await assert.rejects(world.perform(giveMandate, actor, wish), { code: 'kernel.not-yours' })
    await assert.rejects(world.show(mandateList, actor, { enterpriseId: enterprise.id }), { code: 'kernel.not-yours' })
  }
  const clerk = await givenStaff(world, { roles: ['window-clerk'], organId: (await givenOrgan(world)).id })
  await assert.rejects(world.perform(giveMandate, clerk.actor, wish), { code: 'kernel.not-permitted' })
})

test('a mandate covers the items it names, until its last day', async () => {
  const [one, other] = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b']
  const agent = await givenVerified(world)
  const { id } = await world.perform(giveMandate, boss.actor, {
    ...agentOf(agent),
    itemIds: [one],
    validTo: '2026-03-05',
  })
  const acting = await world.inside((ctx) => actorFor(ctx, { accountId: agent.accountId, mandateId: id }))
  assert.equal(await world.inside((ctx) => mandateCovers(ctx, one), acting), true)
  assert.equal(await world.inside((ctx) => mandateCovers(ctx, other), acting), false)
  assert.equal(await world.inside((ctx) => mandateCovers(ctx, other), agent.actor), true)
  world.moveTo('2026-03-06')
  assert.equal(await world.inside((ctx) => mandateCovers(ctx, one), acting), false)
  await assert.rejects(world.perform(switchMandate, agent.actor, { mandateId: id }), {
    code: 'identity.mandate-not-live',
  })
  const late = await world.inside((ctx) => actorFor(ctx, { accountId: agent.accountId, mandateId: id }))
  assert.deepEqual([late.onBehalfOf, late.grants.size], [undefined, 0])
})

test('a mandate is refused for a day that has passed, a wrong name, or twice at once', async () => {
  const agent = await givenVerified(world)
  await assert.rejects(world.perform(giveMandate, boss.actor, { ...agentOf(agent), validTo: '2026-01-01' }), {
    code: 'identity.mandate-in-past',
  })
  await assert.rejects(world.perform(giveMandate, boss.actor, agentOf(agent, '李四')), {
    code: 'identity.name-mismatch',
  })
  await world.perform(giveMandate, boss.actor, agentOf(agent))
  await assert.rejects(world.perform(giveMandate, boss.actor, agentOf(agent)), { code: 'identity.already-agent' })
})

test('who is not verified at a counter acts for no enterprise, whatever mandate their number was given', async () => {
  const declared = await givenCitizen(world)
  const { id } = await world.perform(giveMandate, boss.actor, agentOf(declared))
  await assert.rejects(world.perform(switchMandate, declared.actor, { mandateId: id }), {
    code: 'identity.verify-first',
  })
})

test('nobody takes up a mandate that was given to another', async () => {
  const [agent, other] = [await givenVerified(world), await givenVerified(world)]
  const { id } = await world.perform(giveMandate, boss.actor, agentOf(agent))
  await assert.rejects(world.perform(switchMandate, other.actor, { mandateId: id }), { code: 'kernel.not-found' })
  await assert.rejects(world.perform(revokeMandate, other.actor, { id }), { code: 'kernel.not-yours' })
})

test('a revoked mandate ends at the next request: nothing is done by surprise in the own name', async () => {
  const agent = await givenVerified(world)
  const { id } = await world.perform(giveMandate, boss.actor, agentOf(agent))
  const browser = await signedIn(world, agent)
  assert.equal((await browser.send('POST', '/api/session/mandate', { mandateId: id })).status, 200)
  type Page = { account: { onBehalfOf?: { id: string }; mandateEnded: boolean; can: string[]; mandates: unknown[] } }
  const during = (await browser.get('/api/session')).body as Page
  assert.deepEqual([during.account.onBehalfOf?.id, during.account.mandateEnded], [enterprise.id, false])
  await world.perform(revokeMandate, boss.actor, { id })
  const ended = (await browser.get('/api/session')).body as Page
  assert.deepEqual(ended.account.mandates, [])
  assert.deepEqual([ended.account.onBehalfOf, ended.account.mandateEnded, ended.account.can], [undefined, true, []])
  assert.equal((await browser.get('/api/my/details')).status, 403)
  assert.equal((await browser.send('POST', '/api/session/mandate', { mandateId: null })).status, 200)
  assert.equal((await browser.get('/api/my/details')).status, 200)
  await assert.rejects(world.perform(revokeMandate, boss.actor, { id }), { code: 'identity.mandate-already-revoked' })
})

test('an agent lays a mandate down; the legal representative cannot give up the enterprise itself', async () => {
  const agent = await givenVerified(world)
  const { id } = await world.perform(giveMandate, boss.actor, agentOf(agent))
  await world.perform(revokeMandate, agent.actor, { id })
  await assert.rejects(world.perform(revokeMandate, boss.actor, { id: enterprise.mandateId }), {
    code: 'kernel.not-yours',
  })
})

test('the legal representative sees every mandate of the enterprise, masked, newest first', async () => {
  const met: string[] = []
  let cursor: string | undefined
  do {
    const page = await world.show(mandateList, boss.actor, { enterpriseId: enterprise.id, limit: '3', after: cursor })
    met.push(...page.rows.map((row) => row.id))
    assert.ok(page.rows.every((row) => row.agentIdMasked.includes('***********')))
    cursor = page.next
  } while (cursor)
  assert.deepEqual(met, met.toSorted().toReversed())
  assert.ok(met.includes(enterprise.mandateId))
})

test('a legal representative whose ID card no counter has seen gives no mandate', async () => {
  const declared = await givenCitizen(world)
  const firm = await givenEnterprise(world, { agent: declared })
  const agent = { name: '李俊杰', idNumber: someIdNumber() }
  await assert.rejects(world.perform(giveMandate, declared.actor, { enterpriseId: firm.id, agent }), {
    code: 'kernel.not-yours',
  })
})
