import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { issuedFor } from '#modules/documents/index.ts'
import { textOfPdf } from '#modules/documents/testing.ts'
import { givenCitizen, givenEnterprise, givenOrgan, givenVerified } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { nameDefiningBody } from './actions/name-defining-body.ts'
import { pageBeingMade, supersedesNothing, typeUnknown } from './contract.ts'
import { describeLicences, findLicences, getOwnLicence, issueLicence, nameDefiningBodies } from './index.ts'
import { pressPage } from './page.ts'
import { readIdentifier } from './rules/identifier.ts'
import { givenLicence, holderOf } from './testing.ts'
import { licencePdf } from './views/licence-pdf.ts'
import { licenceTypes } from './views/licence-types.ts'
import { myLicence } from './views/my-licence.ts'
import { verifyLicence } from './views/verify-licence.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

test('an enterprise is issued a numbered, identified, signed licence whose page says what the register says', async () => {
  const agent = await givenVerified(world)
  const firm = await givenEnterprise(world, { agent })
  const organ = await givenOrgan(world, { name: '示范市烟草专卖局', letterWord: '示烟', uscc: '11990100000011711D' })
  await world.inside((ctx) => nameDefiningBodies(ctx, { 'city-tobacco': '11990100000011711D', 'no-such-body': '1' }))
  const issued = await givenLicence(world, {
    typeKey: 'tobacco-retail',
    itemName: '烟草专卖零售许可证',
    holder: holderOf(firm.actor),
    organId: organ.id,
    face: [
      { label: '企业名称', text: '示范市云桥巷子餐饮有限公司' },
      { label: '经营场所', text: '云溪区云桥路 18 号' },
      { label: '经营范围', text: '' },
    ],
    validTo: '2031-03-01',
  })
  assert.equal(issued.number, '示烟证〔2026〕1号')
  assert.deepEqual(readIdentifier(issued.identifier), {
    type: '11990100000011711D001',
    issuer: '11990100000011711D',
    serial: '20260000001',
    version: 1,
  })

  const page = await world.show(myLicence, firm.actor, { id: issued.id })
  assert.deepEqual(page.face, [
    { label: '持证主体', text: '示范市云桥巷子餐饮有限公司' },
    { label: '统一社会信用代码', text: firm.uscc },
    { label: '经营场所', text: '云溪区云桥路 18 号' },
  ])
  assert.deepEqual([page.status, page.validTo, page.can], ['valid', '2031-03-01', ['show', 'download']])

  const { content } = await world.show(licencePdf, firm.actor, { id: issued.id })
  const text = textOfPdf(content)
  for (const said of [issued.number, issued.identifier, firm.uscc, '云溪区云桥路 18 号', '烟草专卖零售许可证'])
    assert.ok(text.includes(said), said)
})

test('a person is named on the face, and of their number only what tells them from another', async () => {
  const citizen = await givenCitizen(world, { name: '林晓雨' })
  const issued = await givenLicence(world, {
    typeKey: 'disabled-card',
    holder: holderOf(citizen.actor),
    face: [{ label: '身份证号', text: citizen.idNumber }],
  })
  const { content } = await world.show(licencePdf, citizen.actor, { id: issued.id })
  assert.ok(textOfPdf(content).includes('林晓雨'))
  assert.ok(!textOfPdf(content).includes(citizen.idNumber))
  const { face } = await world.show(myLicence, citizen.actor, { id: issued.id })
  assert.deepEqual(face[1], { label: '身份证件号码', text: `990***********${citizen.idNumber.slice(-4)}` })
  assert.equal(face.length, 2)
})

test('licences of one body are numbered without gaps, also when some are issued at once and some come to nothing', async () => {
  const organ = await givenOrgan(world, { name: '青禾县市场监督管理局', regionCode: '990123000000' })
  const holder = holderOf((await givenCitizen(world)).actor)
  const failing = world.inside(async (ctx) => {
    await issueLicence(ctx, {
      typeKey: 'food-business',
      itemName: '食品经营许可证',
      face: [],
      validFrom: ctx.today,
      organId: organ.id,
      holder,
    })
    throw new Error('the grant failed after its licence')
  })
  const issuing = Array.from({ length: 5 }, () => givenLicence(world, { organId: organ.id, holder }))
  await assert.rejects(failing)
  const numbers = (await Promise.all(issuing)).map(({ number }) => Number(/(\d+)号$/.exec(number)?.[1]))
  assert.deepEqual(
    numbers.toSorted((one, other) => one - other),
    [1, 2, 3, 4, 5],
  )
})

test('a licence counts from its issuing; its page follows, once, and the page a stranger checks is that one', async () => {
  const { actor } = await givenCitizen(world)
  const organ = await givenOrgan(world)
  const { id, documentId } = await world.inside((ctx) =>
    issueLicence(ctx, {
      typeKey: 'food-business',
      itemName: '食品经营许可证（新办）',
      face: [],
      validFrom: ctx.today,
      organId: organ.id,
      holder: holderOf(actor),
    }),
  )
  const atOnce = await world.show(myLicence, actor, { id })
  assert.deepEqual([atOnce.status, atOnce.can], ['valid', ['show']])
  await assert.rejects(world.show(licencePdf, actor, { id }), { code: pageBeingMade.code })
  assert.equal((await world.show(verifyLicence, stranger, { code: atOnce.verifyCode })).status, 'valid')
  await world.deliverNews()
  const { content } = await world.show(licencePdf, actor, { id })
  assert.ok(textOfPdf(content).includes('办理结果：食品经营许可证（新办）'))
  await world.inside((ctx) => pressPage(ctx, id))
  assert.deepEqual((await world.show(licencePdf, actor, { id })).content, content)
  assert.deepEqual((await world.show(myLicence, actor, { id })).can, ['show', 'download'])
  assert.equal((await world.inside((ctx) => issuedFor(ctx, { module: 'licences', id })))[0]?.documentId, documentId)
})

test('two bodies without a code in one county issue under different identifiers', async () => {
  const one = await givenLicence(world, { organId: (await givenOrgan(world, { name: '云溪区教育局' })).id })
  const other = await givenLicence(world, { organId: (await givenOrgan(world, { name: '云溪区水利局' })).id })
  assert.notEqual(one.identifier, other.identifier)
  assert.equal(readIdentifier(one.identifier)?.issuer, '990102')
})

test('a licence issued anew keeps its number, counts a version up and puts the old one out of force', async () => {
  const old = await givenLicence(world, { validTo: '2026-12-31' })
  const next = await givenLicence(world, { ...old, validTo: '2031-12-31', supersedes: old.id })
  assert.equal(next.number, old.number)
  assert.deepEqual(readIdentifier(next.identifier), { ...readIdentifier(old.identifier), version: 2 })
  const both = await world.inside((ctx) => describeLicences(ctx, [old.id, next.id]))
  assert.deepEqual([both.get(old.id)?.status, both.get(next.id)?.status], ['superseded', 'valid'])
  await assert.rejects(givenLicence(world, { ...old, supersedes: old.id }), { code: supersedesNothing.code })
})

test("nobody's licence takes the place of another's", async () => {
  const old = await givenLicence(world)
  await assert.rejects(givenLicence(world, { organId: old.organId, supersedes: old.id }), {
    code: supersedesNothing.code,
  })
  await assert.rejects(givenLicence(world, { ...old, typeKey: 'pesticide', supersedes: old.id }), {
    code: supersedesNothing.code,
  })
})

test('a type nobody knows is refused by name', async () => {
  await assert.rejects(givenLicence(world, { typeKey: 'flying-carpet' }), { code: typeUnknown.code })
})

test('only licences in force today stand for a material, and only for their holder', async () => {
  const { actor } = await givenCitizen(world)
  const holder = holderOf(actor)
  const lasting = await givenLicence(world, { holder, validTo: '2026-03-05' })
  await givenLicence(world, { holder, typeKey: 'pesticide', validFrom: '2026-04-01' })
  const found = () => world.inside((ctx) => findLicences(ctx, holder))
  assert.deepEqual(
    (await found()).map((one) => one.id),
    [lasting.id],
  )
  assert.deepEqual(await world.inside((ctx) => findLicences(ctx, holder, 'pesticide')), [])
  assert.equal((await world.inside((ctx) => getOwnLicence(ctx, lasting.id, holder))).face[0]?.text, '王静雯')
  const another = holderOf((await givenCitizen(world)).actor)
  await assert.rejects(
    world.inside((ctx) => getOwnLicence(ctx, lasting.id, another)),
    { code: 'kernel.not-found' },
  )
  world.moveTo('2026-03-05')
  assert.equal((await found()).length, 1)
  world.moveTo('2026-03-06')
  assert.deepEqual(await found(), [])
  world.moveTo('2026-04-01')
  assert.deepEqual(
    (await found()).map((one) => one.typeKey),
    ['pesticide'],
  )
  world.moveTo('2026-03-02')
})

test('the catalogue editor names the body that defines a type; nobody else may', async () => {
  const editor = { ...stranger, kind: 'staff', id: 'editor', name: '事项管理员' } as const
  const holding = { ...editor, grants: new Map([['licences.define-types', { everywhere: true }]]) }
  const input = { key: 'pesticide', uscc: '11990100000012394f' }
  const { code } = await world.perform(nameDefiningBody, holding, input)
  assert.equal(code, '11990100000012394F001')
  const { rows } = await world.show(licenceTypes, stranger, {})
  assert.equal(rows.find((type) => type.key === 'pesticide')?.code, code)
  assert.equal(rows.find((type) => type.key === 'nurse')?.code, undefined)
  await world.perform(nameDefiningBody, holding, { ...input, uscc: input.uscc.toUpperCase() })
  await givenLicence(world, { typeKey: 'pesticide' })
  await assert.rejects(world.perform(nameDefiningBody, holding, input), { code: 'licences.defining-body-settled' })
  await assert.rejects(world.perform(nameDefiningBody, holding, { ...input, key: 'flying-carpet' }), {
    code: 'kernel.not-found',
  })
  await assert.rejects(world.perform(nameDefiningBody, editor, input), { code: 'kernel.not-permitted' })
})
