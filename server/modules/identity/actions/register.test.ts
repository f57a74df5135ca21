import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger, systemActor } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import { givenCitizen, openBrowser, someIdNumber, TEST_PASSWORD } from '../testing.ts'
import { recordPerson } from './record-person.ts'
import { register } from './register.ts'
import { ownDetails } from '../views/own-details.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const details = () => ({
  name: '陈雨欣',
  idNumber: someIdNumber(),
  phone: '19900000005',
  username: `chen${someIdNumber().slice(-4, -1)}`,
  password: TEST_PASSWORD,
})

test('a citizen registers over the web, is signed in at once, and is who they declare to be and no more', async () => {
  const browser = await openBrowser(world)
  const { status } = await browser.send('POST', '/api/accounts', details())
  assert.equal(status, 201)
  const page = (await browser.get('/api/session')).body as { account: { name: string; identityLevel: string } }
  assert.deepEqual([page.account.name, page.account.identityLevel], ['陈雨欣', 'declared'])
})

test('own details are masked, with phone and address as last told', async () => {
  const citizen = await givenCitizen(world, { name: '李俊杰' })
  const seen = await world.show(ownDetails, citizen.actor, {})
  assert.equal(seen.idNumberMasked, `${citizen.idNumber.slice(0, 3)}***********${citizen.idNumber.slice(-4)}`)
  assert.deepEqual([seen.name, seen.phoneMasked, seen.identityLevel], ['李俊杰', '199****0001', 'declared'])
})

test('each wrong field is named in Chinese', async () => {
  const given = { ...details(), idNumber: '990102199104208084', phone: '12345', username: '9', password: 'short' }
  const refused = await world
    .perform(register, stranger, given)
    .catch((error: unknown) => error as { facts: { fields: { field: string; message: string }[] } })
  const fields = (refused as { facts: { fields: { field: string; message: string }[] } }).facts.fields
  assert.deepEqual(
    fields.map((one) => one.field),
    ['idNumber', 'phone', 'username', 'password'],
  )
  assert.ok(fields.every((one) => /\p{Script=Han}/u.test(one.message)))
})

test('a weak password is refused beside its field, before anything is written', async () => {
  const given = { ...details(), password: 'aaaaaaaaaaaaaaaaaaaa' }
  await assert.rejects(world.perform(register, stranger, given), { code: 'kernel.invalid-input' })
  await world.perform(register, stranger, { ...given, password: TEST_PASSWORD })
})

test('a username is taken once, an ID number has one account', async () => {
  const given = details()
  await world.perform(register, stranger, given)
  await assert.rejects(world.perform(register, stranger, { ...details(), username: given.username }), {
    code: 'identity.username-taken',
  })
  await assert.rejects(world.perform(register, stranger, { ...details(), idNumber: given.idNumber }), {
    code: 'identity.already-registered',
  })
})

test('nobody claims over the web a person whom a window has recorded', async () => {
  const given = details()
  await world.perform(recordPerson, systemActor('test'), { name: given.name, idNumber: given.idNumber })
  await assert.rejects(world.perform(register, stranger, given), { code: 'identity.already-registered' })
})
