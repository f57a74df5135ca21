/** Lists of what is one's own by a step: claimed, asked of one's post by others, waiting for others, to be checked. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { commitmentExample, givenItem } from '#modules/catalogue/testing.ts'
import { givenCitizen } from '#modules/identity/testing.ts'
import {
  answerConsultation,
  askSignatures,
  claimStep,
  consult,
  handOverStep,
  releaseStep,
  setDeputy,
  signStep,
} from '#modules/routes/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { decideOnTheSpot } from './actions/decide-on-the-spot.ts'
import { examineCase } from './actions/examine-case.ts'
import { exportWorklist } from './actions/export-worklist.ts'
import { fileCase } from './actions/file-case.ts'
import { overturnRefusal } from './actions/overturn-refusal.ts'
import { refuseAcceptance } from './actions/refuse-acceptance.ts'
import { type CaseFilter, caseSorts } from './contract.ts'
import { type Body, givenBody, named, reviewBy, routedCase, sideBySide } from './joint.testing.ts'
import { acceptedCase, type CaseStory, filledForm, givenCase } from './testing.ts'
import { caseSteps } from './views/case-steps.ts'
import { commitmentOffer } from './views/commitment-offer.ts'
import { openCasesSeenFrom, pageStatement } from './views/open-cases.ts'
import { worklist, worklistCount, worklistTotals } from './views/worklist.ts'

let world: World
let own: Body
let fire: Body
before(async () => {
  world = await openWorld()
  own = await givenBody(world, '云溪区市场监督管理局')
  fire = await givenBody(world, '云溪区消防救援大队')
})
after(() => world.close())

const opinion = { recommends: 'grant', opinion: '符合要求' } as const
const reason = '出差，请代为办理'
const accepted = () => acceptedCase(world, { organ: own.organ, approver: own.approver })
const together = () =>
  routedCase(
    world,
    own,
    sideBySide(reviewBy('own', '本部门审查', { kind: 'handling' }), reviewBy('fire', '消防意见', named(fire))),
  )

/** The whole list, two rows at a time; what the tab's total and its count say must agree. */
async function listed(actor: Actor, tab: CaseFilter['tab'], filter: Partial<CaseFilter> = {}) {
  const rows = []
  for (let place: string | undefined; ; ) {
    const page = await world.show(worklist, actor, { ...filter, tab, limit: 2, after: place })
    rows.push(...page.rows)
    place = page.next
    if (!place) break
  }
  assert.equal((await world.show(worklistCount, actor, { ...filter, tab })).count, rows.length)
  if (Object.keys(filter).length === 0) {
    const { tabs } = await world.show(worklistTotals, actor, {})
    assert.equal(tabs.find((one) => one.tab === tab)!.count, rows.length)
  }
  return rows
}
const idsIn = async (actor: Actor, tab: CaseFilter['tab'], filter?: Partial<CaseFilter>) =>
  (await listed(actor, tab, filter)).map((row) => row.id)
const has = async (actor: Actor, tab: CaseFilter['tab'], { caseId }: Pick<CaseStory, 'caseId'>) =>
  (await idsIn(actor, tab)).includes(caseId)

test('what one claimed is one’s own list until it is given back, handed over or done; a deputy has it meanwhile', async () => {
  world.moveTo('2026-03-02')
  const stories = [await accepted(), await accepted(), await accepted()]
  for (const { caseId } of stories) await world.perform(claimStep, own.approver, { caseId, no: 1 })
  assert.deepEqual(await idsIn(own.approver, 'claimed'), stories.map((one) => one.caseId).toSorted())
  assert.deepEqual(await idsIn(own.colleague, 'claimed'), [])
  const [first, second, third] = stories.map(({ caseId }) => ({ caseId, no: 1 }))
  await world.perform(releaseStep, own.approver, first!)
  await world.perform(handOverStep, own.approver, { ...second!, staffId: own.colleague.subjectId!, reason })
  assert.deepEqual(await idsIn(own.approver, 'claimed'), [third!.caseId])
  assert.deepEqual(await idsIn(own.colleague, 'claimed'), [second!.caseId])
  await world.perform(setDeputy, own.approver, {
    deputyId: own.colleague.subjectId!,
    fromOn: '2026-03-02',
    toOn: '2026-03-02',
    reason,
  })
  assert.deepEqual(await idsIn(own.colleague, 'claimed'), [second!.caseId, third!.caseId].toSorted())
  await world.perform(examineCase, own.approver, { caseId: third!.caseId, ...opinion })
  assert.deepEqual(await idsIn(own.approver, 'claimed'), [])
})

test('a list by steps has the step’s name and its day, in every order, and narrows like any other', async () => {
  world.moveTo('2026-03-02')
  const story = await together()
  await world.deliverNews()
  const [row] = await listed(fire.approver, 'joint')
  assert.deepEqual([row!.id, row!.task, row!.dueOn, row!.remaining], [story.caseId, '消防意见', '2026-03-05', 3])
  for (const sort of ['due', 'filed', 'updated'] as const)
    assert.equal((await world.show(worklist, fire.approver, { tab: 'joint', sort })).rows[0]!.id, story.caseId)
  const finds = async (filter: Partial<CaseFilter>) => (await idsIn(fire.approver, 'joint', filter)).length
  assert.equal(await finds({ text: story.number.slice(-14) }), 1)
  assert.equal(await finds({ text: '没有这个人' }), 0)
  assert.equal(await finds({ dueTo: '2026-03-04' }), 0)
  assert.equal(await finds({ dueTo: '2026-03-05', status: 'accepted' }), 1)
  assert.equal(await finds({ status: 'filed' }), 0)
  assert.equal(await finds({ organId: own.organ.id }), 1)
  assert.equal(await finds({ organId: fire.organ.id }), 0)
  await world.perform(examineCase, fire.approver, { caseId: story.caseId, ...opinion })
  assert.equal(await finds({}), 0)
})

test('a joint step, a countersignature and an opinion asked of one’s post are one list, until they are answered', async () => {
  const story = await accepted()
  const at = { caseId: story.caseId, no: 1 }
  await world.perform(consult, own.approver, { ...at, asked: [{ organId: fire.organ.id }], question: '通道够宽吗？' })
  await world.perform(askSignatures, own.approver, {
    ...at,
    asked: [{ organId: fire.organ.id, role: 'department-head' as const }],
    request: '请会签',
  })
  await world.deliverNews()
  assert.equal((await listed(fire.approver, 'joint'))[0]!.task, '征求意见：审查')
  assert.equal(await has(fire.head, 'joint', story), true)
  assert.equal(await has(own.colleague, 'joint', story), false)
  assert.equal(await has(own.colleague, 'others', story), true)
  const steps = (await world.show(caseSteps, own.approver, { caseId: story.caseId })).steps
  await world.perform(answerConsultation, fire.approver, {
    ...at,
    id: steps[0]!.consultations[0]!.id,
    answer: '够宽',
  })
  assert.equal(await has(fire.approver, 'joint', story), false)
  await world.perform(signStep, fire.head, { ...at, agrees: true, opinion: '同意' })
  assert.equal(await has(fire.head, 'joint', story), false)
  assert.equal(await has(own.colleague, 'others', story), false)
})

test('a case waits for others while another body has a step, and while a superior has not countersigned', async () => {
  const story = await together()
  assert.equal(await has(own.approver, 'others', story), true)
  assert.equal(await has(fire.approver, 'others', story), false)
  await world.perform(examineCase, fire.approver, { caseId: story.caseId, ...opinion })
  assert.equal(await has(own.approver, 'others', story), false)

  const refused = await givenCase(world, { organ: own.organ, approver: own.approver })
  const no = { caseId: refused.caseId, ground: 'not-needed' as const, reason: '依法不需要取得许可' }
  await world.perform(refuseAcceptance, own.approver, no)
  assert.equal(await has(own.approver, 'others', refused), true)
  await world.perform(overturnRefusal, own.head, { caseId: refused.caseId, reason: '需要许可' })
  assert.equal(await has(own.approver, 'others', refused), false)
})

test('a promise to be checked is listed by the day of its check, though its case is closed', async () => {
  world.moveTo('2026-03-02')
  const content = { commitment: commitmentExample({ materials: ['premises'] }) }
  const item = await givenItem(world, { organId: own.organ.id, content })
  const maker = (await givenCitizen(world, { name: '欧阳若兰' })).actor
  const { offer } = await world.show(commitmentOffer, maker, { itemId: item.itemId })
  const { caseId } = await world.perform(fileCase, maker, {
    itemId: item.itemId,
    values: filledForm(item.content),
    materials: [],
    commitment: { fingerprint: offer!.fingerprint },
  })
  await world.perform(decideOnTheSpot, own.approver, { caseId })
  await world.deliverNews()
  const [row] = await listed(own.approver, 'checks')
  assert.deepEqual([row!.id, row!.status, row!.task], [caseId, 'closed', '待核查'])
  assert.ok(row!.dueOn! > '2026-03-02')
  assert.deepEqual(await idsIn(own.approver, 'checks', { text: '欧阳' }), [caseId])
  assert.deepEqual(await idsIn(own.approver, 'checks', { dueTo: '2026-03-02' }), [])
  assert.deepEqual(await idsIn(fire.approver, 'checks'), [])
})

test('such a list is exported as it is asked', async () => {
  const story = await accepted()
  await world.perform(claimStep, own.head, { caseId: story.caseId, no: 1 })
  const { exportId } = await world.perform(exportWorklist, own.head, { tab: 'claimed', format: 'csv' })
  await world.deliverNews()
  const { rows } = await world.app.pool.query<{ status: string; rows_written: number }>(
    'select status, rows_written from exports.export_job where id = $1',
    [exportId],
  )
  assert.deepEqual(rows, [{ status: 'ready', rows_written: 1 }])
})

test('the lists found by steps are read by their indexes, whatever else they are filtered by', async () => {
  const { caseId } = await together()
  for (const tab of ['claimed', 'joint'] as const)
    for (const filter of [{}, { status: 'accepted' }, { channel: 'online', due: 'overdue' }, { text: '王静' }] as const)
      for (const sort of caseSorts)
        await world.inside(async (ctx) => {
          // So few rows are read at once otherwise; what no index leads to is read at once all the same.
          await sql`set local enable_seqscan = off`.execute(ctx.db)
          const work = [{ caseId, dueOn: '2026-03-09', what: '消防意见' }]
          const sources = [{ by: 'step', work, own: true, seen: [own.organ.id], asked: [fire.organ.id] }] as const
          const from = { sources, me: { id: caseId, name: '审批岗一' } }
          const list = await openCasesSeenFrom(ctx, { tab, ...filter }, from)
          const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${pageStatement(list, sort, 20)}`.execute(ctx.db)
          const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
          assert.match(plan, /Index .*case_file/)
          assert.doesNotMatch(plan, /Seq Scan on case_file/)
        })
})
