import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stranger, systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import {
  authoriseRelative,
  changeOwnDetails,
  correctEnterprise,
  correctPerson,
  type GivenCitizen,
  givenCitizen,
  givenEnterprise,
  givenOrgan,
  givenStaff,
  givenVerified,
  giveMandate,
  openBrowser,
  resetPassword,
  resumeAccount,
  revokeMandate,
  signedIn,
  suspendAccount,
  TEST_PASSWORD,
} from '#modules/identity/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { markAllRead } from './actions/mark-all-read.ts'
import { markRead } from './actions/mark-read.ts'
import { type Notice, proofOfNotices, sendNotice } from './index.ts'
import { givenTexts, messagesOf } from './testing.ts'
import { myMessages } from './views/my-messages.ts'
import { unreadCount } from './views/unread-count.ts'

let world: World
let wang: GivenCitizen
let zhao: GivenCitizen
before(async () => {
  world = await openWorld()
  wang = await givenCitizen(world, { name: '王静雯' })
  zhao = await givenCitizen(world, { name: '赵启明' })
})
after(() => world.close())

let sent = 0
async function send(to: readonly string[], more: Partial<Notice> = {}): Promise<Notice> {
  sent += 1
  const notice: Notice = {
    to,
    kind: 'progress',
    title: `您的申请有进展（${sent}）`,
    body: '工作人员已经受理。',
    dedupeKey: `test.${sent}`,
    ...more,
  }
  world.clock.advance(1000)
  await world.inside((ctx) => sendNotice(ctx, notice))
  return notice
}

test('a message stands in the box of each account it was sent to, and in no other', async () => {
  const documentId = newId(world.clock.now())
  const notice = await send([wang.accountId, wang.accountId], {
    kind: 'letter',
    link: '/cases/1',
    attachments: [{ documentId, name: '受理通知书.pdf' }],
  })
  const [message, ...others] = await messagesOf(world, wang.actor)
  assert.deepEqual(others, [])
  assert.equal(message?.title, notice.title)
  assert.equal(message?.link, '/cases/1')
  assert.deepEqual(message?.attachments, [{ documentId, name: '受理通知书.pdf' }])
  assert.deepEqual(await messagesOf(world, zhao.actor), [])
})

test('the same key never brings a second message, and still reaches an account that had none', async () => {
  const notice = await send([wang.accountId])
  const earlier = await messagesOf(world, wang.actor)
  await world.inside((ctx) => sendNotice(ctx, { ...notice, to: [wang.accountId, zhao.accountId] }))
  assert.equal((await messagesOf(world, wang.actor)).length, earlier.length)
  assert.equal((await messagesOf(world, zhao.actor)).length, 1)
})

test('two transactions sending the same message at once leave one', async () => {
  const notice: Notice = { to: [zhao.accountId], kind: 'todo', title: '请补正', body: '请补正。', dedupeKey: 'race' }
  await Promise.all([1, 2, 3, 4].map(() => world.inside((ctx) => sendNotice(ctx, notice))))
  assert.equal((await messagesOf(world, zhao.actor)).filter((message) => message.title === '请补正').length, 1)
})

test('a message of an act that is rolled back is not there', async () => {
  const earlier = await messagesOf(world, wang.actor)
  const failing = world.inside(async (ctx) => {
    await sendNotice(ctx, { to: [wang.accountId], kind: 'todo', title: '不会有', body: '', dedupeKey: 'rolled-back' })
    throw new Error('the act fails')
  })
  await assert.rejects(failing, /the act fails/)
  assert.deepEqual(await messagesOf(world, wang.actor), earlier)
})

test('the box is read page by page, latest first, each message once', async () => {
  for (let i = 0; i < 7; i++) await send([wang.accountId])
  const all = await messagesOf(world, wang.actor)
  const paged: string[] = []
  let next: string | undefined
  do {
    const page = await world.show(myMessages, wang.actor, { limit: 3, after: next })
    paged.push(...page.rows.map((row) => row.id))
    next = page.next
  } while (next)
  assert.deepEqual(
    paged,
    all.map((message) => message.id),
  )
  assert.equal(await assertFileIsList(world, myMessages, wang.actor, {}), all.length)
  assert.deepEqual(
    all.map((message) => message.sentAt),
    all
      .map((message) => message.sentAt)
      .sort()
      .toReversed(),
  )
})

test('reading a message counts it down once, and its first reading stays on record', async () => {
  const about = { module: 'cases', id: newId(world.clock.now()) }
  await send([wang.accountId], { about })
  const [message] = await messagesOf(world, wang.actor)
  const { count } = await world.show(unreadCount, wang.actor, {})
  const { readAt } = await world.perform(markRead, wang.actor, { id: message!.id })
  world.clock.advance(60_000)
  assert.equal((await world.perform(markRead, wang.actor, { id: message!.id })).readAt, readAt)
  assert.equal((await world.show(unreadCount, wang.actor, {})).count, count - 1)
  const [proof] = await world.inside((ctx) => proofOfNotices(ctx, about))
  assert.equal(proof?.readAt?.toISOString(), readAt)
  assert.ok(!(await world.show(myMessages, wang.actor, { unread: 'true' })).rows.some((row) => row.id === message!.id))
})

test('marking all as read empties the count of this account only', async () => {
  const others = (await world.show(unreadCount, zhao.actor, {})).count
  await world.perform(markAllRead, wang.actor, {})
  assert.equal((await world.show(unreadCount, wang.actor, {})).count, 0)
  assert.equal((await world.show(unreadCount, zhao.actor, {})).count, others)
})

test("nobody reads, or marks, another person's messages", async () => {
  const [message] = await messagesOf(world, wang.actor)
  await assert.rejects(world.perform(markRead, zhao.actor, { id: message!.id }), { code: 'kernel.not-found' })
  await assert.rejects(world.show(myMessages, stranger, {}), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(markAllRead, stranger, {}), { code: 'kernel.sign-in-needed' })
})

test('both hear who may act for a firm or a relative, and when it ends', async () => {
  const boss = await givenVerified(world, { name: '陈立群' })
  const agent = await givenVerified(world, { name: '周晓梅' })
  const firm = await givenEnterprise(world, { agent: boss })
  const titles = async ({ actor }: GivenCitizen) => (await messagesOf(world, actor)).map(({ title }) => title)
  const { id } = await world.perform(giveMandate, boss.actor, {
    enterpriseId: firm.id,
    agent: { name: '周晓梅', idNumber: agent.idNumber },
  })
  await world.deliverNews()
  assert.deepEqual(await titles(agent), ['您可以代示范市云桥巷子餐饮有限公司办事了'])
  assert.deepEqual(await titles(boss), ['周晓梅可以代为办事了'])
  world.clock.advance(1000)
  await world.perform(revokeMandate, boss.actor, { id })
  const relative = { relative: { name: '周晓梅', idNumber: agent.idNumber }, relation: 'other' as const }
  await world.deliverNews()
  assert.equal((await titles(agent))[0], '您不再代示范市云桥巷子餐饮有限公司办事')
  assert.equal((await titles(boss))[0], '周晓梅不再代为办事')
  world.clock.advance(1000)
  await world.perform(authoriseRelative, boss.actor, relative)
  await world.deliverNews()
  assert.equal((await titles(agent))[0], '您可以代陈立群办事了')
  assert.equal((await messagesOf(world, boss.actor))[0]?.link, '/me/relatives')
})

test('the holder hears of a password somebody else set, and of a lock after wrong ones', async () => {
  const holder = await givenCitizen(world)
  const newPassword = 'Told-By-Phone-77'
  await world.perform(resetPassword, systemActor('test'), { id: holder.accountId, newPassword })
  const browser = await openBrowser(world)
  for (let i = 0; i < 5; i++)
    await browser.send('POST', '/api/session', { username: holder.username, password: 'Not-The-Right-11' })
  await world.deliverNews()
  const { rows } = await world.app.pool.query(
    `select title from notices.message where account_id = $1 order by title`,
    [holder.accountId],
  )
  assert.deepEqual(
    rows.map(({ title }) => title),
    ['工作人员为您的账号设置了新密码', '您的账号因为连续输错密码暂时锁定过'],
  )
})

test('the holder hears of their account stopped and restored, each once, and of a number or password that changed', async () => {
  const holder = await givenCitizen(world)
  const admin = systemActor('test')
  const id = holder.accountId
  await world.perform(suspendAccount, admin, { id, reason: '核实身份' })
  await world.perform(suspendAccount, admin, { id, reason: '核实身份' })
  await world.perform(resumeAccount, admin, { id })
  await world.perform(resumeAccount, admin, { id })
  const browser = await signedIn(world, holder)
  const phone = '19900000077'
  await browser.send('PUT', '/api/my/details', { phone })
  await browser.send('PUT', '/api/my/details', { phone })
  const newPassword = 'Chosen-Alone-77'
  await browser.send('POST', '/api/account/password', { currentPassword: TEST_PASSWORD, newPassword })
  await world.deliverNews()
  const said = await messagesOf(world, holder.actor)
  assert.deepEqual(said.map(({ title }) => title).sort(), [
    '您的手机号已经修改',
    '您的登录密码已经修改',
    '您的账号已经停用',
    '您的账号已经恢复使用',
  ])
  assert.deepEqual([...new Set(said.map(({ kind }) => kind))], ['account'])
})

test('the word that a number changed goes to the one before it too, by whomever it was changed, and that one is kept no longer', async () => {
  await using texts = await givenTexts(world)
  const clerk = await givenStaff(world, { roles: ['window-clerk'], organId: (await givenOrgan(world)).id })
  const citizen = await givenCitizen(world, { phone: '19900001234' })
  const { personId: id, idNumber, actor } = citizen
  const wish = { id, idNumber, phone: '19900005678', reason: '本人换了号码' }
  await world.perform(correctPerson, clerk.actor, wish)
  await world.deliverNews()
  const told = () => texts.taken.map(({ phone }) => phone).sort()
  assert.deepEqual(told(), ['19900001234', '19900005678'])
  assert.ok(texts.taken.every(({ text }) => text.includes('窗口更正了您的登记信息')))
  const [message] = await messagesOf(world, actor)
  assert.match(message!.body, /更正了您登记的手机号。/)
  assert.deepEqual(
    message!.channels.map(({ channel, former, state }) => [channel, former, state]),
    [
      ['sms', false, 'sent'],
      ['sms', true, 'sent'],
    ],
  )
  await world.perform(changeOwnDetails, actor, { phone: '19900009999' })
  await world.deliverNews()
  assert.deepEqual(told(), ['19900001234', '19900005678', '19900005678', '19900009999'])
  const { rows } = await sql<{ left: number }>`
    select (select count(*)::int from identity.former_phone where person_id = ${id})
      + (select count(*)::int from notices.message where account_id = ${citizen.accountId} and also_to is not null) as left`.execute(
    world.app.db,
  )
  assert.equal(rows[0]!.left, 0)
})

test('whoever may act for a firm hears that a window put its name right: who did, when, from what to what, and whom to ask', async () => {
  const clerk = await givenStaff(world, { roles: ['window-clerk'], organId: (await givenOrgan(world)).id })
  const [owner, agent, former] = await Promise.all(
    ['韩秋分', '卫大暑', '程小暑'].map((name) => givenVerified(world, { name })),
  )
  const { id, uscc, actor } = await givenEnterprise(world, { agent: owner!, name: '示范市秋分面包房' })
  const mandates = new Map<string, string>()
  for (const [name, { idNumber }] of [
    ['卫大暑', agent!],
    ['程小暑', former!],
  ] as const)
    mandates.set(name, (await world.perform(giveMandate, actor, { enterpriseId: id, agent: { name, idNumber } })).id)
  await world.perform(revokeMandate, actor, { id: mandates.get('程小暑')! })
  await world.perform(correctEnterprise, clerk.actor, { id, uscc, name: '示范市秋分食品有限公司', reason: '变更登记' })
  await world.deliverNews()
  const title = '窗口更正了企业登记的名称'
  const heard = async (citizen: GivenCitizen) =>
    (await messagesOf(world, citizen.actor)).filter((message) => message.title === title)
  const [told] = await heard(owner!)
  assert.match(
    told!.body,
    /^窗口工作人员沈雨桐在 \d{4}年\d+月\d+日 \d\d时\d\d分 看过营业执照，.*从“示范市秋分面包房”更正为“示范市秋分食品有限公司”.*请带营业执照到任一政务服务窗口核对。$/,
  )
  assert.deepEqual([told!.link, told!.principal?.id], ['/me', id])
  assert.deepEqual(
    (await heard(agent!)).map(({ body }) => body),
    [told!.body],
  )
  assert.deepEqual(await heard(former!), [])
})
