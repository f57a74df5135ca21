import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stranger } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenCitizen, givenEnterprise, givenStaff, someIdNumber, someUscc } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { fileCase } from './actions/file-case.ts'
import { fileForApplicant } from './actions/file-for-applicant.ts'
import { filledForm, filledMaterials, givenCase, givenFile } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused =
  (code: string, more: Record<string, unknown> = {}) =>
  (error: Problem) => {
    assert.equal(error.code, code)
    for (const [name, value] of Object.entries(more)) assert.deepEqual(error.facts[name], value)
    return true
  }

const countOf = async (table: string) => {
  const { rows } = await world.inside((ctx) =>
    sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(ctx.db),
  )
  return rows[0]!.n
}

test('a citizen files and gets a number, a code and the day of the answer', async () => {
  world.moveTo('2026-03-02')
  const story = await givenCase(world)
  assert.match(story.number, /^[0-9A-Za-z]{14,50}$/)
  assert.ok(story.number.includes('20260302'))
  assert.match(story.queryCode, /^[2-9A-HJKMNP-Z]{8}$/)
  const page = await world.show(myCase, story.applicant, { caseId: story.caseId })
  assert.equal(page.status, 'filed')
  assert.equal(page.clock.acceptanceDue, '2026-03-09')
  assert.deepEqual(
    page.clock.lines.map(({ phase, from, counted }) => ({ phase, from, counted })),
    [{ phase: 'intake', from: '2026-03-02', counted: true }],
  )
  assert.deepEqual(page.can, ['withdraw'])
})

test('nothing that was filled in lies readable in the database', async () => {
  const { caseId } = await givenCase(world, { values: { name: '欧阳若兰', phone: '19912345678' } })
  const { rows } = await world.inside((ctx) =>
    sql<{ row: string }>`select c::text as row from cases.case_file c where id = ${caseId}`.execute(ctx.db),
  )
  assert.ok(!rows[0]!.row.includes('欧阳若兰') && !rows[0]!.row.includes('19912345678'))
  const audit = await world.inside((ctx) =>
    sql<{ facts: string }>`select facts::text as facts from kernel.audit where subject = ${caseId}`.execute(ctx.db),
  )
  assert.ok(audit.rows.length > 0 && audit.rows.every((line) => !line.facts.includes('欧阳若兰')))
})

test('the same submission sent twice, even at once, is one case', async () => {
  const organ = await givenOrgan(world)
  const item = await givenItem(world, { organId: organ.id })
  const { actor } = await givenCitizen(world)
  const input = {
    itemId: item.itemId,
    values: filledForm(item.content),
    materials: await filledMaterials(world, actor, item.content),
  }
  const known = await countOf('cases.case_file')
  const twins = await Promise.all([1, 2, 3].map(() => world.perform(fileCase, actor, input, 'one-submission-0001')))
  const later = await world.perform(fileCase, actor, input, 'one-submission-0001')
  assert.equal(new Set([...twins, later].map((answer) => answer.caseId)).size, 1)
  assert.equal(await countOf('cases.case_file'), known + 1)
})

test('a form with mistakes is refused by field and leaves nothing behind', async () => {
  const known = await countOf('cases.case_file')
  await assert.rejects(givenCase(world, { values: { name: '', phone: '12' } }), (error: Problem) => {
    assert.equal(error.code, 'cases.form-wrong')
    assert.deepEqual(Object.keys(error.facts['fields'] as object).sort(), ['name', 'phone'])
    return true
  })
  assert.equal(await countOf('cases.case_file'), known)
})

test('a required material that is missing is named', async () => {
  await assert.rejects(
    givenCase(world, { materials: [] }),
    refused('cases.materials-missing', { missing: [{ key: 'premises', name: '经营场所证明' }] }),
  )
})

test('nobody can attach the file of another, a file twice, paper online or a material not asked for', async () => {
  const other = await givenCitizen(world)
  const foreign = await givenFile(world, other.actor)
  const notUsable = refused('cases.material-not-usable')
  await assert.rejects(givenCase(world, { materials: [{ key: 'premises', documentIds: [foreign] }] }), notUsable)
  await assert.rejects(givenCase(world, { materials: [{ key: 'premises', paper: true }] }), notUsable)
  const own = await givenFile(world, other.actor)
  const twice = [
    { key: 'premises', documentIds: [own] },
    { key: 'premises', documentIds: [own] },
  ]
  await assert.rejects(givenCase(world, { applicant: other.actor, materials: twice }), notUsable)
  await assert.rejects(
    givenCase(world, {
      applicant: other.actor,
      materials: [
        { key: 'premises', documentIds: [own] },
        { key: 'poem', documentIds: [own] },
      ],
    }),
    notUsable,
  )
})

test('only a deferrable material may be promised', async () => {
  const material = {
    key: 'later',
    name: '验收报告',
    form: 'either',
    originals: 0,
    copies: 1,
    source: 'applicant',
  } as const
  const promise = [{ key: 'later', promise: true as const }]
  const deferrable = { materials: [{ ...material, necessity: 'deferrable' as const, deferDays: 10 }] }
  const story = await givenCase(world, { content: deferrable, materials: promise })
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.deepEqual(
    page.materials.map((one) => one.how),
    ['promise'],
  )
  const required = { materials: [{ ...material, necessity: 'required' as const }] }
  await assert.rejects(
    givenCase(world, { content: required, materials: promise }),
    refused('cases.material-not-usable'),
  )
})

test('an item for organisations is not open to a person, and an agent files in the name of the enterprise', async () => {
  const content = { audience: ['2' as const] }
  await assert.rejects(givenCase(world, { content }), refused('cases.not-for-you'))
  const agent = await givenCitizen(world)
  const enterprise = await givenEnterprise(world, { agent })
  const story = await givenCase(world, { content, applicant: enterprise.actor })
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.equal(page.applicant.kind, 'enterprise')
  assert.equal(page.applicant.id, enterprise.id)
  assert.equal(page.applicant.agentName, agent.actor.name)
  await assert.rejects(world.show(myCase, agent.actor, { caseId: story.caseId }), refused('kernel.not-found'))
})

test('a stranger cannot file, and staff have no applications of their own', async () => {
  const organ = await givenOrgan(world)
  const item = await givenItem(world, { organId: organ.id })
  const input = { itemId: item.itemId, values: filledForm(item.content) }
  await assert.rejects(world.perform(fileCase, stranger, input), refused('kernel.sign-in-needed'))
  const approver = await givenStaff(world, { roles: ['approver'], organId: organ.id })
  await assert.rejects(world.perform(fileCase, approver.actor, input), refused('kernel.not-permitted'))
})

test('a window clerk files for a person and for an enterprise present, with paper checked at the counter', async () => {
  const organ = await givenOrgan(world)
  const centre = await givenOrgan(world, { name: '云溪区政务服务中心', kind: 'centre' })
  const item = await givenItem(world, { organId: organ.id })
  const clerk = await givenStaff(world, { roles: ['window-clerk'], organId: centre.id, title: '综合窗口' })
  const shared = {
    itemId: item.itemId,
    values: filledForm(item.content),
    materials: [{ key: 'premises', paper: true as const }],
  }
  const person = { kind: 'person' as const, name: '周明德', idNumber: someIdNumber(), phone: '19900000002' }
  const one = await world.perform(fileForApplicant, clerk.actor, {
    ...shared,
    applicant: person,
    contactPhone: '19900000002',
  })
  const page = await world.show(casePage, clerk.actor, { caseId: one.caseId })
  assert.deepEqual([page.channel, page.applicant.name, page.materials[0]!.how], ['window', '周明德', 'paper'])
  assert.ok(!JSON.stringify(page).includes(person.idNumber))
  const enterprise = { kind: 'enterprise' as const, name: '云溪桥头小馆', uscc: someUscc(), agentName: '周明德' }
  const two = await world.perform(fileForApplicant, clerk.actor, { ...shared, applicant: enterprise })
  assert.equal((await world.show(casePage, clerk.actor, { caseId: two.caseId })).applicant.agentName, '周明德')
})

test('a window clerk files only for bodies of their own region, and only with a sound ID number', async () => {
  const near = await givenOrgan(world)
  const far = await givenOrgan(world, { name: '青禾县市场监督管理局', regionCode: '990123000000' })
  const clerk = await givenStaff(world, { roles: ['window-clerk'], organId: far.id })
  const item = await givenItem(world, { organId: near.id })
  const applicant = { kind: 'person' as const, name: '周明德', idNumber: someIdNumber() }
  const input = {
    itemId: item.itemId,
    applicant,
    values: filledForm(item.content),
    materials: [{ key: 'premises', paper: true as const }],
  }
  await assert.rejects(world.perform(fileForApplicant, clerk.actor, input), refused('kernel.not-yours'))
  const mistyped = { ...input, applicant: { ...applicant, idNumber: '990102199005170011' } }
  const home = await givenStaff(world, { roles: ['window-clerk'], organId: near.id })
  await assert.rejects(world.perform(fileForApplicant, home.actor, mistyped), refused('kernel.invalid-input'))
})
