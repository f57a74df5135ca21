/** 秒批: the system grants when every condition of the published rule holds, and never denies. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import type { ItemContent, ItemVersion } from '#modules/catalogue/index.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { recordBreach } from '#modules/credit/index.ts'
import { givenCitizen } from '#modules/identity/testing.ts'
import { findLicences } from '#modules/licences/index.ts'
import { givenLicence, holderOf } from '#modules/licences/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { decideByRule } from './actions/decide-by-rule.ts'
import { fileCase } from './actions/file-case.ts'
import { findRuleCheck } from './easier-store.ts'
import { filledMaterials, givenCase, instantly } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'

let world: World
let organ: Organ
before(async () => {
  world = await openWorld()
  organ = await givenOrgan(world)
})
after(() => world.close())

const condition = (key: string, text: string, holds: string) => ({ key, text, holds, basis: '公布的办理规则第二条' })
const ruled: Partial<ItemContent> = {
  ...instantly,
  form: [
    {
      key: 'applicant',
      title: '申请人',
      fields: [
        { key: 'name', label: '姓名', kind: 'text', required: true, maxLength: 50 },
        { key: 'area', label: '面积', kind: 'number', required: false },
      ],
    },
  ],
  result: { kind: 'licence', name: '食品经营许可证', licenceType: 'food-business', faceFields: ['name'] },
  instantApproval: {
    rule: '面积不超过 50 平方米、年满 18 周岁、没有未修复的失信记录的，当场准予',
    conditions: [
      condition('area', '面积不超过 50 平方米', 'form.area <= 50'),
      condition('grown', '年满 18 周岁', 'facts.age >= 18'),
      condition('credit', '没有未修复的失信记录', 'not(facts.creditExcluded)'),
    ],
  },
}
const item = (changes: Partial<ItemContent> = {}) =>
  givenItem(world, { organId: organ.id, content: { ...ruled, ...changes } })

async function filing(version: ItemVersion, applicant: Actor, values: Record<string, unknown>, key?: string) {
  const materials = await filledMaterials(world, applicant, version.content)
  return world.perform(fileCase, applicant, { itemId: version.itemId, values, materials }, key)
}
const page = (applicant: Actor, caseId: string) => world.show(myCase, applicant, { caseId })

test('a filing for which every condition holds is answered with the licence, by acts of the system with their reasons', async () => {
  const applicant = (await givenCitizen(world)).actor
  const filed = await filing(await item(), applicant, { name: '王静雯', area: 30 })
  assert.deepEqual([filed.status, filed.granted, typeof filed.licenceId], ['granted', true, 'string'])
  const mine = await page(applicant, filed.caseId)
  assert.deepEqual(
    mine.timeline.map((one) => [one.act, one.by]),
    [
      ['file', '申请人'],
      ['accept', '系统'],
      ['examine', '系统'],
      ['grant', '系统'],
    ],
  )
  assert.match(
    mine.timeline.at(-1)!.words!,
    /3 项条件全部符合.*面积不超过 50 平方米：符合（面积：30；依据：公布的办理规则第二条）/,
  )
  assert.deepEqual(
    [mine.ruleCheck!.granted, mine.ruleCheck!.conditions.map((one) => one.verdict)],
    [true, ['holds', 'holds', 'holds']],
  )
  await world.deliverNews()
  const closed = await page(applicant, filed.caseId)
  assert.equal(closed.status, 'closed')
  assert.deepEqual(
    closed.letters.map((one) => one.title).toSorted(),
    ['准予行政许可决定书', '受理通知书', '送达回证'].toSorted(),
  )
})

test('what does not hold, or cannot be told, goes to a person with the same list, and is never denied', async () => {
  const version = await item()
  for (const [values, verdicts] of [
    [{ name: '王静雯', area: 80 }, ['fails', 'holds', 'holds']],
    [{ name: '王静雯' }, ['uncertain', 'holds', 'holds']],
  ] as const) {
    const story = await givenCase(world, { organ, item: version, values })
    const inside = await world.show(casePage, story.approver, { caseId: story.caseId })
    assert.equal(inside.status, 'filed')
    assert.equal(inside.ruleCheck!.granted, false)
    assert.deepEqual(
      inside.ruleCheck!.conditions.map((one) => one.verdict),
      verdicts,
    )
    assert.deepEqual((await page(story.applicant, story.caseId)).ruleCheck, inside.ruleCheck)
    assert.ok(inside.can.includes('decide-on-the-spot'))
  }
})

test('what is personal in the reasons is masked', async () => {
  const applicant = (await givenCitizen(world)).actor
  await givenLicence(world, { holder: holderOf(applicant), organId: organ.id })
  const version = await item({
    instantApproval: {
      rule: '姓名与证照一致',
      conditions: [
        condition('same', '已有食品经营许可，场所已登记', 'form.name != licences.foodBusiness.face.经营场所'),
      ],
    },
  })
  const filed = await filing(version, applicant, { name: '王静雯' })
  const [same] = (await page(applicant, filed.caseId)).ruleCheck!.conditions
  assert.deepEqual([same!.verdict, same!.values.map((one) => one.text)], ['holds', ['王**', '云********']])
})

test('a licence that is missing leaves the condition open', async () => {
  const version = await item({
    instantApproval: {
      rule: '持有食品经营许可',
      conditions: [condition('licensed', '持有有效的食品经营许可证', 'licences.foodBusiness != null')],
    },
  })
  const applicant = (await givenCitizen(world)).actor
  const without = await filing(version, applicant, { name: '王静雯' })
  assert.equal(without.granted, false)
  await givenLicence(world, { holder: holderOf(applicant), organId: organ.id })
  assert.equal((await filing(version, applicant, { name: '王静雯' })).granted, true)
})

test('a promised material keeps an application with a person though every condition holds', async () => {
  const [premises] = (await item()).content.materials
  const version = await item({ materials: [{ ...premises!, necessity: 'deferrable', deferDays: 5 }] })
  const applicant = (await givenCitizen(world)).actor
  const materials = [{ key: premises!.key, promise: true as const }]
  const values = { name: '王静雯', area: 30 }
  const filed = await world.perform(fileCase, applicant, { itemId: version.itemId, values, materials })
  const { status, ruleCheck } = await page(applicant, filed.caseId)
  assert.deepEqual([status, ruleCheck!.granted, ruleCheck!.why], ['filed', false, '还有承诺后补的材料：经营场所证明'])
})

test('an applicant with a false promise on record is not granted by a rule that asks for none', async () => {
  const applicant = (await givenCitizen(world)).actor
  await world.inside((ctx) =>
    recordBreach(ctx, {
      organId: organ.id,
      regionCode: organ.regionCode,
      maker: { ...holderOf(applicant), name: applicant.name, identifierMasked: '*' },
      caseId: ctx.newId(),
      caseNumber: 'X1',
      itemName: '示范备案',
      what: '没有固定的场所',
      basis: '国办发〔2020〕42号',
    }),
  )
  const filed = await filing(await item(), applicant, { name: '王静雯', area: 30 })
  assert.equal(filed.granted, false)
})

test('the same filing sent again gives the same answer, one case and one licence', async () => {
  const applicant = (await givenCitizen(world)).actor
  const version = await item()
  const materials = await filledMaterials(world, applicant, version.content)
  const input = { itemId: version.itemId, values: { name: '王静雯', area: 30 }, materials }
  const [first, second] = await Promise.all([
    world.perform(fileCase, applicant, input, 'once'),
    world.perform(fileCase, applicant, input, 'once'),
  ])
  assert.deepEqual(await world.perform(fileCase, applicant, input, 'once'), first)
  assert.deepEqual(second, first)
  const licences = await world.inside((ctx) => findLicences(ctx, holderOf(applicant)))
  assert.deepEqual(
    licences.map((one) => one.id),
    [first.licenceId],
  )
})

test('what the system could not grant stays filed with nothing half done, and is tried again', async () => {
  const applicant = (await givenCitizen(world)).actor
  // There is no such type of licence, so none can be issued.
  const version = await item({ result: { ...ruled.result!, licenceType: 'nothing-such' } })
  const filed = await filing(version, applicant, { name: '王静雯', area: 30 })
  const mine = await page(applicant, filed.caseId)
  assert.deepEqual([mine.status, mine.timeline.length, mine.ruleCheck!.why], ['filed', 1, '系统没有办成，转人工办理'])
  assert.ok(mine.ruleCheck!.conditions.every((one) => one.verdict === 'holds'))
  const again = await world.perform(decideByRule, systemActor('test'), { caseId: filed.caseId })
  assert.equal(again.granted, false)
  assert.equal((await world.inside((ctx) => findRuleCheck(ctx, filed.caseId)))!.failed, true)
  await assert.rejects(world.perform(decideByRule, applicant, { caseId: filed.caseId }), {
    code: 'kernel.not-permitted',
  })
})

test('whatever is filed, the system has granted exactly when each condition is true of it', async () => {
  const version = await item()
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
      fc.constantFrom('1960-05-05', '2007-03-02', '2008-03-02', '2008-03-03', '2015-01-01'),
      async (area, birth) => {
        const applicant = (await givenCitizen(world, { birth })).actor
        const filed = await filing(version, applicant, { name: '王静雯', ...(area === undefined ? {} : { area }) })
        // Today is 2026-03-02.
        assert.equal(filed.granted, area !== undefined && area <= 50 && birth <= '2008-03-02')
        assert.equal(filed.licenceId !== undefined, filed.granted)
        assert.equal((await page(applicant, filed.caseId)).status, filed.granted ? 'granted' : 'filed')
      },
    ),
    { numRuns: 15 },
  )
})
