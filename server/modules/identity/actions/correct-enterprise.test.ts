import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stranger, systemActor } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import { getApplicant } from '../index.ts'
import {
  givenCitizen,
  givenEnterprise,
  givenOrgan,
  givenStaff,
  givenVerified,
  giveMandate,
  type GivenStaff,
  revokeMandate,
  signedIn,
  someUscc,
} from '../testing.ts'
import { enterpriseCorrections, personCorrections } from '../views/corrections.ts'
import { findByName } from '../views/find-by-name.ts'
import { correctEnterprise } from './correct-enterprise.ts'
import { recordEnterprise } from './record-enterprise.ts'

let world: World
let clerk: GivenStaff
before(async () => {
  world = await openWorld()
  clerk = await givenStaff(world, { roles: ['window-clerk'], organId: (await givenOrgan(world)).id })
})
after(() => world.close())

const reason = '办理了变更登记'

test('a window puts the name of a firm right with its licence in hand; the code stays, and what was before stays told', async () => {
  const owner = await givenVerified(world)
  const { id, uscc } = await givenEnterprise(world, { agent: owner, name: '示范市白露茶叶店' })
  const wish = { id, uscc, name: '示范市白露茶业有限公司', reason }
  const refused = (change: Partial<typeof wish>, code: string) =>
    assert.rejects(world.perform(correctEnterprise, clerk.actor, { ...wish, ...change }), { code })
  const last = uscc.endsWith('0') ? '1' : '0'
  await refused({ uscc: `${uscc.slice(0, 17)}${last}` }, 'kernel.invalid-input')
  await refused({ uscc: someUscc() }, 'identity.code-mismatch')
  await refused({ name: ' 示范市白露茶叶店 ' }, 'identity.nothing-to-correct')
  await refused({ name: '店' }, 'kernel.invalid-input')
  await refused({ reason: ' ' }, 'kernel.invalid-input')
  await refused({ id: owner.personId }, 'kernel.not-found')
  const listed = (limit: number, from?: string) =>
    world.show(enterpriseCorrections, clerk.actor, { id, limit, after: from })
  assert.deepEqual((await listed(5)).rows, [], 'nothing is written of what was refused')
  await world.perform(correctEnterprise, clerk.actor, { ...wish, uscc: uscc.toLowerCase() })
  await world.perform(correctEnterprise, clerk.actor, { ...wish, name: '示范市白露茶叶店', reason: '看错了执照' })
  const first = await listed(1)
  const second = await listed(1, first.next)
  assert.deepEqual(
    [...first.rows, ...second.rows].map((row) => [row.by, row.at, row.name, row.phone, row.address, row.reason]),
    [
      [
        '沈雨桐',
        world.clock.now().toISOString(),
        { before: wish.name, after: '示范市白露茶叶店' },
        undefined,
        false,
        '看错了执照',
      ],
      [
        '沈雨桐',
        world.clock.now().toISOString(),
        { before: '示范市白露茶叶店', after: wish.name },
        undefined,
        false,
        reason,
      ],
    ],
  )
  assert.equal(second.next, undefined)
  assert.deepEqual((await world.show(personCorrections, clerk.actor, { id: owner.personId })).rows, [])
  const { rows } = await sql<{ facts: Record<string, unknown> }>`
    select facts from kernel.audit where act = 'identity.correct-enterprise' and outcome = 'done' and subject = ${id} order by id`.execute(
    world.app.db,
  )
  assert.deepEqual(
    rows.map(({ facts }) => [facts['before'], facts['name']]),
    [
      ['示范市白露茶叶店', wish.name],
      [wish.name, '示范市白露茶叶店'],
    ],
  )
})

test('who acts for the firm goes on under its new name at once, windows find it by that, and its representative is recorded under it', async () => {
  const owner = await givenVerified(world, { name: '韩秋分' })
  const formerly = '示范市秋分面包房'
  const name = '示范市秋分食品有限公司'
  const { id, uscc, mandateId } = await givenEnterprise(world, { agent: owner, name: formerly })
  const browser = await signedIn(world, owner)
  await browser.send('POST', '/api/session/mandate', { mandateId })
  const shown = async () =>
    ((await browser.get('/api/session')).body['account'] as { onBehalfOf: { name: string } }).onBehalfOf.name
  assert.equal(await shown(), formerly)
  await world.perform(correctEnterprise, clerk.actor, { id, uscc, name, reason })
  assert.equal(await shown(), name)
  assert.equal((await world.inside((ctx) => getApplicant(ctx, { kind: 'enterprise', id }))).name, name)
  const found = async (start: string) =>
    (await world.show(findByName, clerk.actor, { kind: 'enterprise', name: start })).rows.map((row) => row.id)
  assert.deepEqual([await found(formerly), await found(name)], [[], [id]])
  const legalRepresentative = { name: '韩秋分', idNumber: owner.idNumber }
  const recorded = await world.perform(recordEnterprise, clerk.actor, { name, uscc, legalRepresentative })
  assert.deepEqual(recorded, { id, mandateId })
})

test('nobody corrects a firm that somebody of their own name represents or acts for, nor without the word; of two at once one finds nothing left', async () => {
  const owner = await givenVerified(world, { name: '范若兰' })
  const agent = await givenVerified(world, { name: '沈雨桐' })
  const { id, uscc, actor } = await givenEnterprise(world, { agent: owner })
  const wish = { id, uscc, name: '示范市云桥巷子饮食有限公司', reason }
  const organId = clerk.actor.post!.organId
  const namesake = await givenStaff(world, { roles: ['window-clerk'], organId, name: '范若兰' })
  await assert.rejects(world.perform(correctEnterprise, namesake.actor, wish), { code: 'identity.own-firm' })
  const given = await world.perform(giveMandate, actor, {
    enterpriseId: id,
    agent: { name: '沈雨桐', idNumber: agent.idNumber },
  })
  await assert.rejects(world.perform(correctEnterprise, clerk.actor, wish), { code: 'identity.own-firm' })
  const approver = await givenStaff(world, { roles: ['approver'], organId, name: '万小满' })
  for (const other of [owner.actor, actor, approver.actor, (await givenCitizen(world)).actor]) {
    await assert.rejects(world.perform(correctEnterprise, other, wish), { code: 'kernel.not-permitted' })
    await assert.rejects(world.show(enterpriseCorrections, other, { id }), { code: 'kernel.not-permitted' })
  }
  await assert.rejects(world.perform(correctEnterprise, stranger, wish), { code: 'kernel.sign-in-needed' })
  await world.perform(revokeMandate, systemActor('test'), given)
  const far = await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' })
  const elsewhere = await givenStaff(world, { roles: ['window-clerk'], organId: far.id, name: '万小满' })
  const twice = await Promise.allSettled(
    [clerk, elsewhere].map((one) => world.perform(correctEnterprise, one.actor, wish)),
  )
  assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await world.show(enterpriseCorrections, elsewhere.actor, { id })).rows.length, 1)
})
