/** 统一、联合、集中办理, and a lower body first: limits of their own (行政许可法 art. 42(2), 43). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { fc } from '#server/properties.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import type { ItemContent, ItemVersion } from '#modules/catalogue/index.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { textOfPdf } from '#modules/documents/testing.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { describeLicences } from '#modules/licences/index.ts'
import { writeRoute } from '#modules/routes/index.ts'
import { openWorld, type World } from '#server/testing.ts'
import { beginProcedure } from './actions/begin-procedure.ts'
import { confirmDenial } from './actions/confirm-denial.ts'
import { deliverCase } from './actions/deliver-case.ts'
import { denyCase } from './actions/deny-case.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { examineCase } from './actions/examine-case.ts'
import { extendCase } from './actions/extend-case.ts'
import { fileCase } from './actions/file-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { settleBodyRules } from './actions/settle-body-rules.ts'
import { decideUndoing } from './actions/decide-undoing.ts'
import { dropUndoing } from './actions/drop-undoing.ts'
import { recordUndoingStatement } from './actions/record-undoing-statement.ts'
import { tellUndoing } from './actions/tell-undoing.ts'
import { type Body, decision, givenBody, inRow, named, reviewBy, routedCase, sideBySide } from './joint.testing.ts'
import { extensionOf } from './rules/procedures.ts'
import { acceptedCase, type CaseStory, filledForm, filledMaterials, headOf } from './testing.ts'
import { letterContent } from './views/case-files.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'
import { progress } from './views/progress.ts'
import { worklist, worklistTotals } from './views/worklist.ts'

let world: World
let own: Body
let upper: Body
before(async () => {
  world = await openWorld()
  own = await givenBody(world, '云溪区市场监督管理局')
  upper = await givenBody(world, '示范市市场监督管理局')
})
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const days = (count: number, explanation: string) => ({ days: count, unit: 'working-day', explanation }) as const
const together: Partial<ItemContent> = {
  statutory: days(45, '《行政许可法》第四十二条第二款'),
  promised: days(30, '实施机关承诺'),
  regime: { kind: 'joint', basis: '示范市人民政府关于联合办理的通知' },
}
const approval = { government: '示范市人民政府', by: '副市长 王建国', on: '2026-03-10', number: '示政批〔2026〕8号' }
const reason = '涉及三个部门，现场情况复杂'

const acceptedTogether = () => acceptedCase(world, { filed: '2026-03-02', content: together })
const mine = (story: CaseStory) => world.show(myCase, story.applicant, { caseId: story.caseId })

test('what is handled together has forty-five working days, and every line names the second paragraph', async () => {
  const story = await acceptedTogether()
  const { clock, regime, acts } = await world.show(casePage, story.approver, { caseId: story.caseId })
  const [line] = clock.lines.filter((one) => one.phase === 'handling')
  assert.match(line!.why, /联合办理.*四十五个工作日/)
  assert.match(line!.article, /第四十二条第二款/)
  assert.equal(clock.statutory!.limit, '45 个工作日')
  assert.deepEqual([regime!.title, regime!.governmentExtends], ['联合办理', true])
  assert.ok(!acts.some(({ act }) => act === 'extend'), 'an approver extends nothing')
  const head = await headOf(world, story)
  const { acts: hers } = await world.show(casePage, head, { caseId: story.caseId })
  assert.equal(hers.find(({ act }) => act === 'extend')!.article, '《行政许可法》第四十二条第二款')
})

test('the clock goes on under the same paragraph after a special procedure', async () => {
  const story = await acceptedTogether()
  const { caseId } = story
  const review = { kind: 'expert-review', reason: '需要专家评审', basis: '《示范条例》第九条', days: 5 } as const
  await world.perform(beginProcedure, story.approver, { caseId, ...review })
  await world.perform(endProcedure, story.approver, { caseId, result: '合格' })
  const { lines } = (await mine(story)).clock
  assert.match(lines.at(-1)!.article, /第四十二条第二款、第四十五条/)
})

test('only the government gives fifteen days more, once, and its approval stands in ledger, history and letter', async () => {
  const story = await acceptedTogether()
  const { caseId } = story
  const head = await headOf(world, story)
  world.moveTo('2026-03-11')
  await assert.rejects(world.perform(extendCase, head, { caseId, reason }), refused('cases.government-approves'))
  for (const on of ['2026-03-12', '2026-03-01'])
    await assert.rejects(
      world.perform(extendCase, head, { caseId, reason, approval: { ...approval, on } }),
      refused('cases.approval-day'),
    )
  const told = (await mine(story)).clock.statutory!.due
  const done = await world.perform(extendCase, head, { caseId, reason, approval })
  assert.ok(done.statutoryDue > told)
  await assert.rejects(world.perform(extendCase, head, { caseId, reason, approval }), refused('cases.act-not-open'))
  await world.deliverNews()
  const page = await mine(story)
  const line = page.clock.lines.find((one) => one.phase === 'extension')!
  assert.deepEqual([line.adds, line.article], [15, '《行政许可法》第四十二条第二款'])
  assert.match(line.why, /经示范市人民政府副市长 王建国（示政批〔2026〕8号）批准/)
  assert.equal(page.timeline.find(({ act }) => act === 'extend')!.article, '《行政许可法》第四十二条第二款')
  assert.ok(page.letters.some(({ title }) => title === '延期决定书'))
})

test('a body that decides alone extends by its own head: an approval of the government has no place there', async () => {
  const story = await acceptedCase(world, { filed: '2026-03-09' })
  world.moveTo('2026-03-11')
  const head = await headOf(world, story)
  await assert.rejects(
    world.perform(extendCase, head, { caseId: story.caseId, reason, approval }),
    refused('cases.body-approves'),
  )
})

test('whatever an item declares, an extension by the government is never longer than fifteen days', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('unified', 'joint', 'centralised'),
      fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
      (kind, declared) => {
        const special = declared === undefined ? [] : [{ kind: '1' as const, name: '延长审批', days: declared }]
        const extension = extensionOf('licence', special, { kind })
        assert.ok(extension.byGovernment && extension.days <= 15 && extension.days >= 1)
      },
    ),
  )
})

/** The own body examines, the upper one decides. */
async function upwards(changes: Partial<ItemContent> = {}) {
  const toUpper = { ...decision, post: { ...decision.post, body: named(upper) } }
  const route = inRow(reviewBy('own', '初审', { kind: 'handling' }))
  const drawn = { ...route, nodes: route.nodes.map((node) => (node.id === 'decision' ? toUpper : node)) }
  return givenItem(world, {
    organId: own.organ.id,
    content: {
      statutory: days(40, '下级审查二十日，上级决定二十日'),
      regime: { kind: 'lower-first', basis: '《示范条例》第六条' },
      route: await writeRoute(drawn),
      ...changes,
    },
  })
}

test('nobody examines first what they decide themselves: such a route is not published', async () => {
  const route = await writeRoute(inRow(reviewBy('own', '初审', { kind: 'handling' })))
  await assert.rejects(upwards({ route }), refused('catalogue.not-sound'))
})

test('a lower body has twenty working days to examine, without the days that are not counted', async () => {
  const item = await upwards()
  const story = await acceptedCase(world, { filed: '2026-03-02', organ: own.organ, item, approver: own.approver })
  const { caseId } = story
  const lowerOf = async () => (await mine(story)).clock.parts.find(({ title }) => title === '下级机关审查')!
  assert.deepEqual(
    [(await lowerOf()).due, (await lowerOf()).article, (await lowerOf()).doneOn],
    ['2026-03-30', '《行政许可法》第四十三条', undefined],
  )
  const trial = { kind: 'test', reason: '需要检测', basis: '《示范条例》第九条', days: 3 } as const
  await world.perform(beginProcedure, own.approver, { caseId, ...trial })
  assert.equal((await lowerOf()).due, '2026-04-02')
  world.moveTo('2026-03-05')
  await world.perform(endProcedure, own.approver, { caseId, result: '合格' })
  await world.perform(examineCase, own.approver, { caseId, recommends: 'grant', opinion: '初审符合条件' })
  assert.equal((await lowerOf()).doneOn, '2026-03-05')
})

const permit: Partial<ItemContent> = {
  result: {
    kind: 'licence',
    name: '食品经营许可证',
    licenceType: 'food-business',
    validMonths: 12,
    faceFields: ['name'],
  },
}

const annulment = {
  kind: 'annul',
  ground: 'unqualified',
  reason: '不具备法定条件',
  basis: '《示范条例》第十条',
} as const

/** Accepted and examined by the lower body on the item's route. */
async function examinedBelow(item: ItemVersion): Promise<CaseStory> {
  const story = await acceptedCase(world, { filed: '2026-03-02', organ: own.organ, item, approver: own.approver })
  const { caseId } = story
  await world.perform(examineCase, own.approver, { caseId, recommends: 'grant', opinion: '初审符合条件' })
  return story
}

test('the upper body decides in its own name: its number and seal on decision and licence, the lower body’s on what went before', async () => {
  const item = await upwards(permit)
  const story = await examinedBelow(item)
  const { caseId } = story
  const { licenceId } = await world.perform(grantCase, upper.approver, { caseId })
  await world.perform(deliverCase, own.approver, { caseId, channel: 'online' })
  await world.deliverNews()
  const { letters } = await mine(story)
  const wordOf = (title: string) =>
    letters
      .find((one) => one.title === title)
      ?.number.split('受')[0]!
      .split('准')[0]
  assert.deepEqual([wordOf('受理通知书'), wordOf('准予行政许可决定书')], [own.organ.letterWord, upper.organ.letterWord])
  const licence = (await world.inside((ctx) => describeLicences(ctx, [licenceId!]))).get(licenceId!)!
  assert.deepEqual([licence.organId, licence.number.startsWith(upper.organ.letterWord)], [upper.organ.id, true])
  const uses = await world.inside((ctx) =>
    sql<{ organ_id: string }>`
      select u.organ_id from documents.seal_use u join cases.letter l on l.document_id = u.document_id
      where l.case_id = ${caseId} order by l.kind`.execute(ctx.db),
  )
  assert.deepEqual(
    uses.rows.map((row) => row.organ_id),
    [own.organ.id, upper.organ.id, upper.organ.id],
  )
  await assert.rejects(world.perform(tellUndoing, own.head, { caseId, ...annulment }), refused('kernel.not-yours'))
  assert.equal((await world.perform(tellUndoing, upper.head, { caseId, ...annulment })).no, 1)
  // Renewed with the same item, though the body that issued it is another than the one that takes the application.
  world.moveTo('2027-01-04')
  const renewal = await world.perform(fileCase, story.applicant, {
    itemId: item.itemId,
    values: filledForm(item.content),
    materials: await filledMaterials(world, story.applicant, item.content),
    concerns: { kind: 'renew', licenceId: licenceId! },
  })
  assert.equal(renewal.status, 'filed')
})

test('the body above the one that decided annuls in its own name, and only annuls', async () => {
  const story = await examinedBelow(await upwards())
  const { caseId } = story
  await world.perform(grantCase, upper.approver, { caseId })
  await world.perform(deliverCase, own.approver, { caseId, channel: 'online' })
  await world.perform(tellUndoing, upper.head, { caseId, ...annulment })
  const city = { kind: 'government', regionCode: '990100000000', level: '3' } as const
  const chief = (await givenBody(world, '示范市人民政府', city)).head
  const grants = new Map(chief.grants)
  for (const word of ['cases.undo', 'cases.see']) grants.set(word, { regions: ['9901'] })
  const superior: Actor = { ...chief, grants }
  const lower: Actor = { ...own.head, grants }
  const neighbour: Actor = { ...(await givenBody(world, '示范市林业局')).head, grants }
  await assert.rejects(
    world.perform(dropUndoing, superior, { caseId, no: 1, reason: '意见成立，不再处理' }),
    refused('kernel.not-yours'),
  )
  await world.perform(dropUndoing, upper.head, { caseId, no: 1, reason: '意见成立，不再处理' })
  const choices = async (actor: Actor) => (await world.show(casePage, actor, { caseId })).undoingChoices
  assert.deepEqual([...new Set((await choices(superior)).map(({ kind }) => kind))], ['annul'])
  assert.ok(new Set((await choices(upper.head)).map(({ kind }) => kind)).size > 1)
  for (const other of [lower, neighbour]) {
    assert.deepEqual(await choices(other), [])
    const told = world.perform(tellUndoing, other, { caseId, ...annulment })
    await assert.rejects(told, refused('cases.not-above-decider'))
  }
  const recall = {
    kind: 'recall',
    ground: 'law-changed',
    reason: '所依据的规定已经修改',
    basis: '《示范条例》',
  } as const
  await assert.rejects(world.perform(tellUndoing, superior, { caseId, ...recall }), refused('kernel.not-yours'))
  const { no } = await world.perform(tellUndoing, superior, { caseId, ...annulment })
  for (const other of [upper.head, neighbour]) {
    const decided = world.perform(decideUndoing, other, { caseId, no, reason: '意见不成立，予以撤销' })
    await assert.rejects(decided, refused('kernel.not-yours'))
  }
  await world.perform(recordUndoingStatement, superior, { caseId, no, statement: '已经补齐设备，请求不予撤销' })
  await world.perform(decideUndoing, superior, { caseId, no, reason: '意见不成立，予以撤销' })
  await world.deliverNews()
  const annulled = (await mine(story)).letters.find(({ title }) => title === '撤销行政许可决定书')!
  assert.ok(annulled.number.startsWith((await world.inside((ctx) => getOrgan(ctx, chief.post!.organId))).letterWord))
  const { content } = await world.show(letterContent, superior, { caseId, letterId: annulled.id })
  assert.match(textOfPdf(content), /示范市市场监督管理局就您.*上级行政机关处理/s)
})

test('a denial that the upper body wants countersigned waits for its own head', async () => {
  const story = await examinedBelow(await upwards())
  const { caseId } = story
  const settled = { deferralMissed: 'terminate', denialCountersigned: true } as const
  await world.perform(settleBodyRules, upper.head, { organId: upper.organ.id, ...settled })
  const no = { reason: '不具备规定的条件', basis: '《示范条例》第八条' }
  assert.equal((await world.perform(denyCase, upper.approver, { caseId, ...no })).status, 'examined')
  await assert.rejects(world.perform(confirmDenial, own.head, { caseId }), refused('kernel.not-yours'))
  const waitsIn = async (actor: Actor, tab: 'countersign' | 'others') =>
    (await world.show(worklist, actor, { tab })).rows.some((row) => row.id === caseId)
  const counted = (await world.show(worklistTotals, upper.head, {})).tabs.find(({ tab }) => tab === 'countersign')!
  assert.deepEqual([await waitsIn(upper.head, 'countersign'), counted.count], [true, 1])
  for (const other of [own.head, upper.approver]) assert.equal(await waitsIn(other, 'countersign'), false)
  assert.ok(await waitsIn(own.head, 'others'), 'its own head waits for the one above')
  assert.equal((await world.perform(confirmDenial, upper.head, { caseId })).status, 'denied')
  assert.equal(await waitsIn(upper.head, 'countersign'), false)
  const { refusal } = await mine(story)
  assert.ok(refusal!.remedies.some((line) => line.includes(upper.organ.name)))
})

test('what another law says of the lower body goes first', async () => {
  const regime = {
    kind: 'lower-first',
    basis: '《示范条例》第六条',
    lowerDays: 10,
    lowerBasis: '《示范条例》第七条',
  } as const
  const item = await upwards({ regime })
  const story = await acceptedCase(world, { filed: '2026-03-02', organ: own.organ, item, approver: own.approver })
  const part = (await mine(story)).clock.parts.find(({ title }) => title === '下级机关审查')!
  assert.deepEqual([part.due, part.article], ['2026-03-16', '《行政许可法》第四十三条；《示范条例》第七条'])
})

test('each body’s own part stands in the clock, the same for applicant, stranger with the code, and staff', async () => {
  world.moveTo('2026-03-02')
  const route = sideBySide(
    reviewBy('own', '本部门审查', { kind: 'handling' }),
    reviewBy('upper', '上级意见', named(upper), { budgetDays: 5 }),
  )
  const story = await routedCase(world, own, route)
  const { caseId, number, queryCode } = story
  await world.perform(examineCase, upper.approver, { caseId, recommends: 'grant', opinion: '符合要求' })
  const { clock } = await world.show(casePage, own.approver, { caseId })
  assert.deepEqual(
    clock.parts.map(({ title, limit, due, doneOn }) => [title, limit, due, doneOn]),
    [
      ['云溪区市场监督管理局：本部门审查', '3 个工作日', '2026-03-05', undefined],
      ['示范市市场监督管理局：上级意见', '5 个工作日', '2026-03-09', '2026-03-02'],
    ],
  )
  assert.deepEqual((await mine(story)).clock.parts, clock.parts)
  assert.deepEqual((await world.show(progress, story.applicant, { number, code: queryCode })).parts, clock.parts)
})
