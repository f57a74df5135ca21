import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import readXlsxFile from 'read-excel-file/node'
import { delegateItem } from './actions/delegate-item.ts'
import { endDelegation } from './actions/end-delegation.ts'
import { finishMendTask } from './actions/finish-mend-task.ts'
import { openMendTask } from './actions/open-mend-task.ts'
import { publishVersion } from './actions/publish-version.ts'
import { removeSamenessRule } from './actions/remove-sameness-rule.ts'
import { saveSamenessRule } from './actions/save-sameness-rule.ts'
import { submitDraft } from './actions/submit-draft.ts'
import type { ItemVersion } from './contract.ts'
import { getItemToFile } from './index.ts'
import { catalogueEditor, draftOf, givenItem, givenNextVersion } from './testing.ts'
import { delegationDesk, delegations } from './views/delegations.ts'
import { guide } from './views/guide.ts'
import { mendTasks, samenessExport, samenessReport, samenessRules, samenessSummary } from './views/sameness.ts'

const editor = catalogueEditor('编写人')
const elsewhere = {
  ...editor,
  grants: new Map(['catalogue.edit', 'catalogue.publish'].map((word) => [word, { regions: ['98'] }])),
}
let world: World
let city: ItemVersion
let county: ItemVersion
let ruleId: string
before(async () => {
  world = await openWorld({ start: '2026-03-02' })
  const place = (name: string, regionCode: string, level: '3' | '4') => givenOrgan(world, { name, regionCode, level })
  const cityOrgan = await place('示范市卫生健康委员会', '990100000000', '3')
  const countyOrgan = await place('云溪区卫生健康局', '990102000000', '4')
  const otherCounty = await place('青禾县卫生健康局', '990123000000', '4')
  const basicCode = '000123018000'
  city = await givenItem(world, {
    organId: cityOrgan.id,
    content: { basicCode, level: '3', name: '饮用水供水单位卫生许可' },
  })
  county = await givenItem(world, {
    organId: countyOrgan.id,
    content: { basicCode, level: '4', name: '饮用水卫生许可' },
  })
  await givenItem(world, {
    organId: otherCounty.id,
    content: { basicCode, level: '4', name: '饮用水供水单位卫生许可' },
  })
  const { rules } = await world.show(samenessRules, editor, {})
  ruleId = rules.find((rule) => rule.name === '四级四同')!.id
  assert.deepEqual(
    rules.map((rule) => [rule.name, rule.confirmed, rule.elements.length]),
    [
      ['四级四同', true, 4],
      ['四级十同', false, 10],
      ['四级十一同', false, 11],
      ['五级十六同', false, 16],
    ],
  )
})
after(() => world.close())

test('the report lays each deviating element beside the upper level, and can be taken along', async () => {
  const report = await world.show(samenessReport, editor, { id: ruleId })
  assert.equal(report.compared, 2)
  assert.deepEqual(
    report.rows.map((row) => [row.itemId, row.upper.itemId, row.differences]),
    [
      [
        county.itemId,
        city.itemId,
        [
          {
            element: 'name',
            title: '事项名称',
            part: undefined,
            before: '饮用水供水单位卫生许可',
            after: '饮用水卫生许可',
          },
        ],
      ],
    ],
  )
  const book = await readXlsxFile(Buffer.from((await world.show(samenessExport, editor, { id: ruleId })).content))
  assert.deepEqual(book[0]!.data[1]!.slice(3), [
    '事项名称',
    '示范市卫生健康委员会',
    '饮用水供水单位卫生许可',
    '饮用水卫生许可',
  ])
  assert.deepEqual((await world.show(samenessReport, elsewhere, { id: ruleId })).rows, [])
})

test('the report can be narrowed to an element or a body, and told in figures', async () => {
  const summary = await world.show(samenessSummary, editor, { id: ruleId })
  assert.deepEqual(
    [summary.rule.name, summary.compared, summary.deviating, summary.openTasks, summary.elements, summary.organs],
    [
      '四级四同',
      2,
      1,
      0,
      [{ key: 'name', title: '事项名称', items: 1 }],
      [{ key: county.organId, title: '云溪区卫生健康局', items: 1 }],
    ],
  )
  const rowsOf = async (filter: { element?: string; organId?: string }) =>
    (await world.show(samenessReport, editor, { id: ruleId, ...filter })).rows.map((row) => row.itemId)
  assert.deepEqual(await rowsOf({ element: 'name', organId: county.organId }), [county.itemId])
  assert.deepEqual(await rowsOf({ element: 'basis' }), [])
  assert.deepEqual(await rowsOf({ organId: city.organId }), [])
  await assert.rejects(rowsOf({ element: 'fees' }), { code: 'catalogue.rule-missing' })
  const first = await world.show(samenessReport, editor, { id: ruleId, limit: 1 })
  assert.equal(first.next, county.itemId, 'a full page ends with the item it looked at last')
  assert.deepEqual((await world.show(samenessReport, editor, { id: ruleId, after: first.next })).rows, [])
})

test('what each level has of its own is named by a rule and not compared', async () => {
  const { rules } = await world.show(samenessRules, editor, {})
  const widest = rules.find((rule) => rule.name === '五级十六同')!
  assert.deepEqual(
    widest.elements.filter((one) => !one.compared).map((one) => one.title),
    ['行使层级', '办理地点、时间和电话'],
  )
  const { rows } = await world.show(samenessReport, editor, { id: widest.id })
  assert.deepEqual(
    rows.map((row) => row.differences.map((one) => one.element)),
    [['name']],
  )
})

test('a task is open until the list in force no longer deviates', async () => {
  const keeper = await givenStaff(world, { roles: ['catalogue-editor'], organId: county.organId })
  const task = await world.perform(openMendTask, editor, { ruleId, itemId: county.itemId, dueOn: '2026-04-01' })
  const box = await messagesOf(world, keeper.actor)
  assert.deepEqual(
    box.map((message) => [message.title, message.link]),
    [['整改任务：饮用水卫生许可', '/work/catalogue/tasks']],
  )
  assert.match(box[0]!.body, /与示范市卫生健康委员会的不一致：事项名称。请在2026年4月1日前改好并发布。/)
  await assert.rejects(world.perform(openMendTask, editor, { ruleId, itemId: county.itemId }), {
    code: 'catalogue.nothing-deviates',
  })
  await assert.rejects(world.perform(openMendTask, editor, { ruleId, itemId: county.itemId, dueOn: '2026-03-01' }), {
    code: 'catalogue.deadline-passed',
  })
  const inCounty = {
    ...editor,
    post: { id: '1', title: '科员', organId: county.organId, regionCode: county.regionCode },
  }
  const inCity = { ...inCounty, post: { ...inCounty.post, regionCode: city.regionCode } }
  for (const [actor, ours, below] of [
    [inCounty, 1, 0],
    [inCity, 0, 1],
  ] as const) {
    const mine = await world.show(mendTasks, actor, { whose: 'ours' })
    const others = await world.show(mendTasks, actor, { whose: 'below', ruleId })
    assert.deepEqual([mine.rows.length, others.rows.length, mine.open], [ours, below, { ours, below }])
  }
  await assert.rejects(world.perform(finishMendTask, editor, { id: task.id }), { code: 'catalogue.still-deviates' })
  await assert.rejects(world.perform(finishMendTask, elsewhere, { id: task.id }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(finishMendTask, stranger, { id: task.id }), { code: 'kernel.sign-in-needed' })
  const draftId = await draftOf(world, county, { name: '饮用水供水单位卫生许可' })
  assert.equal((await world.show(mendTasks, editor, { state: 'open' })).rows[0]?.draftId, draftId)
  await world.perform(submitDraft, editor, { id: draftId, revision: 2 })
  await world.perform(publishVersion, catalogueEditor('审核人'), { id: draftId })
  await world.perform(finishMendTask, editor, { id: task.id })
  await assert.rejects(world.perform(finishMendTask, editor, { id: task.id }), { code: 'catalogue.task-missing' })
  const { rows } = await world.show(mendTasks, editor, { state: 'done' })
  assert.ok(await assertFileIsList(world, mendTasks, editor, { state: 'done' }))
  assert.deepEqual(
    rows.map((row) => [row.id, row.dueOn, row.overdue, row.doneBy, row.differences.length]),
    [[task.id, '2026-04-01', false, '编写人', 1]],
  )
  assert.deepEqual((await world.show(mendTasks, elsewhere, {})).rows, [])
  await assert.rejects(world.perform(openMendTask, elsewhere, { ruleId, itemId: county.itemId }), {
    code: 'kernel.not-yours',
  })
  await assert.rejects(world.perform(openMendTask, stranger, { ruleId, itemId: county.itemId }), {
    code: 'kernel.sign-in-needed',
  })
})

test('rules are data: the elements of one can be set, but only elements there are', async () => {
  const given = {
    name: '示范两同',
    levels: ['3' as const, '4' as const],
    elements: ['fees', 'service'],
    note: '本市试行',
  }
  const rule = await world.perform(saveSamenessRule, editor, given)
  assert.deepEqual(
    rule.elements.map((one) => one.title),
    ['收费', '办理地点、时间和电话'],
  )
  const changed = await world.perform(saveSamenessRule, editor, { ...given, elements: ['trips'] })
  assert.deepEqual([changed.id, changed.elements.length], [rule.id, 1])
  await assert.rejects(world.perform(saveSamenessRule, editor, { ...given, elements: ['colour'] }), {
    code: 'catalogue.rule-missing',
  })
  await assert.rejects(world.perform(saveSamenessRule, stranger, given), { code: 'kernel.sign-in-needed' })
})

test('a rule is deleted once nobody has to mend by it; its name is free again, its finished tasks keep it', async () => {
  const rule = await world.perform(saveSamenessRule, editor, {
    name: '名称同',
    levels: ['3', '4'],
    elements: ['name'],
  })
  await givenNextVersion(world, county, { name: '饮水许可' })
  const { id } = await world.perform(openMendTask, editor, { ruleId: rule.id, itemId: county.itemId })
  const remove = (who: Actor) => world.perform(removeSamenessRule, who, { id: rule.id })
  await assert.rejects(remove(editor), { code: 'catalogue.rule-in-use' })
  await assert.rejects(remove(stranger), { code: 'kernel.sign-in-needed' })
  await givenNextVersion(world, county, { name: city.content.name })
  await world.perform(finishMendTask, editor, { id })
  await remove(editor)
  const { rules } = await world.show(samenessRules, editor, {})
  assert.ok(!rules.some((one) => one.id === rule.id))
  await assert.rejects(world.show(samenessReport, editor, { id: rule.id }), { code: 'catalogue.rule-missing' })
  await assert.rejects(remove(editor), { code: 'catalogue.rule-missing' })
  const done = await world.show(mendTasks, editor, { state: 'done' })
  assert.equal(done.rows.find((task) => task.id === id)?.ruleName, '名称同')
  const again = await world.perform(saveSamenessRule, editor, {
    name: '名称同',
    levels: ['3', '4'],
    elements: ['name'],
  })
  assert.notEqual(again.id, rule.id)
})

test('within its dates a delegation changes who handles the item, and the guide says so', async () => {
  const town = await givenOrgan(world, {
    name: '云桥镇人民政府',
    regionCode: '990102001000',
    level: '5',
    kind: 'government',
  })
  const handler = () => world.inside((ctx) => getItemToFile(ctx, county.itemId))
  const given = {
    id: county.itemId,
    toOrganIds: [town.id],
    kind: 'transfer' as const,
    basis: '示范市放权清单第 3 项',
    fromOn: '2026-03-10',
    untilOn: '2026-12-31',
  }
  world.moveTo('2026-03-09')
  const {
    ids: [id],
  } = await world.perform(delegateItem, editor, given)
  await assert.rejects(world.perform(delegateItem, editor, { ...given, fromOn: '2026-06-01' }), {
    code: 'catalogue.already-delegated',
  })
  assert.equal((await handler()).organId, county.organId)
  world.moveTo('2026-03-10')
  assert.deepEqual([(await handler()).organId, (await handler()).regionCode], [town.id, '990102001000'])
  const shown = await world.show(delegations, stranger, { id: county.itemId })
  assert.deepEqual(
    [shown.own, shown.bodies.map((body) => [body.organName, body.kindTitle, body.untilOn])],
    [false, [['云桥镇人民政府', '放权', '2026-12-31']]],
  )
  const { handling } = await world.show(guide, stranger, { id: county.itemId })
  assert.deepEqual(handling, shown)
  const toCounty = world.inside((ctx) => getItemToFile(ctx, county.itemId, county.organId))
  await assert.rejects(toCounty, { code: 'catalogue.body-not-handling' })
  const other = await givenOrgan(world, {
    name: '石桥镇人民政府',
    regionCode: '990102002000',
    level: '5',
    kind: 'government',
  })
  const second = await world.perform(delegateItem, editor, { ...given, toOrganIds: [other.id], untilOn: undefined })
  await assert.rejects(handler(), { code: 'catalogue.body-to-choose' })
  assert.equal((await world.inside((ctx) => getItemToFile(ctx, county.itemId, other.id))).organId, other.id)
  await world.perform(endDelegation, editor, { id: second.ids[0]!, reason: '承接能力不足' })
  assert.equal((await handler()).organId, town.id)
  await assert.rejects(world.perform(endDelegation, editor, { id: second.ids[0]!, reason: '再收一次' }), {
    code: 'catalogue.delegation-missing',
  })
  for (const [actor, code] of [
    [elsewhere, 'kernel.not-yours'],
    [stranger, 'kernel.sign-in-needed'],
  ] as const) {
    await assert.rejects(world.perform(delegateItem, actor, given), { code })
    await assert.rejects(world.perform(endDelegation, actor, { id: id!, reason: '不是我的' }), { code })
  }
  world.moveTo('2027-01-01')
  assert.equal((await handler()).organId, county.organId)
})

test('an entrusted item may still be applied for at its own body', async () => {
  world.moveTo('2027-02-01')
  const town = await givenOrgan(world, { name: '云桥镇人民政府', regionCode: '990102001000', level: '5' })
  await world.perform(delegateItem, editor, {
    id: city.itemId,
    toOrganIds: [town.id],
    kind: 'entrust',
    basis: '委托书',
    fromOn: '2027-02-01',
  })
  const to = (wished?: string) => world.inside((ctx) => getItemToFile(ctx, city.itemId, wished))
  assert.deepEqual([(await to()).organId, (await to(town.id)).organId], [city.organId, town.id])
  const { own } = await world.show(delegations, stranger, { id: city.itemId })
  assert.equal(own, true)
})

test('the desk shows what was, is and will be delegated, and whose seal it bears', async () => {
  const cityDesk = await world.show(delegationDesk, editor, { id: city.itemId })
  assert.deepEqual(
    cityDesk.delegations.map((one) => [one.organName, one.state, one.sealOf]),
    [['云桥镇人民政府', 'running', '示范市卫生健康委员会']],
  )
  assert.deepEqual([cityDesk.own, cityDesk.can], [true, ['delegate-item', 'end-delegation']])
  const towns = await Promise.all(
    ['990102003000', '990102004000'].map((regionCode) =>
      givenOrgan(world, { name: `${regionCode}镇人民政府`, regionCode, level: '5', kind: 'government' }),
    ),
  )
  const toOrganIds = towns.map((town) => town.id)
  const given = { id: county.itemId, toOrganIds, kind: 'transfer' as const, basis: '放权清单', fromOn: '2027-03-01' }
  assert.equal((await world.perform(delegateItem, editor, given)).ids.length, 2)
  await assert.rejects(world.perform(delegateItem, editor, { ...given, toOrganIds: [county.organId] }), {
    code: 'catalogue.already-delegated',
  })
  const { delegations: all } = await world.show(delegationDesk, editor, { id: county.itemId })
  assert.deepEqual(
    all.map((one) => [one.state, one.organName === one.sealOf, one.endedBecause]),
    [
      ['coming', true, undefined],
      ['coming', true, undefined],
      ['ended', true, undefined],
    ],
  )
  await assert.rejects(world.show(delegationDesk, elsewhere, { id: county.itemId }), { code: 'kernel.not-yours' })
  await assert.rejects(world.show(delegationDesk, stranger, { id: county.itemId }), { code: 'kernel.sign-in-needed' })
})
