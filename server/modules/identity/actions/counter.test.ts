import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stranger } from '#kernel/actor.ts'
import { fc } from '#server/properties.ts'
import { openWorld, type World } from '#server/testing.ts'
import { accountsOf, ensureEnterprise, ensurePerson, getApplicant, maskIdNumber, openApplicant } from '../index.ts'
import {
  givenCitizen,
  givenEnterprise,
  givenOrgan,
  givenStaff,
  givenVerified,
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
import { correctPerson } from './correct-person.ts'
import { recordPerson } from './record-person.ts'
import { verifyPerson } from './verify-person.ts'
import { findByName } from '../views/find-by-name.ts'
import { enterpriseAgents } from '../views/mandates.ts'
import { personCorrections } from '../views/corrections.ts'
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

test('a window puts a name, a number and an address right with the card in hand; what was before stays told', async () => {
  const citizen = await givenVerified(world, { name: '王静文' })
  const { id: firm } = await givenEnterprise(world, { agent: citizen })
  const { personId: id, idNumber } = citizen
  const mistaken = { id, idNumber, name: '王静雯', phone: '19900000009', reason: '登记时写错了字' }
  await assert.rejects(world.perform(correctPerson, clerk.actor, { ...mistaken, idNumber: someIdNumber() }), {
    code: 'identity.card-mismatch',
  })
  await assert.rejects(world.perform(correctPerson, clerk.actor, { ...mistaken, reason: '' }), {
    code: 'kernel.invalid-input',
  })
  await assert.rejects(world.perform(correctPerson, clerk.actor, { ...mistaken, id: firm }), {
    code: 'kernel.not-found',
  })
  await world.perform(correctPerson, clerk.actor, mistaken)
  await world.perform(correctPerson, clerk.actor, { id, idNumber, address: '云桥巷3号', reason: '搬家' })
  const same = { id, idNumber, name: '王静雯', address: '云桥巷3号', reason: '再试一次' }
  await assert.rejects(world.perform(correctPerson, clerk.actor, same), { code: 'identity.nothing-to-correct' })
  const opened = await world.inside((ctx) => openApplicant(ctx, { kind: 'person', id }))
  assert.deepEqual([opened.name, opened.phone, opened.address], ['王静雯', '19900000009', '云桥巷3号'])
  const represented = await world.inside((ctx) => openApplicant(ctx, { kind: 'enterprise', id: firm }))
  assert.equal(represented.legalRepresentative, '王静雯')
  const first = await world.show(personCorrections, clerk.actor, { id, limit: 1 })
  const second = await world.show(personCorrections, clerk.actor, { id, limit: 1, after: first.next })
  assert.deepEqual([first.rows[0]!.address, first.rows[0]!.reason, second.next], [true, '搬家', undefined])
  const [earlier] = second.rows
  assert.deepEqual(
    [earlier!.name, earlier!.phone, earlier!.by],
    [{ before: '王静文', after: '王静雯' }, { before: '199****0001', after: '199****0009' }, '沈雨桐'],
  )
  const { rows } = await sql<{ facts: Record<string, unknown> }>`
    select facts from kernel.audit where act = 'identity.correct-person' and outcome = 'done' and subject = ${id} order by id`.execute(
    world.app.db,
  )
  assert.deepEqual(
    rows.map(({ facts }) => [facts['corrected'], facts['idNumber'], facts['name'], facts['phone']]),
    [
      [['name', 'phone'], '***', '***', '***'],
      [['address'], '***', undefined, undefined],
    ],
  )
})

test('nobody corrects a record that bears their own name, a stranger corrects none, and of two at once one finds nothing left to correct', async () => {
  const citizen = await givenCitizen(world, { name: '沈雨桐' })
  const own = { id: citizen.personId, idNumber: citizen.idNumber, phone: '19900000011', reason: '换号码' }
  await assert.rejects(world.perform(correctPerson, clerk.actor, own), { code: 'identity.own-record' })
  const other = await givenStaff(world, {
    roles: ['window-clerk'],
    organId: clerk.actor.post!.organId,
    name: '范若兰',
  })
  await assert.rejects(world.perform(correctPerson, other.actor, { ...own, name: '范若兰' }), {
    code: 'identity.own-record',
  })
  const approver = await givenStaff(world, { roles: ['approver'], organId: clerk.actor.post!.organId })
  for (const actor of [citizen.actor, approver.actor])
    await assert.rejects(world.perform(correctPerson, actor, own), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(correctPerson, stranger, own), { code: 'kernel.sign-in-needed' })
  const twice = await Promise.allSettled([1, 2].map(() => world.perform(correctPerson, other.actor, own)))
  assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await world.show(personCorrections, other.actor, { id: citizen.personId })).rows.length, 1)
})

test('people are found by their whole name, masked; each look stands in the audit trail, also one that finds nobody', async () => {
  const name = '欧阳望舒'
  const first = await givenVerified(world, { name, birth: '1971-03-09' })
  const second = await givenCitizen(world, { name, birth: '2001-12-30' })
  await givenCitizen(world, { name: `${name}远` })
  const page = await world.show(findByName, clerk.actor, { kind: 'person', name, limit: 1 })
  const rest = await world.show(findByName, clerk.actor, { kind: 'person', name, limit: 1, after: page.next })
  const of = ({ personId: id, idNumber }: typeof first, birthYear: string, identityLevel: string) => ({
    id,
    name,
    identifierMasked: maskIdNumber(idNumber),
    birthYear,
    identityLevel,
  })
  assert.deepEqual(page.rows, [of(second, '2001', 'declared')])
  assert.deepEqual([rest.rows, rest.next], [[of(first, '1971', 'verified-at-counter')], undefined])
  const opened = await world.perform(findApplicant, clerk.actor, { personId: first.personId })
  assert.deepEqual([opened.applicant?.id, opened.identityLevel], [first.personId, 'verified-at-counter'])
  assert.deepEqual((await world.show(findByName, clerk.actor, { kind: 'person', name: '欧阳望' })).rows, [])
  await assert.rejects(world.show(findByName, clerk.actor, { kind: 'person', name: '欧' }), {
    code: 'kernel.invalid-input',
  })
  for (const neither of [{}, { identifier: first.idNumber, personId: first.personId }])
    await assert.rejects(world.perform(findApplicant, clerk.actor, neither), { code: 'kernel.invalid-input' })
  for (const actor of [first.actor, stranger])
    await assert.rejects(world.show(findByName, actor, { kind: 'person', name }), (refused: { code: string }) =>
      ['kernel.not-permitted', 'kernel.sign-in-needed'].includes(refused.code),
    )
  const { rows } = await sql<{ subject: string }>`
    select subject from kernel.audit where act = 'identity.find-by-name' and outcome = 'looked' order by id`.execute(
    world.app.db,
  )
  assert.deepEqual(
    rows.map(({ subject }) => subject),
    [second.personId, first.personId, ''],
  )
})

test('firms are found by the beginning of their name, in its order, each once over pages of any size', async () => {
  const names = [
    '云杉%木业',
    '云杉%木业一厂',
    '云杉%木业一厂',
    '云杉%木业\u{20000}厂',
    '云杉%木',
    '云杉x木业',
    '杉%木业',
  ]
  for (const name of names) await world.inside((ctx) => ensureEnterprise(ctx, { name, uscc: someUscc() }))
  const expected = names.filter((name) => name.startsWith('云杉%木业')).sort()
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), async (limit) => {
      const met: { id: string; name: string }[] = []
      let place: string | undefined
      do {
        const asked = { kind: 'enterprise' as const, name: '云杉%木业', limit, after: place }
        const { rows, next } = await world.show(findByName, clerk.actor, asked)
        met.push(...rows)
        place = next
      } while (place)
      assert.deepEqual(
        met.map(({ name }) => name),
        expected,
      )
      assert.equal(new Set(met.map(({ id }) => id)).size, met.length)
    }),
    { numRuns: 8 },
  )
})
