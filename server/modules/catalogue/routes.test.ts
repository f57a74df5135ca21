import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { givenStaff, setRolePermission, someUscc } from '#modules/identity/testing.ts'
import { addPost } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { DEFAULT_ROUTE, type Route, writeRoute } from '#modules/routes/index.ts'
import { openWorld, type World } from '#server/testing.ts'
import { publishVersion } from './actions/publish-version.ts'
import { submitDraft } from './actions/submit-draft.ts'
import { getPublishedItem } from './index.ts'
import { catalogueEditor, contentExample, draftOf, givenItem } from './testing.ts'
import { changeSetPreview } from './views/change-sets.ts'
import { guide } from './views/guide.ts'
import { routeCheck, routeFromFile, usualRoute } from './views/route-drawing.ts'
import { versionDifference } from './views/version-difference.ts'
import { versionPage } from './views/version-page.ts'

const author = catalogueEditor('编写人')
let world: World
let organId: string
before(async () => {
  world = await openWorld()
  const organ = await givenOrgan(world)
  organId = organ.id
  await world.inside((ctx) => addPost(ctx, { organId, title: '审批岗', roles: ['approver'] }))
})
after(() => world.close())

type Change = { role?: 'approver' | 'department-head' | 'window-clerk'; when?: string; days?: number; name?: string }
/** Large ones are looked at by somebody more before the decision. */
function routeWith({ role = 'approver', when = 'form.name = "大"', days = 2, name = '现场核查' }: Change = {}): Route {
  const [, review, decision] = DEFAULT_ROUTE.nodes
  if (review?.kind !== 'task' || !decision) throw new Error('the usual route has changed')
  const post = { body: { kind: 'handling' }, role } as const
  return {
    nodes: [
      ...DEFAULT_ROUTE.nodes,
      { kind: 'exclusive', id: 'size', name: '规模', defaultFlow: 'small' },
      { ...review, id: 'visit', name, post, budgetDays: days },
    ],
    flows: [
      { id: 'f1', from: 'start', to: 'review' },
      { id: 'f2', from: 'review', to: 'size' },
      { id: 'large', from: 'size', to: 'visit', when },
      { id: 'small', from: 'size', to: 'decision' },
      { id: 'f4', from: 'visit', to: 'decision' },
      { id: 'f5', from: 'decision', to: 'end' },
    ],
  }
}
const xmlWith = (change?: Change) => writeRoute(routeWith(change))
const submit = (id: string) => world.perform(submitDraft, author, { id, revision: 2 })

test('an item is published with its route, which those who file under it find and the guide does not tell', async () => {
  const route = await xmlWith()
  const { itemId } = await givenItem(world, { organId, content: { route } })
  const inForce = await world.inside((ctx) => getPublishedItem(ctx, itemId))
  assert.equal(inForce.content.route, route)
  const shown = await world.show(guide, stranger, { id: itemId })
  assert.equal(shown.content.route, undefined)
})

test('a step nobody can do keeps the version from being handed in, until there is somebody', async () => {
  const item = await givenItem(world, { organId })
  const id = await draftOf(world, item, { route: await xmlWith({ role: 'department-head' }) })
  const message = '步骤“现场核查”没有人能办：找不到这样的部门、岗位，或者岗位没有审查的权限'
  const { faults } = await world.show(versionPage, author, { id })
  assert.deepEqual(faults, [{ field: 'route.visit', message }])
  await assert.rejects(submit(id), { code: 'catalogue.not-sound', facts: { faults } })
  await world.inside((ctx) => addPost(ctx, { organId, title: '负责人', roles: ['department-head'] }))
  await submit(id)
  await world.perform(publishVersion, catalogueEditor('审核人'), { id })
})

test('a step of the window may be done by a post of another body that reaches this one through its region', async () => {
  const county = { regionCode: '990123000000' }
  const body = await givenOrgan(world, { name: '青禾县林业局', ...county })
  const centre = await givenOrgan(world, { name: '青禾县政务服务中心', ...county })
  await world.inside((ctx) => addPost(ctx, { organId: body.id, title: '审批岗', roles: ['approver'] }))
  await world.inside((ctx) => addPost(ctx, { organId: centre.id, title: '综合窗口', roles: ['window-clerk'] }))
  const item = await givenItem(world, { organId: body.id })
  const id = await draftOf(world, item, { route: await xmlWith({ role: 'window-clerk' }) })
  const faults = async () => (await world.show(versionPage, author, { id })).faults.map(({ field }) => field)
  assert.deepEqual(await faults(), ['route.visit'])
  const security = (await givenStaff(world, { roles: ['security-admin'], organId: centre.id })).actor
  const asked = { role: 'window-clerk', word: 'cases.examine' } as const
  await world.perform(setRolePermission, security, { ...asked, reach: 'own-region' })
  assert.deepEqual(await faults(), [])
  await world.perform(setRolePermission, security, { ...asked, reach: 'own-organ' })
  assert.deepEqual(await faults(), ['route.visit'])
  await world.perform(setRolePermission, security, { ...asked, reach: null })
})

test('a condition over a field the form does not have, and budgets beyond the promise, are refused', async () => {
  const item = await givenItem(world, { organId })
  const id = await draftOf(world, item, { route: await xmlWith({ when: 'form.area > 3', days: 11 }) })
  const { faults } = await world.show(versionPage, author, { id })
  assert.deepEqual(
    faults.map(({ field }) => field),
    ['route.large', 'route'],
  )
  await assert.rejects(submit(id), { code: 'catalogue.not-sound' })
})

/** After so many days of the visit the head decides at once; `interrupting` false: the head only looks in. */
function timedRoute(afterDays: number, to: 'decision' | 'aside' | 'review'): Route {
  const { nodes, flows } = routeWith()
  const ends = to === 'aside' ? [{ kind: 'end', id: 'aside' } as const] : []
  const timer = {
    kind: 'timer',
    id: 'late',
    name: '催看',
    on: 'visit',
    afterDays,
    interrupting: to === 'decision',
  } as const
  return { nodes: [...nodes, timer, ...ends], flows: [...flows, { id: 'f6', from: 'late', to }] }
}
const timerFaults = async (route: Route) => {
  const item = await givenItem(world, { organId })
  const { faults } = await world.show(versionPage, author, {
    id: await draftOf(world, item, { route: await writeRoute(route) }),
  })
  return faults.map(({ field, message }) => `${field}: ${message}`)
}

test('a boundary timer is published when it can fire within the promise and its way leads somewhere', async () => {
  assert.deepEqual(await timerFaults(timedRoute(3, 'decision')), [])
  assert.deepEqual(await timerFaults(timedRoute(3, 'aside')), [])
  assert.deepEqual(await timerFaults(timedRoute(11, 'aside')), [
    'route.late: 定时“催看”要等 11 个工作日，超过了承诺时限 10 个工作日',
  ])
  assert.match((await timerFaults(timedRoute(3, 'review'))).join(), /route.late: .*另开的一路回到了主线/)
  const { nodes, flows } = timedRoute(3, 'decision')
  const nowhere = { nodes, flows: flows.filter(({ id }) => id !== 'f6') }
  assert.match((await timerFaults(nowhere)).join(), /route.late: 定时“催看”没有出路/)
})

test('a timer that waits longer than the silence that counts as agreeing would never fire', async () => {
  const organ = await givenOrgan(world, { name: '云溪区消防救援大队', uscc: someUscc() })
  await world.inside((ctx) => addPost(ctx, { organId: organ.id, title: '审批岗', roles: ['approver'] }))
  const { nodes, flows } = timedRoute(2, 'aside')
  const joint = { body: { kind: 'named', uscc: organ.uscc! }, role: 'approver' } as const
  const asked = nodes.map((node) =>
    node.kind === 'task' && node.id === 'visit' ? { ...node, post: joint, silence: 'agree' as const } : node,
  )
  assert.match(
    (await timerFaults({ nodes: asked, flows })).join(),
    /route.late: 定时“催看”等不到：.*满 2 个工作日已经视为同意/,
  )
})

test('a post at the window may countersign, but no step is its to do as long as its role does not hold the word', async () => {
  await world.inside((ctx) => addPost(ctx, { organId, title: '窗口岗', roles: ['window-clerk'] }))
  const { nodes, flows } = routeWith()
  const window = { body: { kind: 'handling' }, role: 'window-clerk' } as const
  const visit = (changes: object) => ({
    nodes: nodes.map((node) => (node.id === 'visit' ? { ...node, ...changes } : node)) as Route['nodes'],
    flows,
  })
  assert.deepEqual(await timerFaults(visit({ post: window })), [
    'route.visit: 步骤“现场核查”没有人能办：找不到这样的部门、岗位，或者岗位没有审查的权限',
  ])
  const countersign = { posts: [window], rule: { order: 'parallel', quorum: 'all' } }
  assert.deepEqual(await timerFaults(visit({ countersign })), [])
  await world.inside((ctx) => addPost(ctx, { organId, title: '窗口审批岗', roles: ['window-clerk', 'approver'] }))
  assert.deepEqual(await timerFaults(visit({ post: window })), [])
})

test('what is no route is refused as a whole', async () => {
  const item = await givenItem(world, { organId })
  const id = await draftOf(world, item, { route: 'not a drawing' })
  await assert.rejects(submit(id), {
    code: 'catalogue.not-sound',
    facts: { faults: [{ field: 'route', message: '不是可以读取的 BPMN 流程文件' }] },
  })
})

test('two versions differ by their steps and lines, not by where they stand on the sheet', async () => {
  const item = await givenItem(world, { organId, content: { route: await xmlWith() } })
  const moved = (await xmlWith()).replaceAll('x="1', 'x="9')
  const rows = async (route: string) =>
    (
      await world.show(versionDifference, author, { id: await draftOf(world, item, { route }), from: item.id })
    ).rows.map(({ part, ...texts }) => [part, texts.before, texts.after])
  assert.deepEqual(await rows(moved), [])
  assert.deepEqual(await rows(await xmlWith({ days: 3, when: 'form.name = "很大"' })), [
    ['步骤“现场核查”', '审查；承办部门的审批岗；2 个工作日', '审查；承办部门的审批岗；3 个工作日'],
    ['规模 → 现场核查', '当 form.name = "大"', '当 form.name = "很大"'],
  ])
})

test('a change to many items leaves out the one whose route no longer keeps the promise', async () => {
  const item = await givenItem(world, { organId, content: { route: await xmlWith({ days: 8 }) } })
  const edits = [
    { kind: 'set' as const, path: 'promised.days', value: 5 },
    { kind: 'set' as const, path: 'steps', value: [{ key: 'examine', name: '审查', days: 5 }] },
  ]
  const { rows } = await world.show(changeSetPreview, author, { itemIds: [item.itemId], edits })
  assert.match(rows[0]?.leftOutBecause ?? '', /改后审批流程不符合要求：.*合计 8 个工作日，超过了承诺时限 5 个工作日/)
})

test('the drawing is checked as it stands, begun from the usual one or from a foreign file, by editors of the item alone', async () => {
  const item = await givenItem(world, { organId })
  const id = await draftOf(world, item, {})
  const { promised } = contentExample()
  const asked = { id, fields: ['name'], situations: [], promised }
  const { xml } = await world.show(usualRoute, author, { id })
  const checked = await world.show(routeCheck, author, { ...asked, xml })
  assert.deepEqual(checked.faults, [])
  assert.deepEqual(
    checked.steps.map(({ name, who }) => [name, who]),
    [
      ['审查', '承办部门的审批岗'],
      ['决定', '承办部门的审批岗'],
    ],
  )
  const foreign = xml.replaceAll('bpmn:userTask', 'bpmn:serviceTask').replaceAll(/ow:\w+="[^"]*"/g, '')
  const { notes } = await world.show(routeFromFile, author, { id, fields: [], xml: foreign })
  assert.deepEqual(
    notes.slice(0, 2).map(({ element }) => element),
    ['review', 'decision'],
  )
  const elsewhere = { ...author, grants: new Map([['catalogue.edit', { regions: ['98'] }]]) }
  for (const look of [
    () => world.show(usualRoute, elsewhere, { id }),
    () => world.show(routeCheck, elsewhere, { ...asked, xml }),
    () => world.show(routeFromFile, elsewhere, { id, fields: [], xml }),
  ])
    await assert.rejects(look(), { code: 'catalogue.item-missing' })
  await assert.rejects(world.show(usualRoute, stranger, { id }), { code: 'kernel.sign-in-needed' })
})
