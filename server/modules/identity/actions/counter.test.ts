import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '#server/testing.ts'
import { accountsOf, ensureEnterprise, ensurePerson, getApplicant, openApplicant } from '../index.ts'
import {
  givenCitizen,
  givenOrgan,
  givenStaff,
  openBrowser,
  signedIn,
  someIdNumber,
  someUscc,
  type GivenStaff,
} from '../testing.ts'
import { findApplicant } from './find-applicant.ts'
import { openAccount } from './open-account.ts'
import { suspendAccount } from './suspend-account.ts'
import { recordEnterprise } from './record-enterprise.ts'
import { recordPerson } from './record-person.ts'
import { verifyPerson } from './verify-person.ts'
import { enterpriseAgents } from '../views/mandates.ts'
import { personIdentifier } from '../views/person-identifier.ts'

let world: World
let clerk: GivenStaff
before(async () => {
  world = await openWorld()
  clerk = await givenStaff(world, { roles: ['window-clerk'], organId: (await givenOrgan(world)).id })
})
after(() => world.close())

test('someone without an account is recorded once and found by their number', async () => {
  const idNumber = someIdNumber()
  const { applicant } = await world.perform(recordPerson, clerk.actor, {
    name: '张秀英',
    idNumber,
    phone: '19900000003',
  })
  await world.perform(recordPerson, clerk.actor, {
    name: '张秀英',
    idNumber: idNumber.toLowerCase(),
    address: '禾丰镇杏树村',
  })
  const found = await world.perform(findApplicant, clerk.actor, { identifier: idNumber })
  assert.deepEqual(found, { applicant: { ...applicant, accountId: undefined }, identityLevel: 'declared' })
  const opened = await world.inside((ctx) => openApplicant(ctx, applicant))
  const contact = { phone: '19900000003', address: '禾丰镇杏树村' }
  assert.deepEqual(opened, { name: '张秀英', identifier: idNumber, ...contact, verified: false })
  assert.equal((await world.perform(findApplicant, clerk.actor, { identifier: someIdNumber() })).applicant, null)
})

test('a number under another name is a mistake at the counter', async () => {
  const idNumber = someIdNumber()
  await world.perform(recordPerson, clerk.actor, { name: '张秀英', idNumber })
  await assert.rejects(world.perform(recordPerson, clerk.actor, { name: '张秀莹', idNumber }), {
    code: 'identity.name-mismatch',
  })
  await assert.rejects(
    world.inside((ctx) => ensurePerson(ctx, { name: '张秀莹', idNumber })),
    { code: 'identity.name-mismatch' },
  )
})

test('the card seen at the counter raises the level; another card, or another account, does not', async () => {
  const { personId: id, idNumber, username } = await givenCitizen(world, { name: '王静雯' })
  const card = { id, name: '王静雯', idNumber }
  await assert.rejects(world.perform(verifyPerson, clerk.actor, { ...card, idNumber: someIdNumber() }), {
    code: 'identity.name-mismatch',
  })
  await assert.rejects(world.perform(verifyPerson, clerk.actor, card), { code: 'identity.not-their-account' })
  await assert.rejects(world.perform(verifyPerson, clerk.actor, { ...card, username: 'somebody' }), {
    code: 'identity.not-their-account',
  })
  assert.equal(
    (await world.perform(verifyPerson, clerk.actor, { ...card, username })).identityLevel,
    'verified-at-counter',
  )
  const shown = await world.show(personIdentifier, clerk.actor, { id })
  assert.deepEqual([shown.idNumber, shown.identityLevel], [idNumber, 'verified-at-counter'])
})

test('looking at a whole ID number leaves a line in the audit trail', async () => {
  const { personId } = await givenCitizen(world)
  await world.show(personIdentifier, clerk.actor, { id: personId })
  const { rows } = await sql<{ actor_id: string; facts: unknown }>`
    select actor_id, facts from kernel.audit where outcome = 'looked' and subject = ${personId}`.execute(world.app.db)
  assert.deepEqual(rows, [{ actor_id: clerk.accountId, facts: { fields: ['idNumber', 'phone', 'address'] } }])
})

test('the person at the counter gets an account; one that a stranger opened under their number becomes theirs', async () => {
  const impostor = await givenCitizen(world, { name: '刘建国' })
  const stolen = await signedIn(world, impostor)
  const card = { id: impostor.personId, name: '刘建国', idNumber: impostor.idNumber }
  const taken = await givenCitizen(world)
  const account = { ...card, username: 'liujianguo', initialPassword: 'Yellow-River-1972' }
  await assert.rejects(world.perform(openAccount, clerk.actor, { ...account, username: taken.username }), {
    code: 'identity.username-taken',
  })
  await assert.rejects(world.perform(openAccount, clerk.actor, { ...account, initialPassword: 'aaaaaaaaaaaaaaaaa' }), {
    code: 'kernel.invalid-input',
  })
  const guessing = await openBrowser(world)
  for (const password of ['1', '2', '3', '4', '5'])
    await guessing.send('POST', '/api/session', { username: account.username, password })
  const { accountId } = await world.perform(openAccount, clerk.actor, account)
  assert.equal(accountId, impostor.accountId)
  assert.equal((await stolen.get('/api/my/details')).status, 401)
  assert.equal((await (await openBrowser(world)).send('POST', '/api/session', impostor)).status, 401)
  const own = await signedIn(world, { username: 'liujianguo', password: 'Yellow-River-1972' })
  assert.equal((await own.get('/api/my/details')).status, 403, 'nothing before the first password is changed')
  const change = { currentPassword: 'Yellow-River-1972', newPassword: 'Yellow-River-1973' }
  assert.equal((await own.send('POST', '/api/account/password', change)).status, 200)
  assert.equal((await own.get('/api/my/details')).body['identityLevel'], 'verified-at-counter')
})

test('someone recorded at the counter gets a first account there', async () => {
  const idNumber = someIdNumber()
  const { applicant } = await world.perform(recordPerson, clerk.actor, { name: '杨志明', idNumber })
  const account = {
    id: applicant.id,
    name: '杨志明',
    idNumber,
    username: 'yangzhiming',
    initialPassword: 'Yellow-River-1972',
  }
  const { accountId } = await world.perform(openAccount, clerk.actor, account)
  assert.deepEqual(await world.inside((ctx) => accountsOf(ctx, applicant)), [accountId])
  const { actor: administrator } = await givenStaff(world, {
    roles: ['system-admin'],
    organId: (await givenOrgan(world)).id,
  })
  await world.perform(suspendAccount, administrator, { id: accountId, reason: '冒用他人身份' })
  await assert.rejects(world.perform(openAccount, clerk.actor, account), {
    code: 'identity.suspended-by-administrator',
  })
})

test('an enterprise is recorded with its legal representative; a new one takes the place of the former', async () => {
  const uscc = someUscc()
  const first = { name: '张秀英', idNumber: someIdNumber() }
  const enterprise = { name: '示范市通远物流有限公司', uscc, address: '货运路3号' }
  const { id, mandateId } = await world.perform(recordEnterprise, clerk.actor, {
    ...enterprise,
    legalRepresentative: first,
  })
  const again = await world.perform(recordEnterprise, clerk.actor, { ...enterprise, legalRepresentative: first })
  assert.deepEqual(again, { id, mandateId })
  const second = await givenCitizen(world, { name: '刘建国' })
  await world.perform(recordEnterprise, clerk.actor, {
    ...enterprise,
    legalRepresentative: { name: '刘建国', idNumber: second.idNumber },
  })
  const opened = await world.inside((ctx) => openApplicant(ctx, { kind: 'enterprise', id }))
  assert.deepEqual(opened, {
    name: enterprise.name,
    identifier: uscc,
    address: '货运路3号',
    legalRepresentative: '刘建国',
  })
  assert.deepEqual(await world.inside((ctx) => accountsOf(ctx, { kind: 'enterprise', id })), [second.accountId])
  const shown = await world.perform(findApplicant, clerk.actor, { identifier: uscc })
  assert.equal(shown.legalRepresentative, '刘建国')
  const { rows } = await world.show(enterpriseAgents, clerk.actor, { enterpriseId: id, limit: 10 })
  assert.deepEqual(
    rows.map(({ agentName, live }) => [agentName, live]),
    [
      ['刘建国', true],
      ['张秀英', false],
    ],
  )
  await assert.rejects(world.show(enterpriseAgents, second.actor, { enterpriseId: id, limit: 10 }), {
    code: 'kernel.not-permitted',
  })
  const renamed = { ...enterprise, name: '示范市通达物流有限公司', legalRepresentative: first }
  await assert.rejects(world.perform(recordEnterprise, clerk.actor, renamed), { code: 'identity.name-mismatch' })
})

test('an enterprise is found by its code and made once', async () => {
  const given = { name: '示范市青禾种业有限公司', uscc: someUscc() }
  const made = await world.inside((ctx) => ensureEnterprise(ctx, given))
  assert.deepEqual(await world.inside((ctx) => ensureEnterprise(ctx, { ...given, name: '别的名字' })), made)
  assert.deepEqual((await world.perform(findApplicant, clerk.actor, { identifier: given.uscc })).applicant, made)
  assert.deepEqual(await world.inside((ctx) => getApplicant(ctx, made)), made)
})
