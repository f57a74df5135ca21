import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '#server/testing.ts'
import { stranger, systemActor } from '#kernel/actor.ts'
import { installAdministrators } from './actions/install-administrators.ts'
import { createAccount } from './index.ts'
import { signedIn, someIdNumber, openBrowser } from './testing.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const centre = { name: '示范市政务服务中心', regionCode: '990100000000', level: '3' } as const
const operator = systemActor('create-admin')

test('nobody but the operator’s tool installs administrators', async () => {
  await assert.rejects(world.perform(installAdministrators, stranger, centre), { code: 'kernel.sign-in-needed' })
})

test('an empty installation gets its three administrators once, each told a password to be changed', async () => {
  const { accounts: told } = await world.perform(installAdministrators, operator, centre)
  assert.deepEqual(
    told.map((one) => one.username),
    ['system-admin', 'security-admin', 'audit-admin'],
  )
  const pages = await Promise.all(
    told.map(async (one) => (await (await signedIn(world, one)).get('/api/session')).body),
  )
  type Page = { account: { mustChangePassword: boolean; post: { title: string } } }
  assert.deepEqual(
    pages.map((page) => (page as Page).account.post.title),
    ['系统管理员', '安全管理员', '审计管理员'],
  )
  assert.ok(pages.every((page) => (page as Page).account.mustChangePassword))
  await assert.rejects(world.perform(installAdministrators, operator, centre), { code: 'identity.already-installed' })
})

test('the sign-in page of a demonstration lists its accounts, and they sign in', async () => {
  const demo = { title: '群众', shows: '手机上申请、补正、亮证、评价' }
  const account = {
    kind: 'citizen',
    name: '王静雯',
    idNumber: someIdNumber(),
    username: 'wangjingwen',
    password: 'demo-one-window-1',
    demo,
  } as const
  await world.inside((ctx) => createAccount(ctx, { ...account, verified: true }))
  const page = (await (await openBrowser(world)).get('/api/session')).body
  assert.deepEqual(page, {
    csrfToken: null,
    account: null,
    demo: true,
    demoAccounts: [{ username: 'wangjingwen', password: 'demo-one-window-1', kind: 'citizen', ...demo }],
  })
  await signedIn(world, account)
})

test('outside a demonstration no account is made this way and none is listed', async () => {
  const account = { kind: 'staff', name: '沈雨桐', username: 'shenyutong', postIds: [] } as const
  const real = { ...world.app.config, demo: false }
  await assert.rejects(
    world.inside((ctx) => createAccount({ ...ctx, config: real }, account)),
    /demo only/,
  )
})
