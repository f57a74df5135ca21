/** Facts of other bodies decide: in the rule of an instant approval, and on the way of a route; what is not known is for a person. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { type FactBehaviour, type FactSources, givenFactSources, myFactQuestions } from '#modules/exchange/testing.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { type Route, writeRoute } from '#modules/routes/index.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { decision, givenBody, reviewBy } from './joint.testing.ts'
import { type CaseStory, givenCase, instantly } from './testing.ts'
import { caseFacts } from './views/case-facts.ts'
import { casePage } from './views/case-page.ts'
import { caseSteps } from './views/case-steps.ts'

let world: World
let sources: FactSources
before(async () => {
  world = await openWorld()
  sources = await givenFactSources(world)
})
after(async () => {
  await sources.close()
  await world.close()
})

const byMonths: Partial<ItemContent> = {
  ...instantly,
  instantApproval: {
    rule: '按公开的条件由系统作出决定',
    conditions: [
      {
        key: 'insured',
        text: '连续缴费满一年',
        holds: 'facts.socialInsurance.months >= 12',
        basis: '《示范条例》第三条',
      },
    ],
  },
}
const pageOf = ({ approver, caseId }: CaseStory) => world.show(casePage, approver, { caseId })
const asked = async ({ applicant }: CaseStory) => (await world.show(myFactQuestions, applicant, {})).rows

test('the rule asks the other body, and grants once it has answered well', async () => {
  sources.answer('socialInsurance', { values: { insured: true, months: 36 } })
  const story = await givenCase(world, { content: byMonths })
  assert.equal((await pageOf(story)).status, 'filed')
  await world.deliverNews()
  const page = await pageOf(story)
  assert.equal(page.status, 'closed')
  const [condition] = page.ruleCheck!.conditions
  assert.deepEqual(
    [condition?.verdict, condition?.values],
    ['holds', [{ title: '企业职工社会保险参保情况：连续缴费月数', text: '36' }]],
  )
  const facts = await world.show(caseFacts, story.approver, { caseId: story.caseId })
  assert.deepEqual(
    facts.asked.map(({ title, source, stateTitle, values }) => [
      title,
      source,
      stateTitle,
      values.map((one) => one.text),
    ]),
    [['企业职工社会保险参保情况', '示范市人力资源和社会保障局', '已答复', ['是', '36']]],
  )
  assert.deepEqual(facts.rule!.values, [
    { title: '企业职工社会保险参保情况：连续缴费月数', text: '36', from: 'outside' },
  ])
  const again = await world.show(caseFacts, story.approver, { caseId: story.caseId })
  assert.deepEqual([facts.looks.length, again.looks.length, again.looks[0]!.by], [0, 1, story.approver.name])
  const stranger = (
    await givenStaff(world, { roles: ['approver'], organId: (await givenOrgan(world, { name: '临江县民政局' })).id })
  ).actor
  await assert.rejects(world.show(caseFacts, stranger, { caseId: story.caseId }), { code: 'kernel.not-found' })
  await assert.rejects(world.show(caseFacts, story.applicant, { caseId: story.caseId }), {
    code: 'kernel.not-permitted',
  })
  const [line] = await asked(story)
  assert.deepEqual([line?.about, line?.state, line?.organName], [page.number, 'answered', story.organ.name])
})

test('an answer that was given not long before decides in the filing itself', async () => {
  sources.answer('socialInsurance', { values: { insured: true, months: 36 } })
  const first = await givenCase(world, { content: byMonths })
  await world.deliverNews()
  const { applicant, item, organ, approver } = first
  const second = await givenCase(world, { applicant, item, organ, approver })
  assert.equal((await pageOf(second)).status, 'granted')
})

test('an answer that does not suffice, a refusal and silence are for a person, never a denial', async () => {
  for (const behaviour of [
    { values: { insured: true, months: 3 } },
    { values: { insured: true } },
    { refuse: { code: 'E-SCOPE', reason: '没有授权查询这项信息' } },
  ] as FactBehaviour[]) {
    sources.answer('socialInsurance', behaviour)
    const story = await givenCase(world, { content: byMonths })
    await world.deliverNews()
    const page = await pageOf(story)
    assert.equal(page.status, 'filed')
    assert.equal(page.ruleCheck?.granted, false)
  }
})

test('an application a person has taken up meanwhile is not decided by the answer', async () => {
  sources.answer('socialInsurance', { values: { insured: true, months: 36 } })
  const story = await givenCase(world, { content: byMonths })

  await world.perform(acceptCase, story.approver, { caseId: story.caseId })
  await world.deliverNews()
  assert.equal((await pageOf(story)).status, 'accepted')
})

/** Who has paid for a year is decided at once; everybody else is visited first. */
const withVisit: Route = {
  nodes: [
    { kind: 'start', id: 'start' },
    { kind: 'exclusive', id: 'ask', defaultFlow: 'f1' },
    reviewBy('visit', '现场核查', { kind: 'handling' }),
    decision,
    { kind: 'end', id: 'end' },
  ],
  flows: [
    { id: 'f0', from: 'start', to: 'ask' },
    { id: 'f1', from: 'ask', to: 'visit' },
    { id: 'f2', from: 'ask', to: 'decision', when: 'facts.socialInsurance.months >= 12' },
    { id: 'f3', from: 'visit', to: 'decision' },
    { id: 'f4', from: 'decision', to: 'end' },
  ],
}

test('a route goes the way the answer opens, and the one with a person where there is none', async () => {
  const own = await givenBody(world, '示范区查询局')
  const item = await givenItem(world, { organId: own.organ.id, content: { route: await writeRoute(withVisit) } })
  const firstStep = async (behaviour: FactBehaviour) => {
    sources.answer('socialInsurance', behaviour)
    const { caseId } = await givenCase(world, { organ: own.organ, item, approver: own.approver })
    await world.deliverNews()
    await world.perform(acceptCase, own.approver, { caseId })
    wentBy = (await world.show(caseFacts, own.approver, { caseId })).route!.values.map(({ text, from }) => [text, from])
    return (await world.show(caseSteps, own.approver, { caseId })).steps.map(({ name }) => name)
  }
  let wentBy: string[][] = []
  assert.deepEqual(await firstStep({ values: { insured: true, months: 36 } }), ['决定'])
  assert.deepEqual(wentBy, [['36', 'outside']])
  assert.deepEqual(await firstStep({ values: { insured: true, months: 3 } }), ['现场核查'])
  assert.deepEqual(await firstStep({ refuse: { code: 'E-SCOPE', reason: '没有授权' } }), ['现场核查'])
  assert.deepEqual(wentBy, [['还没有答复', 'outside']])
})
