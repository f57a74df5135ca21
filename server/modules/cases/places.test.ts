/** Limits of quantity: the order of acceptance decides, and the last place has one holder (行政许可法 art. 57). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { decideUndoing } from './actions/decide-undoing.ts'
import { denyCase } from './actions/deny-case.ts'
import { examineCase } from './actions/examine-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { recordUndoingStatement } from './actions/record-undoing-statement.ts'
import { tellUndoing } from './actions/tell-undoing.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { deliverCase } from './actions/deliver-case.ts'
import { type CaseStory, givenCase, headOf } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { quotaLeft } from './views/quota-left.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const limited = (places: number, more: object = {}): Partial<ItemContent> => ({
  quotaLimit: { places, per: 'year', basis: '《示范条例》第八条', ...more },
})

/** So many applications of one item, accepted one after the other and examined. */
async function row(count: number, content: Partial<ItemContent>): Promise<CaseStory[]> {
  world.moveTo('2026-03-02')
  const first = await givenCase(world, { content })
  const stories = [first]
  const { organ, item, approver } = first
  while (stories.length < count) stories.push(await givenCase(world, { organ, item, approver }))
  for (const { caseId } of stories) {
    world.clock.advance(60_000)
    await world.perform(acceptCase, approver, { caseId })
    await world.perform(examineCase, approver, { caseId, recommends: 'grant', opinion: '符合条件' })
  }
  return stories
}
const grant = ({ approver, caseId }: CaseStory) => world.perform(grantCase, approver, { caseId })
const left = async ({ item }: CaseStory) => (await world.show(quotaLeft, stranger, { itemId: item.itemId })).limit!
const page = ({ approver, caseId }: CaseStory) => world.show(casePage, approver, { caseId })

test('places are granted in the order of acceptance, and what is left is told to everybody', async () => {
  const [one, two, three] = (await row(3, limited(2))) as [CaseStory, CaseStory, CaseStory]
  assert.deepEqual([(await left(one)).left, (await left(one)).waiting], [2, 3])
  // Two places: the second may be granted before the first is decided, the third may not.
  const { place, can, barred } = await page(three)
  assert.deepEqual(
    [place!.earlier, place!.left, place!.inTheWay, can.includes('grant')],
    [2, 2, 'not-your-turn', false],
  )
  assert.match(barred[0]!.reason, /第五十七条/)
  await assert.rejects(grant(three), refused('cases.quota-not-your-turn'))
  await grant(two)
  assert.equal((await page(one)).place!.earlier, 0)
  await grant(one)
  assert.equal((await left(one)).left, 0)
  await assert.rejects(grant(three), refused('cases.quota-exhausted'))
  world.moveTo('2027-01-04')
  assert.equal((await grant(three)).status, 'granted')
})

test('whoever is denied or withdraws leaves the row, and one that is annulled gives its place back', async () => {
  const [one, two, three] = (await row(3, limited(1))) as [CaseStory, CaseStory, CaseStory]
  await world.perform(withdrawCase, one.applicant, { caseId: one.caseId })
  await assert.rejects(grant(three), refused('cases.quota-not-your-turn'))
  await world.perform(denyCase, two.approver, { caseId: two.caseId, reason: '不具备条件', basis: '第一项' })
  await grant(three)
  assert.deepEqual([(await left(three)).left, (await left(three)).waiting], [0, 0])
  const { caseId } = three
  await world.perform(deliverCase, three.approver, { caseId, channel: 'online' })
  const head = await headOf(world, three)
  const why = { reason: '不具备法定条件', basis: '《示范条例》第十条' }
  await world.perform(tellUndoing, head, { caseId, kind: 'annul', ground: 'unqualified', ...why })
  await world.perform(recordUndoingStatement, head, { caseId, no: 1, statement: '没有意见，同意' })
  await world.perform(decideUndoing, head, { caseId, no: 1, reason: '事实清楚，证据充分' })
  assert.equal((await left(three)).left, 1)
})

test('two grants at the same second for the last place: exactly one is made', async () => {
  const law = '《招标投标法》（按中标的顺序决定）'
  for (let round = 0; round < 3; round += 1) {
    const stories = await row(2, limited(1, { otherwise: law }))
    const outcomes = await Promise.allSettled(stories.map(grant))
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const lost = outcomes.find((one) => one.status === 'rejected')
    assert.equal((lost!.reason as Problem).code, 'cases.quota-exhausted')
    assert.equal((await left(stories[0]!)).left, 0)
  }
})
