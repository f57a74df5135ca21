import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { actorFor } from '#modules/identity/index.ts'
import {
  type GivenCitizen,
  givenCitizen,
  givenEnterprise,
  givenVerified,
  giveMandate,
  revokeMandate,
  TEST_PASSWORD as password,
} from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { allowAgent } from './actions/allow-agent.ts'
import { answerApplication } from './actions/answer-application.ts'
import { applyForSeal } from './actions/apply-for-seal.ts'
import { endAgent } from './actions/end-agent.ts'
import { resumeSeal } from './actions/resume-seal.ts'
import { revokeSeal } from './actions/revoke-seal.ts'
import { suspendSeal } from './actions/suspend-seal.ts'
import { putSeal, takeSeal } from './index.ts'
import { givenSignet } from './testing.ts'
import { mySeals } from './views/my-seals.ts'
import { sealImage } from './views/seal-image.ts'
import { sealLog } from './views/seal-log.ts'
import { usableSeals } from './views/usable-seals.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

type Firm = Awaited<ReturnType<typeof givenEnterprise>> & { boss: GivenCitizen }

async function givenFirm(): Promise<Firm> {
  const boss = await givenVerified(world, { name: '程小暑' })
  return { ...(await givenEnterprise(world, { agent: boss })), boss }
}

async function givenAgent(firm: Firm) {
  const agent = await givenVerified(world, { name: '卫大暑' })
  const { id: mandateId } = await world.perform(giveMandate, firm.boss.actor, {
    enterpriseId: firm.id,
    agent: { name: '卫大暑', idNumber: agent.idNumber },
  })
  const { accountId } = agent
  return { ...agent, mandateId, acting: await world.inside((ctx) => actorFor(ctx, { accountId, mandateId })) }
}

const subject = { module: 'cases', id: '01900000-0000-7000-8000-0000000000aa' }
const form = { title: '申请表', number: '办件编号 1', addressee: '示范市行政审批局', body: ['现提出申请。'] }
const use = (actor: Actor, sealId: string, said = password) =>
  world.inside(
    async (ctx) => putSeal(ctx, await takeSeal(ctx, { sealId, password: said }, 'application'), form, subject),
    actor,
  )
const usable = async (actor: Actor) => (await world.show(usableSeals, actor, { purpose: 'application' })).rows
const because = '印章密码可能已经泄露'

test('the legal representative applies and has a seal of the kind at once: a certificate with the code of the enterprise, a face, one of a kind', async () => {
  const firm = await givenFirm()
  const { id } = await givenSignet(world, firm.actor)
  await assert.rejects(givenSignet(world, firm.actor), { code: 'signets.known' })
  const page = await world.show(mySeals, firm.actor, {})
  assert.deepEqual(
    page.rows.map(({ title, state, can }) => [title, state, can]),
    [['公章', 'active', ['allow-agent', 'suspend', 'revoke']]],
  )
  assert.deepEqual(page.open, ['contract', 'finance'])
  assert.match(page.rows[0]!.certificate!.serial, /^[0-9A-F]{32}$/)
  const { rows } = await sql<{ certificate: Buffer; sealed_key: string }>`
    select certificate, sealed_key from documents.certificate where organ_id = ${id}`.execute(world.app.db)
  assert.equal(rows.length, 1)
  const [activated] = await messagesOf(world, firm.boss.actor)
  assert.deepEqual([activated?.title, activated?.kind], ['企业电子印章已启用：公章', 'account'])
  assert.ok(rows[0]!.certificate.includes(Buffer.from(firm.uscc)))
  assert.ok(!rows[0]!.sealed_key.includes('PRIVATE'))
  const image = await world.show(sealImage, firm.actor, { id })
  assert.match(Buffer.from(image.content as Uint8Array).toString(), /^<svg .*<\/svg>$/)
})

test('what an agent applies for waits for the legal representative, who says yes or no once', async () => {
  const firm = await givenFirm()
  const agent = await givenAgent(firm)
  const wish = { kind: 'contract' as const, purposes: ['application' as const], keeper: '合同部', password }
  const { id, state } = await world.perform(applyForSeal, agent.acting, wish)
  assert.equal(state, 'proposed')
  assert.ok((await messagesOf(world, firm.boss.actor)).some(({ title }) => title === '有一枚企业电子印章等您同意'))
  const answer = { id, agree: true, password }
  await assert.rejects(world.perform(answerApplication, agent.acting, answer), { code: 'kernel.not-yours' })
  await assert.rejects(use(firm.actor, id), { code: 'signets.not-usable' })
  assert.equal((await world.perform(answerApplication, firm.actor, answer)).state, 'active')
  await assert.rejects(world.perform(answerApplication, firm.actor, answer), { code: 'signets.not-open' })
  const other = await world.perform(applyForSeal, agent.acting, { ...wish, kind: 'finance' })
  const no = { id: other.id, agree: false, because: '暂时不需要', password }
  assert.equal((await world.perform(answerApplication, firm.actor, no)).state, 'declined')
  assert.ok((await messagesOf(world, agent.actor)).some(({ body }) => body.includes('暂时不需要')))
})

test('an agent uses a seal only while allowed: not before, not past the day, not once it or the mandate is taken back', async () => {
  const firm = await givenFirm()
  const agent = await givenAgent(firm)
  const { id } = await givenSignet(world, firm.actor)
  await assert.rejects(use(agent.acting, id), { code: 'signets.not-allowed' })
  const allow = { id, mandateId: agent.mandateId, password }
  await assert.rejects(world.perform(allowAgent, agent.acting, allow), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(allowAgent, firm.actor, { ...allow, validTo: '2026-03-01' }), {
    code: 'signets.day-in-past',
  })
  await assert.rejects(world.perform(allowAgent, firm.actor, { ...allow, mandateId: id }), {
    code: 'signets.agent-not-live',
  })
  await world.perform(allowAgent, firm.actor, { ...allow, validTo: '2026-03-02' })
  assert.equal((await usable(agent.acting)).length, 1)
  await use(agent.acting, id)
  assert.ok((await messagesOf(world, firm.boss.actor)).some(({ body }) => body.includes('经办人卫大暑用公章签署')))
  world.moveTo('2026-03-03')
  await assert.rejects(use(agent.acting, id), { code: 'signets.not-allowed' })
  await world.perform(allowAgent, firm.actor, allow)
  await use(agent.acting, id)
  await world.perform(endAgent, firm.actor, allow)
  assert.ok((await messagesOf(world, agent.actor)).some(({ title }) => title === '您不能再使用企业的公章了'))
  await assert.rejects(world.perform(endAgent, firm.actor, allow), { code: 'kernel.not-found' })
  await assert.rejects(use(agent.acting, id), { code: 'signets.not-allowed' })

  // The session itself ends with the mandate; and the allowance with it, whoever still held the actor.
  await world.perform(allowAgent, firm.actor, allow)
  await world.perform(revokeMandate, firm.boss.actor, { id: agent.mandateId })
  await assert.rejects(use(agent.acting, id), { code: 'signets.not-allowed' })
  assert.deepEqual(await usable(agent.acting), [])
})

test('who may use it stops it at once; only the legal representative resumes it, with the password, or ends it for good', async () => {
  const firm = await givenFirm()
  const agent = await givenAgent(firm)
  const { id } = await givenSignet(world, firm.actor)
  await assert.rejects(world.perform(suspendSeal, agent.acting, { id, because }), { code: 'kernel.not-yours' })
  await world.perform(allowAgent, firm.actor, { id, mandateId: agent.mandateId, password })
  await world.perform(suspendSeal, agent.acting, { id, because })
  await assert.rejects(world.perform(suspendSeal, firm.actor, { id, because }), { code: 'signets.not-open' })
  assert.ok((await messagesOf(world, firm.boss.actor)).some(({ title }) => title === '企业电子印章已停用：公章'))
  await assert.rejects(use(firm.actor, id), { code: 'signets.not-usable' })
  assert.deepEqual(await usable(firm.actor), [])
  await assert.rejects(world.perform(resumeSeal, agent.acting, { id, because, password }), { code: 'kernel.not-yours' })
  await world.perform(resumeSeal, firm.actor, { id, because: '已经换了密码', password })
  const heard = (await messagesOf(world, agent.actor)).map(({ title }) => title)
  assert.deepEqual(heard, ['企业电子印章已恢复使用：公章', '您可以使用企业的公章了'])
  assert.ok(!(await messagesOf(world, firm.boss.actor)).some(({ title }) => title.startsWith('企业电子印章已恢复')))
  await use(firm.actor, id)
  await assert.rejects(world.perform(revokeSeal, agent.acting, { id, because, password }), { code: 'kernel.not-yours' })
  await world.perform(revokeSeal, firm.actor, { id, because: '换新印章', password })
  await assert.rejects(world.perform(resumeSeal, firm.actor, { id, because, password }), { code: 'signets.not-open' })
  await assert.rejects(use(firm.actor, id), { code: 'signets.not-usable' })
  // Another of the kind has a key of its own.
  const next = await givenSignet(world, firm.actor)
  await use(firm.actor, next.id)
  const { rows } = await sql`select id from documents.certificate where organ_id in (${id}, ${next.id})`.execute(
    world.app.db,
  )
  assert.equal(rows.length, 2)
})

test('no use without the password, and wrong ones count towards the lock; every use is one line that nobody changes', async () => {
  const firm = await givenFirm()
  const { id } = await givenSignet(world, firm.actor)
  await use(firm.actor, id)
  await assert.rejects(use(firm.actor, id, 'Heyun-Lantern-43'), { code: 'identity.wrong-password' })
  await assert.rejects(world.perform(revokeSeal, firm.actor, { id, because, password: 'Heyun-Lantern-43' }), {
    code: 'identity.wrong-password',
  })
  const { rows } = await world.show(sealLog, firm.actor, { id })
  assert.deepEqual(
    rows.map(({ what, by }) => [what, by]),
    [
      ['used', '程小暑'],
      ['activated', '程小暑'],
      ['applied', '程小暑'],
    ],
  )
  assert.equal(rows[0]!.caseId, subject.id)
  const { next, rows: first } = await world.show(sealLog, firm.actor, { id, limit: 2 })
  assert.deepEqual([first.length, (await world.show(sealLog, firm.actor, { id, after: next })).rows.length], [2, 1])
  await assert.rejects(sql`update signets.entry set words = '' where seal_id = ${id}`.execute(world.app.db))
  await assert.rejects(sql`delete from signets.entry where seal_id = ${id}`.execute(world.app.db))
})

test('to another enterprise, to a citizen and to an agent not allowed a seal does not exist', async () => {
  const firm = await givenFirm()
  const other = await givenFirm()
  const agent = await givenAgent(firm)
  const citizen = await givenCitizen(world)
  const { id } = await givenSignet(world, firm.actor)
  for (const actor of [other.actor, citizen.actor, firm.boss.actor, agent.acting]) {
    await assert.rejects(world.show(sealLog, actor, { id }), { code: 'kernel.not-found' })
    await assert.rejects(use(actor, id), { code: 'signets.not-allowed' })
  }
  for (const actor of [other.actor, citizen.actor, firm.boss.actor]) {
    await assert.rejects(world.show(sealImage, actor, { id }), { code: 'kernel.not-found' })
    await assert.rejects(world.perform(suspendSeal, actor, { id, because }), { code: 'kernel.not-found' })
  }
  await assert.rejects(givenSignet(world, citizen.actor), { code: 'kernel.not-yours' })
  await assert.rejects(world.show(mySeals, citizen.actor, {}), { code: 'kernel.not-yours' })
})
