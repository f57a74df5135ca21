import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  casePage,
  fileCase,
  filledForm,
  filledMaterials,
  givenCase,
  givenFile,
  myCase,
  myCases,
} from '#modules/cases/testing.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { actingWhollyFor, actorFor } from '#modules/identity/index.ts'
import {
  authoriseRelative,
  enterpriseAgents,
  type GivenCitizen,
  givenCitizen,
  givenEnterprise,
  givenStaff,
  givenVerified,
  mandateList,
  myRelatives,
  revokeMandate,
  someIdNumber,
  switchMandate,
} from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { raiseBill } from '#modules/payments/index.ts'
import { billPage } from '#modules/payments/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { recordMandate } from './actions/record-mandate.ts'
import { recordRelative } from './actions/record-relative.ts'
import { mandateProof } from './views/mandate-proof.ts'
import { relatives } from './views/relatives.ts'

let world: World
let clerk: Awaited<ReturnType<typeof givenStaff>>
before(async () => {
  world = await openWorld()
  clerk = await givenStaff(world, { roles: ['window-clerk'], organId: (await givenOrgan(world)).id })
})
after(() => world.close())

const cardOf = ({ idNumber }: GivenCitizen, name: string) => ({ name, idNumber })
const actingAs = ({ accountId }: GivenCitizen, mandateId: string) =>
  world.inside((ctx) => actorFor(ctx, { accountId, mandateId }))
const guardian = async (wish: { birth: string; papers?: 'household-register' | 'court-ruling' | 'paper-mandate' }) => {
  const mother = await givenVerified(world, { name: '沈秋实' })
  const child = { name: '沈小满', idNumber: someIdNumber(wish.birth) }
  const scan = await givenFile(world, clerk.actor)
  const { id, validTo } = await world.perform(recordRelative, clerk.actor, {
    person: child,
    relative: cardOf(mother, '沈秋实'),
    basis: 'guardian',
    relation: 'child',
    papers: wish.papers ?? 'household-register',
    scans: [scan],
  })
  return { mother, child, id, validTo, scan }
}

test('a guardian files and follows cases of a child, and everybody sees who acted for whom', async () => {
  world.moveTo('2026-03-02')
  const { mother, id, validTo, scan } = await guardian({ birth: '2015-06-01' })
  assert.equal(validTo, '2033-05-31')
  const acting = await actingAs(mother, id)
  assert.deepEqual([acting.onBehalfOf?.kind, acting.onBehalfOf?.name], ['person', '沈小满'])
  const story = await givenCase(world, { applicant: acting })
  await world.deliverNews()
  assert.equal((await world.show(myCases, acting, {})).rows[0]!.id, story.caseId)
  assert.deepEqual((await world.show(myCases, mother.actor, {})).rows, [])
  const message = (await messagesOf(world, mother.actor)).find(({ title }) => title === '申请已提交')
  assert.equal(message!.principal?.name, '沈小满')
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.deepEqual([page.applicant.name, page.applicant.agentName], ['沈小满', '沈秋实'])
  assert.match(page.timeline[0]!.by, /沈秋实代为办理/)
  assert.equal((await world.show(mandateProof, clerk.actor, { id, documentId: scan })).inline, true)
  // Neither of the two ends it with a button; a window may.
  await assert.rejects(world.perform(revokeMandate, mother.actor, { id }), { code: 'kernel.not-yours' })
  const personId = acting.onBehalfOf!.id
  const { rows } = await world.show(relatives, clerk.actor, { personId, which: 'given' })
  assert.deepEqual([rows[0]!.can, rows[0]!.relationTitle, rows[0]!.proofIds], [['revoke'], '子女', [scan]])
})

test('a child’s guardian acts until the eighteenth birthday and not on it', async () => {
  world.moveTo('2026-03-02')
  const { mother, id } = await guardian({ birth: '2008-03-04' })
  world.moveTo('2026-03-03')
  assert.ok((await actingAs(mother, id)).onBehalfOf)
  world.moveTo('2026-03-04')
  const grown = await actingAs(mother, id)
  assert.deepEqual([grown.onBehalfOf, grown.grants.size], [undefined, 0])
  await assert.rejects(world.perform(switchMandate, mother.actor, { mandateId: id }), {
    code: 'identity.mandate-not-live',
  })
})

test('papers prove what they prove: no household register for an adult, no mandate of a child', async () => {
  await assert.rejects(guardian({ birth: '1950-01-01' }), { code: 'identity.not-a-minor' })
  await assert.rejects(guardian({ birth: '2015-01-01', papers: 'paper-mandate' }), {
    code: 'identity.papers-not-fitting',
  })
  assert.equal((await guardian({ birth: '1950-01-01', papers: 'court-ruling' })).validTo, undefined)
  const son = await givenVerified(world, { name: '沈秋实' })
  const wish = {
    person: { name: '沈小满', idNumber: someIdNumber('2015-01-01') },
    relative: cardOf(son, '沈秋实'),
    basis: 'recorded' as const,
    relation: 'child' as const,
    papers: 'paper-mandate' as const,
    scans: [await givenFile(world, clerk.actor)],
  }
  await assert.rejects(world.perform(recordRelative, clerk.actor, wish), { code: 'identity.minor-authorises' })
  const foreign = [await givenFile(world, son.actor)]
  const elder = { name: '钱守业', idNumber: someIdNumber('1948-01-01') }
  await assert.rejects(world.perform(recordRelative, clerk.actor, { ...wish, person: elder, scans: foreign }), {
    code: 'counter.scan-not-yours',
  })
  await assert.rejects(world.perform(recordRelative, clerk.actor, { ...wish, person: cardOf(son, '沈秋实') }), {
    code: 'identity.to-yourself',
  })
  for (const actor of [
    son.actor,
    (await givenStaff(world, { roles: ['approver'], organId: clerk.actor.post!.organId })).actor,
  ])
    await assert.rejects(world.perform(recordRelative, actor, wish), { code: 'kernel.not-permitted' })
})

test('an elder authorises a son for named matters: he sees those and nothing else, and either ends it at once', async () => {
  const elder = await givenVerified(world, { name: '钱守业', birth: '1948-05-05' })
  const son = await givenVerified(world, { name: '钱继明' })
  const organId = (await givenOrgan(world)).id
  const [one, other] = [await givenItem(world, { organId }), await givenItem(world, { organId })]
  const give = {
    relative: cardOf(son, '钱继明'),
    relation: 'parent' as const,
    itemIds: [one.itemId],
    validTo: '2026-12-31',
  }
  const { id } = await world.perform(authoriseRelative, elder.actor, give)
  await assert.rejects(world.perform(authoriseRelative, elder.actor, give), { code: 'identity.already-agent' })
  const acting = await actingAs(son, id)
  const elsewhere = await givenCase(world, { item: other, applicant: elder.actor })
  const mine = await givenCase(world, { item: one, applicant: acting })
  await world.deliverNews()
  assert.deepEqual(
    (await world.show(myCases, acting, {})).rows.map((row) => row.id),
    [mine.caseId],
  )
  assert.equal((await world.show(myCases, elder.actor, {})).rows.length, 2)
  await assert.rejects(world.show(myCase, acting, { caseId: elsewhere.caseId }), { code: 'kernel.not-found' })
  const billFor = (itemId: string) =>
    world.inside((ctx) =>
      raiseBill(ctx, {
        regionCode: '990101000000',
        organId,
        subject: { module: 'test', id: ctx.newId(), number: `T-${ctx.newId().slice(-6)}` },
        title: '示范登记',
        itemId,
        payer: { kind: 'person', id: elder.actor.subjectId!, name: '钱守业' },
        lines: [{ name: '工本费', amount: 1000, basis: '示范收费目录' }],
        days: 10,
      }),
    )
  const [payable, hidden] = [await billFor(one.itemId), await billFor(other.itemId)]
  assert.equal((await world.show(billPage, acting, { id: payable })).id, payable)
  await assert.rejects(world.show(billPage, acting, { id: hidden }), { code: 'kernel.not-found' })
  assert.equal((await world.show(billPage, elder.actor, { id: hidden })).id, hidden)
  const told = async ({ actor }: GivenCitizen) => (await messagesOf(world, actor)).map(({ link }) => link)
  assert.deepEqual(await told(son), [`/bills/${payable}`, `/cases/${mine.caseId}`, '/me'])
  assert.equal((await told(elder)).length, 5)
  await assert.rejects(
    world.perform(fileCase, acting, {
      itemId: other.itemId,
      values: filledForm(other.content),
      materials: await filledMaterials(world, acting, other.content),
    }),
    { code: 'cases.mandate-not-covering' },
  )
  assert.equal(actingWhollyFor({ actor: acting }), undefined)
  await assert.rejects(world.perform(authoriseRelative, acting, give), { code: 'identity.authorise-as-yourself' })

  const [held] = (await world.show(myRelatives, son.actor, { which: 'held' })).rows
  assert.deepEqual([held!.name, held!.relationTitle, held!.can], ['钱守业', '父母', ['revoke']])
  const stranger = await givenCitizen(world)
  await assert.rejects(world.perform(revokeMandate, stranger.actor, { id }), { code: 'kernel.not-yours' })
  await world.perform(revokeMandate, elder.actor, { id })
  assert.equal((await actingAs(son, id)).grants.size, 0)
  const again = await world.perform(authoriseRelative, elder.actor, { ...give, itemIds: undefined })
  await world.perform(revokeMandate, son.actor, again)
  assert.deepEqual(
    (await world.show(myRelatives, elder.actor, { which: 'given' })).rows.map(({ live }) => live),
    [false, false],
  )
})

test('who was never seen at a window gives no power over themselves, and takes up none', async () => {
  const declared = await givenCitizen(world, { name: '钱守业' })
  const son = await givenCitizen(world, { name: '钱继明' })
  const give = { relative: cardOf(son, '钱继明'), relation: 'parent' } as const
  await assert.rejects(world.perform(authoriseRelative, declared.actor, give), { code: 'identity.verify-to-authorise' })
  const elder = await givenVerified(world, { name: '钱守业' })
  const { id } = await world.perform(authoriseRelative, elder.actor, give)
  await assert.rejects(world.perform(switchMandate, son.actor, { mandateId: id }), { code: 'identity.verify-first' })
})

test('a window records the paper mandate of a firm with its scans, which those who verify may open, and ends it again', async () => {
  const boss = await givenVerified(world, { name: '赵云山' })
  const firm = await givenEnterprise(world, { agent: boss })
  const agent = await givenVerified(world, { name: '卫大暑' })
  const scans = [await givenFile(world, clerk.actor), await givenFile(world, clerk.actor)]
  const wish = { enterpriseId: firm.id, agent: cardOf(agent, '卫大暑'), coSigned: true, scans }
  const refused = (given: Partial<typeof wish>, code: string, actor = clerk.actor) =>
    assert.rejects(world.perform(recordMandate, actor, { ...wish, ...given }), { code })
  await refused({ scans: [] }, 'kernel.invalid-input')
  await refused({ scans: Array.from({ length: 6 }, () => scans[0]!) }, 'kernel.invalid-input')
  await refused({ scans: [await givenFile(world, boss.actor)] }, 'counter.scan-not-yours')
  await refused({ agent: cardOf(agent, '卫小暑') }, 'identity.name-mismatch')
  const approver = await givenStaff(world, { roles: ['approver'], organId: clerk.actor.post!.organId })
  for (const actor of [boss.actor, firm.actor, approver.actor]) await refused({}, 'kernel.not-permitted', actor)
  const { id } = await world.perform(recordMandate, clerk.actor, wish)
  await refused({}, 'identity.already-agent')
  assert.equal((await actingAs(agent, id)).onBehalfOf?.id, firm.id)
  const { rows } = await world.show(enterpriseAgents, clerk.actor, { enterpriseId: firm.id })
  assert.deepEqual([rows[0]!.id, rows[0]!.proofIds, rows[0]!.coSigned], [id, scans, true])
  assert.equal((await world.show(mandateProof, clerk.actor, { id, documentId: scans[1]! })).inline, true)
  const foreign = await givenFile(world, clerk.actor)
  await assert.rejects(world.show(mandateProof, clerk.actor, { id, documentId: foreign }), { code: 'kernel.not-found' })
  await assert.rejects(world.show(mandateProof, boss.actor, { id, documentId: scans[0]! }), {
    code: 'kernel.not-permitted',
  })
  const [own] = (await world.show(mandateList, boss.actor, { enterpriseId: firm.id })).rows
  assert.deepEqual([own!.id, 'proofIds' in own!], [id, false])
  const { rows: looks } = await sql<{ actor_id: string }>`
    select actor_id from kernel.audit where act = 'counter.mandate-proof' and outcome = 'looked' and subject = ${id}`.execute(
    world.app.db,
  )
  assert.deepEqual(looks, [{ actor_id: clerk.accountId }])
  await world.perform(revokeMandate, clerk.actor, { id })
  assert.equal((await actingAs(agent, id)).grants.size, 0)
})
