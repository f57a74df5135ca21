import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import { ensureOrgan, getOrgan, isAbove } from '../index.ts'
import { organsModule } from '../module.ts'
import { givenHall, givenOrgan, givenPost } from '../testing.ts'
import { changeHall } from './change-hall.ts'
import { changeOrgan } from './change-organ.ts'
import { changePost } from './change-post.ts'
import { closePost } from './close-post.ts'
import { createHall } from './create-hall.ts'
import { createOrgan } from './create-organ.ts'
import { createPost } from './create-post.ts'
import { removeWindow } from './remove-window.ts'
import { setWindow } from './set-window.ts'
import { hallPage } from '../views/hall.ts'
import { hallList } from '../views/halls.ts'
import { organList } from '../views/organs.ts'
import { postList } from '../views/posts.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const manager = (scope: object): Actor => ({
  kind: 'staff',
  id: 'manager',
  name: '安立',
  grants: new Map([
    ['organs.manage', scope],
    ['organs.see-posts', scope],
  ]),
})
const everywhere = manager({ everywhere: true })
const ofYunxi = manager({ regions: ['990102'] })

const health = {
  name: '云溪区卫生健康局',
  shortName: '区卫健局',
  regionCode: '990102000000',
  level: '4',
  kind: 'department',
  letterWord: '云卫',
} as const

test('an administrator creates a body and changes it', async () => {
  const { id } = await world.perform(createOrgan, everywhere, { ...health, uscc: '11990102MB1234567X' })
  const { regionCode: _, ...fields } = health
  await world.perform(changeOrgan, everywhere, { id, ...fields, phone: '0980-6000201' })
  const organ = await world.inside((ctx) => getOrgan(ctx, id))
  assert.deepEqual(organ, {
    ...health,
    id,
    uscc: undefined,
    parentId: undefined,
    address: undefined,
    phone: '0980-6000201',
  })
})

test('two bodies of one region cannot have the same name, nor two bodies the same USCC', async () => {
  const body = { ...health, name: '云溪区教育局', shortName: '区教育局', uscc: '119901020000000001' }
  await world.perform(createOrgan, everywhere, body)
  await assert.rejects(world.perform(createOrgan, everywhere, { ...body, uscc: undefined }), {
    code: 'organs.duplicate-organ',
  })
  const { id } = await world.perform(createOrgan, everywhere, { ...body, name: '云溪区体育局', uscc: undefined })
  const { regionCode: _, ...fields } = body
  await assert.rejects(world.perform(changeOrgan, everywhere, { id, ...fields, name: '云溪区体育局' }), {
    code: 'organs.duplicate-organ',
  })
})

test('an administrator of one county arranges nothing in another', async () => {
  const elsewhere = { ...health, name: '青禾县卫生健康局', regionCode: '990123000000' }
  await assert.rejects(world.perform(createOrgan, ofYunxi, elsewhere), { code: 'kernel.not-yours' })
  const organ = await givenOrgan(world, { name: '青禾县林业局', regionCode: '990123000000' })
  const hall = {
    organId: organ.id,
    regionCode: '990123000000',
    name: '青禾县政务服务大厅',
    address: '禾丰镇',
    hours: '9:00—17:00',
  }
  await assert.rejects(world.perform(createHall, ofYunxi, hall), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(createPost, ofYunxi, { organId: organ.id, title: '审批岗' }), {
    code: 'kernel.not-yours',
  })
})

test('importing finds a body by its USCC, else by its name and region, and makes it once', async () => {
  const given = { name: '临江县水利局', regionCode: '990124000000', level: '4', uscc: '119901240000000077' } as const
  const made = await world.inside((ctx) => ensureOrgan(ctx, given))
  const byCode = await world.inside((ctx) => ensureOrgan(ctx, { ...given, name: '临江县水务局' }))
  const byName = await world.inside((ctx) => ensureOrgan(ctx, { ...given, uscc: undefined }))
  assert.deepEqual([byCode.id, byName.id], [made.id, made.id])
})

test('a body is above those under it in the tree however deep, a government above the bodies of its region, a neighbour above nobody', async () => {
  const city = { regionCode: '990200000000', level: '3' } as const
  const county = { regionCode: '990203000000', level: '4' } as const
  const government = await givenOrgan(world, { name: '松山市人民政府', kind: 'government', ...city })
  const below = await givenOrgan(world, { name: '松山市南岭区人民政府', kind: 'government', ...county })
  const bureau = await givenOrgan(world, { name: '松山市林业局', ...city })
  const neighbour = await givenOrgan(world, { name: '松山市水利局', ...city })
  const branch = await givenOrgan(world, { name: '南岭区林业局', parentId: bureau.id, ...county })
  const station = await givenOrgan(world, { name: '南岭区木材检查站', parentId: branch.id, ...county })
  const elsewhere = await givenOrgan(world, { name: '北川市林业局', regionCode: '990300000000', level: '3' })
  const above = (upper: { id: string }, lower: { id: string }) =>
    world.inside((ctx) => isAbove(ctx, upper.id, lower.id))
  for (const upper of [bureau, branch, government, below]) assert.equal(await above(upper, station), true)
  assert.deepEqual([await above(government, bureau), await above(government, below)], [true, true])
  const not = [
    [neighbour, branch],
    [station, branch],
    [branch, branch],
    [bureau, below],
    [below, government],
    [below, bureau],
    [government, government],
    [government, elsewhere],
  ] as const
  for (const [upper, lower] of not) assert.equal(await above(upper, lower), false)
})

test('a body gets a superior later and loses it again; never itself or one of those below it', async () => {
  const upper = await givenOrgan(world, { name: '云溪区水务局' })
  const lower = await givenOrgan(world, { name: '云溪区河道管理所' })
  const put = async (organ: typeof upper, parentId?: string) => {
    const { id, regionCode: _, ...fields } = await world.inside((ctx) => getOrgan(ctx, organ.id))
    return world.perform(changeOrgan, everywhere, { ...fields, id, parentId })
  }
  const above = () => world.inside((ctx) => isAbove(ctx, upper.id, lower.id))
  await put(lower, upper.id)
  assert.equal(await above(), true)
  for (const parent of [lower, upper]) await assert.rejects(put(upper, parent.id), { code: 'organs.parent-below' })
  await assert.rejects(put(lower, '01900000-0000-7000-8000-000000000000'), { code: 'kernel.not-found' })
  assert.equal(await above(), true)
  await put(lower)
  assert.equal(await above(), false)
})

test('a hall opens with its windows and people read where it is and when it is open', async () => {
  const organ = await givenOrgan(world)
  const { id } = await world.perform(createHall, everywhere, {
    organId: organ.id,
    regionCode: '990102000000',
    name: '溪口便民服务中心',
    address: '溪口街道1号',
    hours: '周一至周五 9:00—17:00',
  })
  for (const number of ['10', '2'])
    await world.perform(setWindow, everywhere, { hallId: id, number, name: '综合窗口', kind: 'general' })
  await world.perform(setWindow, everywhere, { hallId: id, number: '2', name: '出件窗口', kind: 'issue' })
  await world.perform(changeHall, everywhere, {
    id,
    name: '溪口便民服务中心',
    address: '溪口街道2号',
    hours: '周一至周六 9:00—17:00',
  })
  const page = await world.show(hallPage, stranger, { id })
  assert.equal(page.address, '溪口街道2号')
  assert.deepEqual(page.windows, [
    { number: '2', name: '出件窗口', kind: 'issue' },
    { number: '10', name: '综合窗口', kind: 'general' },
  ])
  const { rows } = await world.show(hallList, stranger, { region: '990102' })
  assert.ok(rows.some((row) => row.id === id && row.organName === organ.name))
  assert.deepEqual((await world.show(hallList, stranger, { region: '990199' })).rows, [])
})

test('a window with a post stays; without one it goes', async () => {
  const hall = await givenHall(world)
  const post = await givenPost(world, { organId: hall.organId, title: '收件岗', hallId: hall.id, windowNo: '2' })
  await assert.rejects(world.perform(removeWindow, everywhere, { hallId: hall.id, number: '2' }), {
    code: 'organs.window-taken',
  })
  await world.perform(closePost, everywhere, { id: post.id })
  await world.perform(removeWindow, everywhere, { hallId: hall.id, number: '2' })
  await assert.rejects(world.perform(removeWindow, everywhere, { hallId: hall.id, number: '2' }), {
    code: 'kernel.not-found',
  })
})

test('a new post has no roles, stands at a window that exists and covers bodies that exist', async () => {
  const hall = await givenHall(world, { name: '云溪区不动产登记大厅' })
  const post = { organId: hall.organId, title: '不动产收件岗', hallId: hall.id }
  await assert.rejects(world.perform(createPost, everywhere, { ...post, windowNo: '99' }), {
    code: 'organs.no-such-window',
  })
  const unknown = '01900000-0000-7000-8000-000000000000'
  await assert.rejects(world.perform(createPost, everywhere, { ...post, coversOrgans: [unknown] }), {
    code: 'kernel.not-found',
  })
  const { id } = await world.perform(createPost, everywhere, { ...post, windowNo: '1' })
  const covered = await givenOrgan(world, { name: '云溪区自然资源局' })
  await world.perform(changePost, everywhere, { id, title: '不动产受理岗', coversOrgans: [covered.id] })
  const { rows } = await world.show(postList, everywhere, { organId: hall.organId, limit: '100' })
  const row = rows.find((one) => one.id === id)
  assert.deepEqual(
    [row?.title, row?.roles, row?.coversOrgans, row?.windowNo],
    ['不动产受理岗', [], [covered.id], undefined],
  )
})

test('nobody closes or changes the post they act from', async () => {
  const organ = await givenOrgan(world)
  const post = await givenPost(world, { organId: organ.id, title: '系统管理' })
  const self = {
    ...everywhere,
    post: { id: post.id, title: post.title, organId: organ.id, regionCode: organ.regionCode },
  }
  await assert.rejects(world.perform(closePost, self, { id: post.id }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(changePost, self, { id: post.id, title: '总管' }), { code: 'kernel.not-yours' })
})

test('turning the pages of the list of bodies meets each body once, in order', async () => {
  const all = (await world.show(organList, stranger, { limit: '100' })).rows.map((row) => row.id)
  const met: string[] = []
  let cursor: string | undefined
  do {
    const page = await world.show(organList, stranger, { limit: '2', after: cursor })
    met.push(...page.rows.map((row) => row.id))
    cursor = page.next
  } while (cursor)
  assert.deepEqual(met, all)
  assert.deepEqual(
    (await world.show(organList, stranger, { q: '卫健' })).rows.map((row) => row.name),
    [health.name],
  )
  const last = await world.show(organList, stranger, { organId: all.at(-1), limit: '1' })
  assert.deepEqual(
    last.rows.map((row) => row.id),
    all.slice(-1),
  )
})

test('a stranger and a citizen without the word arrange nothing', async () => {
  const citizen: Actor = { kind: 'citizen', id: 'c', name: '王静雯', grants: new Map() }
  for (const act of organsModule.acts ?? []) {
    await assert.rejects(world.perform(act, stranger, {}), { code: 'kernel.sign-in-needed' }, act.route.name)
    await assert.rejects(world.perform(act, citizen, {}), { code: 'kernel.not-permitted' }, act.route.name)
  }
})
