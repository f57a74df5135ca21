import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import { givenCitizen, givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { answerRequest } from './actions/answer-request.ts'
import { makeRequest } from './actions/make-request.ts'
import { setPublicity } from './actions/set-publicity.ts'
import { everBroke, exclusionsOf, recordBreach } from './index.ts'
import { creditRecords } from './views/credit-records.ts'
import { myCredit } from './views/my-credit.ts'
import { publishedBreaches } from './views/published-breaches.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

type Story = { id: string; maker: Actor; head: Actor; caseId: string; organId: string }

async function givenBreach(): Promise<Story> {
  const organ = await givenOrgan(world)
  const maker = (await givenCitizen(world, { name: '欧阳静' })).actor
  const head = (await givenStaff(world, { roles: ['department-head'], organId: organ.id })).actor
  const caseId = newId(world.clock.now())
  const record = () =>
    world.inside((ctx) =>
      recordBreach(ctx, {
        organId: organ.id,
        regionCode: organ.regionCode,
        maker: { kind: 'person', id: maker.subjectId!, name: '欧阳静', identifierMasked: '990***********0017' },
        caseId,
        caseNumber: 'X1',
        itemName: '示范备案',
        what: '没有固定的场所',
        basis: '国办发〔2020〕42号',
      }),
    )
  const id = await record()
  assert.equal(await record(), id)
  return { id, maker, head, caseId, organId: organ.id }
}

const excluded = ({ maker }: Story) =>
  world.inside(async (ctx) => (await exclusionsOf(ctx, { kind: 'person', id: maker.subjectId! })).length)
const broke = ({ maker }: Story) => world.inside((ctx) => everBroke(ctx, { kind: 'person', id: maker.subjectId! }))
const asked = { statement: '已经租下固定的场所，附合同', documentIds: [] }

const waitingRequest = async ({ head, id }: Story) => {
  const { rows } = await world.show(creditRecords, head, { waiting: 'yes' })
  assert.ok(await assertFileIsList(world, creditRecords, head, { waiting: 'yes' }))
  return rows.find((row) => row.id === id)!.requests.find((one) => one.outcome === undefined)!.id
}

test('a broken promise excludes until its maker has asked for repair and the body has said yes', async () => {
  const story = await givenBreach()
  assert.equal(await excluded(story), 1)
  await world.perform(makeRequest, story.maker, { id: story.id, kind: 'repair', ...asked })
  await world.perform(answerRequest, story.head, {
    id: await waitingRequest(story),
    outcome: 'refused',
    answer: '合同没有签章',
  })
  assert.equal(await excluded(story), 1)
  await world.perform(makeRequest, story.maker, { id: story.id, kind: 'repair', ...asked })
  const request = await waitingRequest(story)
  await world.perform(answerRequest, story.head, { id: request, outcome: 'granted', answer: '已经整改' })
  assert.equal(await excluded(story), 0)
  assert.equal(await broke(story), true)
  const mine = await world.show(myCredit, story.maker, {})
  assert.deepEqual([mine.excluded, mine.rows[0]!.status, mine.rows[0]!.can], [false, 'repaired', []])
  await assert.rejects(world.perform(answerRequest, story.head, { id: request, outcome: 'refused', answer: '再答' }), {
    code: 'credit.request-answered',
  })
  await assert.rejects(world.perform(makeRequest, story.maker, { id: story.id, kind: 'repair', ...asked }), {
    code: 'credit.breach-settled',
  })
})

test('an objection that is right lifts the record, which then never counts', async () => {
  const story = await givenBreach()
  await world.perform(makeRequest, story.maker, { id: story.id, kind: 'objection', ...asked })
  await assert.rejects(world.perform(makeRequest, story.maker, { id: story.id, kind: 'objection', ...asked }), {
    code: 'credit.request-waiting',
  })
  await world.perform(answerRequest, story.head, {
    id: await waitingRequest(story),
    outcome: 'granted',
    answer: '核查的是另一处场所',
  })
  assert.deepEqual([await excluded(story), await broke(story)], [0, false])
})

test('a record is public only while its maker agrees, and a name is masked even then', async () => {
  const story = await givenBreach()
  const seen = async () => (await world.show(publishedBreaches, stranger, {})).rows.find((row) => row.id === story.id)
  assert.equal(await seen(), undefined)
  await world.perform(setPublicity, story.maker, { id: story.id, published: true })
  assert.equal((await seen())?.name, '欧*静')
  await world.perform(setPublicity, story.maker, { id: story.id, published: false })
  assert.equal(await seen(), undefined)
})

test('others neither see a record nor ask about it, and another body does not answer', async () => {
  const story = await givenBreach()
  const other = (await givenCitizen(world)).actor
  const elsewhere = await givenOrgan(world, { name: '青禾县民政局' })
  const otherHead = (await givenStaff(world, { roles: ['department-head'], organId: elsewhere.id })).actor
  assert.deepEqual((await world.show(myCredit, other, {})).rows, [])
  assert.ok((await world.show(creditRecords, otherHead, {})).rows.every((row) => row.id !== story.id))
  const notYours = { code: 'kernel.not-yours' }
  await assert.rejects(world.perform(makeRequest, other, { id: story.id, kind: 'repair', ...asked }), notYours)
  await assert.rejects(world.perform(setPublicity, other, { id: story.id, published: true }), notYours)
  await world.perform(makeRequest, story.maker, { id: story.id, kind: 'repair', ...asked })
  const answer = { id: await waitingRequest(story), outcome: 'granted' as const, answer: '同意' }
  await assert.rejects(world.perform(answerRequest, otherHead, answer), notYours)
  await assert.rejects(world.perform(answerRequest, stranger, answer), { code: 'kernel.sign-in-needed' })
})
