/** 秒批 after a correction: the rule is judged again over the application as it then stands. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { correctOnTheSpot } from './actions/correct-on-the-spot.ts'
import { refuseAcceptance } from './actions/refuse-acceptance.ts'
import { submitCorrection } from './actions/submit-correction.ts'
import { type CaseStory, givenCase, instantly } from './testing.ts'
import { casePage } from './views/case-page.ts'

let world: World
let organ: Organ
before(async () => {
  world = await openWorld()
  organ = await givenOrgan(world)
})
after(() => world.close())

const small: Partial<ItemContent> = {
  ...instantly,
  form: [
    {
      key: 'place',
      title: '场所',
      fields: [
        { key: 'name', label: '姓名', kind: 'text', required: true, maxLength: 50 },
        { key: 'area', label: '面积', kind: 'number', required: true },
      ],
    },
  ],
  instantApproval: {
    rule: '面积不超过 50 平方米的，当场准予',
    conditions: [
      { key: 'area', text: '面积不超过 50 平方米', holds: 'form.area <= 50', basis: '公布的办理规则第二条' },
    ],
  },
}

/** Filed with an area the rule does not let through. */
async function filedTooBig(): Promise<CaseStory> {
  const item = await givenItem(world, { organId: organ.id, content: small })
  return givenCase(world, { organ, item, values: { name: '王静雯', area: 80 } })
}

async function corrected(area: number) {
  const story = await filedTooBig()
  const { caseId } = story
  await world.perform(askCorrection, story.approver, {
    caseId,
    items: [{ kind: 'field', key: 'area', problem: '与图纸不一致，请核对' }],
  })
  const moved = await world.perform(submitCorrection, story.applicant, { caseId, values: { area } })
  return { moved, page: await world.show(casePage, story.approver, { caseId }) }
}

test('a correction that makes every condition true is granted at once, by acts of the system', async () => {
  const { moved, page } = await corrected(40)
  assert.equal(moved.status, 'granted')
  assert.deepEqual(
    page.timeline.map(({ act, by }) => [act, by === '系统']),
    [
      ['file', false],
      ['ask-correction', false],
      ['submit-correction', false],
      ['accept', true],
      ['examine', true],
      ['grant', true],
    ],
  )
  assert.deepEqual(page.ruleCheck!.conditions[0]!.values, [{ title: '面积', text: '40' }])
})

test('a correction that leaves a condition open goes to a person, with the list as it came out now', async () => {
  const { moved, page } = await corrected(60)
  assert.equal(moved.status, 'corrected')
  assert.deepEqual([page.ruleCheck!.granted, page.ruleCheck!.conditions[0]!.values[0]!.text], [false, '60'])
})

test('what is set right at the counter is judged again too, unless a refusal waits for its countersign', async () => {
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id })).actor
  const spot = await filedTooBig()
  const values = { area: 40 }
  assert.equal((await world.perform(correctOnTheSpot, clerk, { caseId: spot.caseId, values })).status, 'granted')
  const proposed = await filedTooBig()
  const no = { ground: 'not-needed', reason: '这个面积不需要办理' } as const
  await world.perform(refuseAcceptance, proposed.approver, { caseId: proposed.caseId, ...no })
  assert.equal((await world.perform(correctOnTheSpot, clerk, { caseId: proposed.caseId, values })).status, 'filed')
  const { ruleCheck } = await world.show(casePage, proposed.approver, { caseId: proposed.caseId })
  assert.equal(ruleCheck!.why, '有人提出不予受理，等待上级核准')
})
