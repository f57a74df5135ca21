import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Problem } from '#kernel/problem.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { givenCitizen, givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { beginProcedure } from './actions/begin-procedure.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { examineCase } from './actions/examine-case.ts'
import { extendCase } from './actions/extend-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { terminateCase } from './actions/terminate-case.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { acceptedCase, type CaseStory, givenCase, grantedCase, headOf } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'
import { myCases } from './views/my-cases.ts'
import { worklist } from './views/worklist.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const review = {
  kind: 'expert-review' as const,
  reason: '涉及新工艺，需要专家评审',
  basis: '《示范经营许可管理办法》第九条',
  days: 10,
}
const begin = ({ approver, caseId }: CaseStory) => world.perform(beginProcedure, approver, { caseId, ...review })
const end = ({ approver, caseId }: CaseStory) =>
  world.perform(endProcedure, approver, { caseId, result: '专家组一致同意' })
const mine = ({ applicant, caseId }: CaseStory) => world.show(myCase, applicant, { caseId })
const messagesTo = (accountId: string) =>
  world.inside(async (ctx) => {
    const { rows } = await sql<{ title: string; body: string }>`
      select title, body from notices.message where account_id = ${accountId} order by sent_at, id`.execute(ctx.db)
    return rows
  })

test('an expert review stops both clocks, and applicant, clerk, supervisor and letter read the same derivation', async () => {
  const story = await acceptedCase(world, { filed: '2026-06-01' })
  world.moveTo('2026-06-03')
  const told = await begin(story)
  // Ten working days end on 17 June; 15 and 30 June move by them, over the Dragon Boat holiday (19 June).
  assert.deepEqual([told.status, told.plannedTo], ['suspended', '2026-06-17'])
  assert.deepEqual([told.promisedDue, told.statutoryDue], ['2026-06-30', '2026-07-14'])
  const [his, hers] = [await mine(story), await world.show(casePage, story.approver, { caseId: story.caseId })]
  assert.deepEqual(his.clock, hers.clock)
  const supervisor = (await givenStaff(world, { roles: ['supervisor'], organId: story.organ.id })).actor
  assert.deepEqual((await world.show(casePage, supervisor, { caseId: story.caseId })).clock, hers.clock)
  assert.deepEqual(his.clock.stopped, { title: '特别程序中', until: '2026-06-17', late: false })
  assert.deepEqual(
    his.clock.lines.map((line) => [line.from, line.to, line.counted, line.days]),
    [
      ['2026-06-01', '2026-06-01', true, 0],
      ['2026-06-01', '2026-06-03', true, 2],
      ['2026-06-03', undefined, false, 0],
    ],
  )
  assert.match(his.clock.lines[2]!.why, /专家评审，告知需要 10 个工作日.*涉及新工艺/)
  assert.match(his.clock.lines[2]!.article, /第四十五条.*示范经营许可管理办法/)
  world.moveTo('2026-06-12')
  const resumed = await end(story)
  // Seven working days stood still: both dates move by seven from 15 and 30 June.
  assert.deepEqual(
    [resumed.status, resumed.promisedDue, resumed.statutoryDue],
    ['accepted', '2026-06-25', '2026-07-09'],
  )
  await world.deliverNews()
  const page = await mine(story)
  assert.deepEqual(
    page.letters.map((one) => one.title),
    ['受理通知书', '特别程序告知书'],
  )
  assert.deepEqual(
    page.procedures.map(({ title, from, to, result }) => [title, from, to, result]),
    [['专家评审', '2026-06-03', '2026-06-12', '专家组一致同意']],
  )
  assert.deepEqual(page.timeline.map((entry) => entry.title).slice(-2), [
    '启动特别程序：专家评审',
    '结束特别程序：专家评审',
  ])
  assert.ok((await messagesTo(story.applicant.id)).some(({ body }) => body.includes('现在承诺2026年6月25日前')))
})

test('while it stands still nothing is decided, and the desk sees it due on the day told', async () => {
  const story = await acceptedCase(world, { filed: '2026-07-06' })
  await begin(story)
  await assert.rejects(world.perform(grantCase, story.approver, { caseId: story.caseId }), (error: Problem) => {
    assert.deepEqual(
      (error.facts['open'] as { act: string }[]).map((one) => one.act),
      [
        'end-procedure',
        'tell-party',
        'record-statement',
        'state-views',
        'prolong-procedure',
        'withdraw',
        'receive-withdrawal',
        'terminate',
      ],
    )
    return error.code === 'cases.act-not-open'
  })
  const [row] = (await world.show(worklist, story.approver, { tab: 'special' })).rows
  assert.deepEqual(
    [row?.id, row?.dueOn, row?.can],
    [story.caseId, '2026-07-20', ['end-procedure', 'tell-party', 'record-statement', 'prolong-procedure', 'terminate']],
  )
  const [own] = (await world.show(myCases, story.applicant, {})).rows
  assert.match(own!.next, /不计入办理时限，预计 7月20日（周一）结束/)
})

test('one case may have two special procedures one after the other, each with its own letter', async () => {
  const story = await acceptedCase(world, { filed: '2026-08-03' })
  await begin(story)
  world.moveTo('2026-08-07')
  await end(story)
  await world.perform(beginProcedure, story.approver, { caseId: story.caseId, ...review, kind: 'inspection', days: 3 })
  world.moveTo('2026-08-12')
  const last = await end(story)
  // 3 August + 10 working days is the 17th; four and three days stood still.
  assert.equal(last.promisedDue, '2026-08-26')
  await world.deliverNews()
  const numbers = (await mine(story)).letters.filter((one) => one.title === '特别程序告知书').map((one) => one.number)
  assert.equal(new Set(numbers).size, 2)
})

test('only the dates beyond the published holidays are called provisional', async () => {
  const story = await acceptedCase(world, { filed: '2026-12-10' })
  const { clock } = await mine(story)
  assert.deepEqual([clock.promised?.due, clock.statutory?.due], ['2026-12-24', '2027-01-07'])
  assert.deepEqual([clock.provisional, clock.publishedThrough], [true, '2026-12-31'])
  const [row] = (await world.show(myCases, story.applicant, {})).rows
  const [listed] = (await world.show(worklist, story.approver, { tab: 'review' })).rows
  assert.deepEqual([row?.provisional, listed?.provisional], [false, false])
})

test('past the day told it is called late, by everybody', async () => {
  const story = await acceptedCase(world, { filed: '2026-05-11' })
  await begin(story)
  world.moveTo('2026-05-26')
  const supervisor = (await givenStaff(world, { roles: ['supervisor'], organId: story.organ.id })).actor
  const seen = await world.show(casePage, supervisor, { caseId: story.caseId })
  const hers = await mine(story)
  assert.deepEqual(seen.clock, hers.clock)
  assert.deepEqual([hers.clock.stopped?.late, hers.next.includes('超过了告知')], [true, true])
})

test('a year that is changed later moves dates that were sure, and tells whom', async () => {
  const story = await acceptedCase(world, { filed: '2026-10-12' })
  const done = await grantedCase(world, { filed: '2026-10-12', item: story.item, organ: story.organ })
  const sure = await mine(story)
  assert.deepEqual([sure.clock.promised?.due, sure.clock.provisional], ['2026-10-26', false])
  const { rows } = await world.inside((ctx) =>
    sql<{ date: string; works: boolean; name: string }>`
      select date, works, name from calendar.v_day where date between '2026-01-01' and '2026-12-31'`.execute(ctx.db),
  )
  await givenPublishedYear(world, 2026, {
    holidays: [...rows.filter((row) => !row.works), { date: '2026-10-15', name: '临时放假' }],
    workdays: rows.filter((row) => row.works).map((row) => row.date),
  })
  await world.deliverNews()
  assert.equal((await mine(story)).clock.promised?.due, '2026-10-27')
  assert.ok((await messagesTo(story.applicant.id)).some(({ body }) => body.includes('改为2026年10月27日')))
  assert.ok(
    (await messagesTo(done.applicant.id)).some(({ body }) => body.includes('由2026年10月26日改为2026年10月27日')),
  )
})

test('withdrawing during a special procedure ends the procedure with the case', async () => {
  const story = await acceptedCase(world)
  await begin(story)
  await world.perform(withdrawCase, story.applicant, { caseId: story.caseId })
  const page = await mine(story)
  assert.deepEqual(
    [page.status, page.procedures[0]!.result, page.clock.stopped],
    ['withdrawn', '申请已撤回，程序终止', undefined],
  )
  assert.ok(page.clock.lines.every((line) => line.to))
})

test('the head of the body extends once, by ten working days, with the reason told', async () => {
  const story = await acceptedCase(world, { filed: '2026-06-01' })
  const head = await headOf(world, story)
  world.moveTo('2026-06-10')
  const input = { caseId: story.caseId, reason: '需要核实外省出具的证明' }
  await assert.rejects(world.perform(extendCase, story.approver, input), refused('kernel.not-permitted'))
  const done = await world.perform(extendCase, head, input)
  // 15 June and 30 June (19 June is a holiday) move by ten.
  assert.deepEqual([done.status, done.promisedDue, done.statutoryDue], ['accepted', '2026-06-30', '2026-07-14'])
  await assert.rejects(world.perform(extendCase, head, input), refused('cases.act-not-open'))
  await world.deliverNews()
  const page = await mine(story)
  assert.equal(page.clock.statutory?.limit, '20 个工作日，已延长 10 个工作日')
  const line = page.clock.lines.find((one) => one.phase === 'extension')
  assert.deepEqual([line?.adds, line?.article], [10, '《行政许可法》第四十二条第一款'])
  assert.match(line!.why, /核实外省出具的证明/)
  assert.ok(page.letters.some((one) => one.title === '延期决定书'))
})

test('a stop and an extension add up', async () => {
  const story = await acceptedCase(world, { filed: '2026-03-02' })
  await begin(story)
  world.moveTo('2026-03-06')
  await end(story)
  const done = await world.perform(extendCase, await headOf(world, story), { caseId: story.caseId, reason: '案情复杂' })
  // Ten days, four that stood still, ten more: 24 working days from 2 March.
  assert.equal(done.promisedDue, '2026-04-03')
})

test('a limit that has passed is not extended', async () => {
  const story = await acceptedCase(world, { filed: '2026-04-07' })
  const head = await headOf(world, story)
  world.moveTo('2026-06-30')
  await assert.rejects(
    world.perform(extendCase, head, { caseId: story.caseId, reason: '人手不足' }),
    refused('cases.extension-too-late'),
  )
})

test('what a law of its own says of the extension goes first; a service moves its promise only, within the limit set', async () => {
  const special = [{ kind: '1' as const, name: '延长审批', days: 5, basis: '《示范条例》第八条' }]
  const own = await acceptedCase(world, { filed: '2026-06-01', content: { specialProcedures: special } })
  const done = await world.perform(extendCase, await headOf(world, own), { caseId: own.caseId, reason: '案情复杂' })
  assert.equal(done.statutoryDue, '2026-07-07')
  const service = await acceptedCase(world, { filed: '2026-06-01', content: { itemType: '20' } })
  const moved = await world.perform(extendCase, await headOf(world, service), {
    caseId: service.caseId,
    reason: '需要实地核查',
  })
  assert.deepEqual([moved.promisedDue, moved.statutoryDue], ['2026-06-30', '2026-06-30'])
  const line = (await mine(service)).clock.lines.at(-1)
  assert.match(line!.article, /优化营商环境条例.*服务承诺/)
  const tight = { itemType: '20' as const, promised: { days: 20, unit: 'working-day' as const, explanation: '承诺' } }
  const full = await acceptedCase(world, { content: tight })
  await assert.rejects(
    world.perform(extendCase, await headOf(world, full), { caseId: full.caseId, reason: '需要实地核查' }),
    refused('cases.nothing-to-extend'),
  )
})

test('a case that cannot be decided any more is terminated, with ground, provision and remedies', async () => {
  const story = await acceptedCase(world)
  await world.perform(terminateCase, story.approver, {
    caseId: story.caseId,
    ground: 'applicant-gone',
    reason: '申请人已于本月注销登记',
    basis: '参照《行政许可法》第七十条第三项',
  })
  await world.deliverNews()
  const page = await mine(story)
  assert.deepEqual([page.status, page.can, page.clock.dueOn], ['terminated', [], undefined])
  assert.equal(page.refusal?.reason, '申请人已于本月注销登记')
  assert.match(page.refusal!.remedies.join(), /行政复议/)
  assert.ok(page.letters.some((one) => one.title === '终止办理决定书'))
})

test('none of these acts is open to another body, a neighbour, or after the decision', async () => {
  const story = await grantedCase(world)
  const head = await headOf(world, story)
  const elsewhere = await givenOrgan(world, { name: '青禾县卫生健康局', regionCode: '990123000000' })
  const roles = ['approver', 'department-head'] as const
  const outsider = (await givenStaff(world, { roles: [...roles], organId: elsewhere.id })).actor
  const neighbour = (await givenCitizen(world)).actor
  const ending = { ground: 'impossible' as const, reason: '场地已灭失', basis: '参照第七十条第五项' }
  const doing = [
    (who: typeof head) => world.perform(beginProcedure, who, { caseId: story.caseId, ...review }),
    (who: typeof head) => world.perform(endProcedure, who, { caseId: story.caseId, result: '合格' }),
    (who: typeof head) => world.perform(extendCase, who, { caseId: story.caseId, reason: '案情复杂' }),
    (who: typeof head) => world.perform(terminateCase, who, { caseId: story.caseId, ...ending }),
  ]
  for (const act of doing) {
    await assert.rejects(act(head), refused('cases.act-not-open'))
    await assert.rejects(act(outsider), refused('kernel.not-yours'))
    await assert.rejects(act(neighbour), refused('kernel.not-permitted'))
  }
})

test('a new holiday moves the dates of a case that stands still, and everyone concerned is told', async () => {
  const story = await acceptedCase(world, { filed: '2026-12-21' })
  const filed = await givenCase(world, { item: story.item, organ: story.organ, approver: story.approver })
  await begin(story)
  const told = await mine(story)
  assert.deepEqual([told.clock.stopped?.until, told.clock.provisional], ['2027-01-04', true])
  await givenPublishedYear(world, 2027, {
    holidays: ['2027-01-01', '2027-01-04'].map((date) => ({ date, name: '元旦' })),
  })
  await world.deliverNews()
  const page = await mine(story)
  assert.deepEqual([page.clock.stopped?.until, page.procedures[0]!.plannedTo], ['2027-01-06', '2027-01-06'])
  assert.deepEqual([page.clock.promised?.due, page.clock.provisional], ['2027-01-20', false])
  assert.equal(page.clock.lines.at(-1)?.plannedTo, '2027-01-06')
  const mail = await messagesTo(story.applicant.id)
  assert.ok(
    mail.some(({ body }) => /由2027年1月18日改为2027年1月20日/.test(body)),
    JSON.stringify(mail),
  )
  assert.ok(!(await messagesTo(filed.applicant.id)).some(({ title }) => title === '办理日期有变动'))
  const desk = await messagesTo(story.approver.id)
  assert.ok(desk.some(({ body }) => body.startsWith('1 件在办件')))
  world.moveTo('2027-01-05')
  await end(story)
  await world.perform(examineCase, story.approver, { caseId: story.caseId, recommends: 'grant', opinion: '符合条件' })
})
