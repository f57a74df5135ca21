import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { sql } from 'kysely'
import type { Actor, Scope } from '#kernel/actor.ts'
import { stranger } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenCitizen, givenStaff } from '#modules/identity/testing.ts'
import { messagesOf, readMessage } from '#modules/notices/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { maySee } from './policy.ts'
import { findCase as findRow } from './store.ts'
import {
  type CaseStory,
  acceptedCase,
  correctingCase,
  deniedCase,
  examinedCase,
  givenCase,
  givenFile,
  grantedCase,
} from './testing.ts'
import { materialContent } from './views/case-files.ts'
import { caseMessages } from './views/case-messages.ts'
import { casePage } from './views/case-page.ts'
import { findCase } from './views/find-case.ts'
import { myCases } from './views/my-cases.ts'
import { myCase } from './views/my-case.ts'
import { progress } from './views/progress.ts'
import { worklist, worklistTotals } from './views/worklist.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}

const watcher = (scope: Scope): Actor => ({
  kind: 'staff',
  id: 'watcher',
  subjectId: 'watcher',
  name: '监察员',
  grants: new Map([['cases.see', scope]]),
})

test('a worklist shows an open case exactly when the policy lets the actor see it', async () => {
  const places = [
    { name: '云溪区民政局', regionCode: '990102000000' },
    { name: '云溪区教育局', regionCode: '990102000000' },
    { name: '青禾县民政局', regionCode: '990123000000' },
    { name: '示范市民政局', regionCode: '990100000000' },
  ]
  const organs: string[] = []
  const stories: CaseStory[] = []
  for (const place of places) {
    const organ = await givenOrgan(world, place)
    organs.push(organ.id)
    for (const make of [givenCase, correctingCase, acceptedCase, examinedCase, grantedCase, deniedCase])
      stories.push(await make(world, { organ }))
    const gone = await givenCase(world, { organ })
    await world.perform(withdrawCase, gone.applicant, { caseId: gone.caseId })
    stories.push(gone)
  }
  const rows = await Promise.all(stories.map((story) => world.inside((ctx) => findRow(ctx, story.caseId))))
  const scopes: fc.Arbitrary<Scope> = fc.oneof(
    fc.constant({ everywhere: true }),
    fc.record({ organs: fc.subarray(organs), regions: fc.subarray(['990102', '990123', '9901', '99010', '88']) }),
    fc.record({ organs: fc.subarray(organs) }),
  )
  await fc.assert(
    fc.asyncProperty(scopes, fc.integer({ min: 3, max: 40 }), async (scope, limit) => {
      const actor = watcher(scope)
      const allowed = rows
        .filter((row) => row && row.status !== 'withdrawn' && maySee(actor, row))
        .map((row) => row!.id)
      const seen: string[] = []
      for (let place: string | undefined; ; ) {
        const page = await world.show(worklist, actor, { tab: 'all', limit, after: place })
        seen.push(...page.rows.map((row) => row.id))
        if (!page.next) break
        place = page.next
      }
      assert.deepEqual(seen.filter((id) => allowed.includes(id)).toSorted(), allowed.toSorted())
      const strange = seen.filter((id) => stories.some((story) => story.caseId === id) && !allowed.includes(id))
      assert.deepEqual(strange, [])
      assert.equal(new Set(seen).size, seen.length)
    }),
    { numRuns: 25 },
  )
})

test('the worklist of a post has what is due first on top, by tab, with the totals of each', async () => {
  const organ = await givenOrgan(world, { name: '临江县市场监督管理局', regionCode: '990124000000' })
  const item = await givenItem(world, { organId: organ.id })
  const approver = (await givenStaff(world, { roles: ['approver'], organId: organ.id })).actor
  const wish = { organ, item, approver }
  const old = await givenCase(world, { ...wish, filed: '2026-06-01' })
  const inHand = await acceptedCase(world, { ...wish, filed: '2026-06-02' })
  const fresh = await givenCase(world, { ...wish, filed: '2026-06-03' })
  const waiting = await correctingCase(world, wish)
  world.moveTo('2026-06-09')
  const ids = async (tab: 'all' | 'intake' | 'review' | 'waiting') =>
    (await world.show(worklist, approver, { tab })).rows.map((row) => row.id)
  assert.deepEqual(await ids('intake'), [old.caseId, fresh.caseId])
  assert.deepEqual(await ids('review'), [inHand.caseId])
  assert.deepEqual(await ids('waiting'), [waiting.caseId])
  assert.deepEqual(await ids('all'), [old.caseId, fresh.caseId, inHand.caseId, waiting.caseId])
  const [first] = (await world.show(worklist, approver, { tab: 'intake' })).rows
  assert.deepEqual([first!.dueOn, first!.remaining], ['2026-06-08', -1])
  const totals = await world.show(worklistTotals, approver, {})
  assert.deepEqual(
    totals.tabs.map((one) => [one.tab, one.count]),
    [
      ['mine', 3],
      ['team', 4],
      ['countersign', 0],
      ['others', 1],
      ['claimed', 0],
      ['joint', 0],
      ['deferred', 0],
      ['checks', 0],
      ['all', 4],
      ['intake', 2],
      ['review', 1],
      ['decision', 0],
      ['delivery', 0],
      ['waiting', 1],
      ['special', 0],
    ],
  )
  assert.deepEqual(totals.overdue, { count: 1, more: false })
})

test('an approvals bureau works for the bodies its post covers', async () => {
  const bureau = await givenOrgan(world, { name: '云溪区行政审批局', kind: 'bureau' })
  const organ = await givenOrgan(world, { name: '云溪区城市管理局' })
  const approver = (await givenStaff(world, { roles: ['approver'], organId: bureau.id, coversOrgans: [organ.id] }))
    .actor
  const story = await acceptedCase(world, { organ, approver })
  const [row] = (await world.show(worklist, approver, { tab: 'review', organId: organ.id })).rows
  assert.deepEqual(
    [row?.id, row?.can],
    [
      story.caseId,
      [
        'examine',
        'begin-procedure',
        'record-site-check',
        'tell-party',
        'record-statement',
        'tell-hearing-right',
        'call-hearing',
        'terminate',
      ],
    ],
  )
})

test('a case is found by number, query code or the end of the identifier, within the post’s reach only', async () => {
  const citizen = await givenCitizen(world)
  const story = await givenCase(world, { applicant: citizen.actor })
  for (const q of [story.number, story.queryCode, story.queryCode.toLowerCase(), citizen.idNumber.slice(-4)]) {
    const { rows } = await world.show(findCase, story.approver, { q })
    assert.ok(
      rows.some((row) => row.id === story.caseId),
      q,
    )
  }
  const elsewhere = await givenOrgan(world, { name: '云溪区卫生健康局' })
  const outsider = (await givenStaff(world, { roles: ['approver'], organId: elsewhere.id })).actor
  assert.deepEqual((await world.show(findCase, outsider, { q: story.number })).rows, [])
})

test('anyone with number and code learns where the case stands and whom to ask, and nothing about the applicant', async () => {
  const story = await acceptedCase(world, { values: { name: '欧阳若兰', phone: '19900000003' } })
  const page = await world.show(progress, stranger, { number: story.number, code: story.queryCode })
  assert.deepEqual(
    page.steps.map((step) => step.title),
    ['提交申请', '受理'],
  )
  const own = await world.show(myCase, story.applicant, { caseId: story.caseId })
  assert.ok(page.ask.organName.length > 0 && page.ask.phone)
  assert.deepEqual(page.ask, own.ask)
  assert.ok(!JSON.stringify(page).includes('欧阳') && !JSON.stringify(page).includes(story.applicant.name))
  await assert.rejects(
    world.show(progress, stranger, { number: story.number, code: 'AAAAAAAA' }),
    refused('cases.progress-unknown'),
  )
})

test('my cases come newest first, page by page, and only mine', async () => {
  const citizen = await givenCitizen(world)
  const item = await givenItem(world, { organId: (await givenOrgan(world)).id })
  const mine: string[] = []
  for (let n = 0; n < 5; n++) mine.unshift((await givenCase(world, { applicant: citizen.actor, item })).caseId)
  await givenCase(world, { item })
  await world.perform(withdrawCase, citizen.actor, { caseId: mine[0]! })
  const one = await world.show(myCases, citizen.actor, { limit: 3 })
  const two = await world.show(myCases, citizen.actor, { limit: 3, after: one.next })
  assert.deepEqual([...one.rows, ...two.rows].map((row) => row.id).toSorted(), mine.toSorted())
  assert.equal(two.next, undefined)
  assert.equal((await world.show(myCases, citizen.actor, { show: 'open' })).rows.length, 4)
})

test('the files of a case open for its applicant and its body, and for nobody else', async () => {
  const citizen = await givenCitizen(world)
  const documentId = await givenFile(world, citizen.actor, '房屋租赁合同.pdf')
  const story = await givenCase(world, {
    applicant: citizen.actor,
    materials: [{ key: 'premises', documentIds: [documentId] }],
  })
  for (const who of [citizen.actor, story.approver]) {
    assert.equal(
      (await world.show(materialContent, who, { caseId: story.caseId, documentId })).name,
      '房屋租赁合同.pdf',
    )
  }
  const other = await givenCitizen(world)
  await assert.rejects(
    world.show(materialContent, other.actor, { caseId: story.caseId, documentId }),
    refused('kernel.not-found'),
  )
  const stray = await givenFile(world, other.actor)
  await assert.rejects(
    world.show(materialContent, story.approver, { caseId: story.caseId, documentId: stray }),
    refused('kernel.not-found'),
  )
})

test('who opened a case page is on record, with what they saw', async () => {
  const story = await givenCase(world)
  await world.show(casePage, story.approver, { caseId: story.caseId })
  const { rows } = await world.inside((ctx) =>
    sql<{ actor_id: string; facts: { fields: string[] } }>`
      select actor_id, facts from kernel.audit where subject = ${story.caseId} and outcome = 'looked'`.execute(ctx.db),
  )
  assert.deepEqual(rows, [{ actor_id: story.approver.id, facts: { fields: ['form'] } }])
})

test('the body sees what was told about a case, to whom, and that it was opened; another body and a stranger do not', async () => {
  const { caseId, applicant, approver, organ } = await correctingCase(world)
  await world.deliverNews()
  const [asked] = (await messagesOf(world, applicant)).filter(({ kind }) => kind === 'correction')
  assert.equal(asked?.link, `/cases/${caseId}/correction`, 'the message begins the correction')
  await readMessage(world, applicant, asked.id)
  const readAt = world.clock.now().toISOString()
  const first = await world.show(caseMessages, watcher({ organs: [organ.id] }), { caseId, limit: 1 })
  const rest = await world.show(caseMessages, approver, { caseId, after: first.next })
  const told = [...first.rows, ...rest.rows].map(({ kind, to, toStaff, readAt: at }) => ({ kind, to, toStaff, at }))
  assert.deepEqual(
    told.toSorted((one, another) => one.kind.localeCompare(another.kind)),
    [
      { kind: 'correction', to: applicant.name, toStaff: false, at: readAt },
      { kind: 'progress', to: applicant.name, toStaff: false, at: undefined },
    ],
  )
  const other = await givenOrgan(world, { name: '青禾县教育局', regionCode: '990123000000' })
  await assert.rejects(
    world.show(caseMessages, watcher({ organs: [other.id] }), { caseId }),
    refused('kernel.not-found'),
  )
  await assert.rejects(world.show(caseMessages, applicant, { caseId }), refused('kernel.not-permitted'))
  await assert.rejects(world.show(caseMessages, stranger, { caseId }), refused('kernel.sign-in-needed'))
})
