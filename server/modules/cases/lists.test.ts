import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { legalDateOf } from '#kernel/time.ts'
import { addWorkingDays, loadCalendar } from '#modules/calendar/index.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenCitizen, givenEnterprise, givenStaff, givenVerified } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { changeFilter } from './actions/change-filter.ts'
import { deleteFilter } from './actions/delete-filter.ts'
import { saveFilter } from './actions/save-filter.ts'
import { type CaseFilter, type CaseSort, caseFilter, caseSorts } from './contract.ts'
import { type CaseRow, findCase, NEVER } from './store.ts'
import {
  acceptedCase,
  type CaseStory,
  correctingCase,
  examinedCase,
  givenCase,
  grantedCase,
  instantly,
} from './testing.ts'
import { savedFilters } from './views/saved-filters.ts'
import { worklistChoices } from './views/worklist-choices.ts'
import { worklist, worklistCount } from './views/worklist.ts'

let world: World
/** An approver over two bodies, and every open case of them. */
let approver: Actor
let rows: CaseRow[]
let soon: string
const TODAY = '2026-03-20'

before(async () => {
  world = await openWorld()
  const organ = await givenOrgan(world, { name: '云溪区民政局' })
  const other = await givenOrgan(world, { name: '云溪区教育局' })
  approver = (await givenStaff(world, { roles: ['approver'], organId: organ.id, coversOrgans: [other.id] })).actor
  const licence = await givenItem(world, { organId: organ.id })
  const service = await givenItem(world, { organId: organ.id, content: instantly })
  const elsewhere = await givenItem(world, { organId: other.id })
  const firm = (await givenEnterprise(world, { agent: await givenVerified(world) })).actor
  const person = (await givenCitizen(world, { name: '欧阳若兰' })).actor
  const stories: CaseStory[] = []
  for (const [at, filed] of ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-18'].entries()) {
    stories.push(await givenCase(world, { organ, item: licence, approver, filed, applicant: at % 2 ? firm : person }))
    stories.push(await givenCase(world, { organ, item: service, approver, applicant: person }))
    stories.push(await acceptedCase(world, { organ: other, item: elsewhere, approver, applicant: firm }))
    stories.push(await correctingCase(world, { organ, item: licence, approver }))
    stories.push(await examinedCase(world, { organ, item: licence, approver }))
    stories.push(await grantedCase(world, { organ: other, item: elsewhere, approver }))
  }
  world.moveTo(TODAY)
  rows = await world.inside(async (ctx) => {
    soon = addWorkingDays(await loadCalendar(ctx), TODAY, 3).dueOn
    return Promise.all(stories.map(async (story) => (await findCase(ctx, story.caseId))!))
  })
})
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}

/** What each condition asks, said once more over plain rows. */
function passes(filter: CaseFilter, row: CaseRow): boolean {
  const filed = legalDateOf(row.filed_at)
  const checks: boolean[] = [
    !filter.status || row.status === filter.status,
    !filter.organId || row.organ_id === filter.organId,
    !filter.itemId || row.item_id === filter.itemId,
    !filter.handling || row.handling === filter.handling,
    !filter.channel || row.channel === filter.channel,
    !filter.applicantKind || row.applicant_kind === filter.applicantKind,
    filter.due !== 'overdue' || row.due_on < TODAY,
    filter.due !== 'soon' || (row.due_on >= TODAY && row.due_on <= soon),
    !filter.dueFrom || row.due_on >= filter.dueFrom,
    !filter.dueTo || row.due_on <= filter.dueTo,
    !filter.filedFrom || filed >= filter.filedFrom,
    !filter.filedTo || filed <= filter.filedTo,
    !filter.handler || row.handler_name === (filter.handler === 'me' ? approver.name : filter.handler),
    !filter.deferred || row.deferred_open > 0,
    !filter.provisional || row.provisional,
    !filter.text || row.applicant_name.startsWith(filter.text) || row.number.slice(-14).startsWith(filter.text),
  ]
  return checks.every(Boolean)
}

async function pagesOf(actor: Actor, filter: Partial<CaseFilter>, sort: CaseSort, limit: number): Promise<string[]> {
  const seen: string[] = []
  for (let place: string | undefined; ; ) {
    const page = await world.show(worklist, actor, { ...filter, sort, limit, after: place })
    seen.push(...page.rows.map((row) => row.id))
    if (!page.next) return seen
    place = page.next
  }
}

const inOrder: Record<CaseSort, (a: CaseRow, b: CaseRow) => number> = {
  due: (a, b) => (a.due_on + a.id < b.due_on + b.id ? -1 : 1),
  filed: (a, b) => (a.id < b.id ? -1 : 1),
  updated: (a, b) => (a.updated_at.toISOString() + a.id > b.updated_at.toISOString() + b.id ? -1 : 1),
}

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 })

test('conditions compose: in every order and page by page a list shows the cases that pass all of them', async () => {
  const pick = <K extends keyof CaseRow>(key: K) => fc.constantFrom(...new Set(rows.map((row) => row[key])))
  const days = fc.constantFrom('2026-03-02', '2026-03-09', '2026-03-17', '2026-03-20', '2026-03-31', NEVER)
  const filters = fc.record({
    tab: fc.constant('all' as const),
    status: optional(pick('status')),
    organId: optional(pick('organ_id')),
    itemId: optional(pick('item_id')),
    handling: optional(fc.constantFrom('instant' as const, 'promised' as const)),
    channel: optional(fc.constantFrom('online' as const, 'window' as const)),
    applicantKind: optional(fc.constantFrom('person' as const, 'enterprise' as const)),
    due: optional(fc.constantFrom('overdue' as const, 'soon' as const)),
    dueFrom: optional(days),
    dueTo: optional(days),
    filedFrom: optional(days),
    filedTo: optional(days),
    handler: optional(fc.constantFrom('me', '没有这个人')),
    deferred: optional(fc.constant('true' as const)),
    provisional: optional(fc.constant('true' as const)),
    text: optional(fc.constantFrom('欧阳', '20260309', '%%', ...rows.slice(0, 3).map((row) => row.number.slice(-14)))),
  })
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.constantFrom(...caseSorts),
      fc.integer({ min: 2, max: 30 }),
      async (filter, sort, limit) => {
        const expected = rows.filter((row) => passes(filter, row)).toSorted(inOrder[sort])
        assert.deepEqual(
          await pagesOf(approver, filter, sort, limit),
          expected.map((row) => row.id),
        )
        assert.deepEqual(await world.show(worklistCount, approver, filter), { count: expected.length, more: false })
      },
    ),
    { numRuns: 60 },
  )
})

test('a whole case number finds the one case that has it', async () => {
  const [row] = rows
  assert.deepEqual(await pagesOf(approver, { text: row!.number }, 'due', 20), [row!.id])
})

test('my own turn holds what my words let me do, and my body’s list what is my body’s', async () => {
  const mine = await pagesOf(approver, { tab: 'mine' }, 'due', 7)
  const own = ['filed', 'corrected', 'accepted', 'examined', 'granted', 'denied', 'delivered']
  assert.deepEqual(new Set(mine), new Set(rows.filter((row) => own.includes(row.status)).map((row) => row.id)))
  const team = await pagesOf(approver, { tab: 'team' }, 'due', 7)
  assert.deepEqual(
    new Set(team),
    new Set(rows.filter((row) => row.organ_id === approver.post!.organId).map((row) => row.id)),
  )
  const others = await pagesOf(approver, { tab: 'others' }, 'due', 7)
  assert.deepEqual(new Set(others), new Set(rows.filter((row) => row.status === 'correcting').map((row) => row.id)))
})

test('one may choose among the bodies in reach, and the items of the one that was chosen', async () => {
  const none = await world.show(worklistChoices, approver, {})
  assert.deepEqual(none.organs.map((one) => one.name).toSorted(), ['云溪区教育局', '云溪区民政局'])
  assert.deepEqual(none.items, [])
  const organId = approver.post!.organId
  const { items } = await world.show(worklistChoices, approver, { organId })
  assert.deepEqual(
    new Set(items.map((one) => one.id)),
    new Set(rows.filter((row) => row.organ_id === organId).map((row) => row.item_id)),
  )
  const stranger = (await givenStaff(world, { roles: ['approver'], organId: (await givenOrgan(world)).id })).actor
  assert.deepEqual((await world.show(worklistChoices, stranger, { organId })).items, [])
})

const filter = caseFilter.parse({ tab: 'mine', due: 'overdue' })

test('a filter is kept under a name, renamed, shared with one’s body and deleted', async () => {
  const organId = approver.post!.organId
  const colleague = (await givenStaff(world, { roles: ['approver'], organId })).actor
  const outsider = (await givenStaff(world, { roles: ['approver'], organId: (await givenOrgan(world)).id })).actor
  const namesFor = async (actor: Actor) =>
    (await world.show(savedFilters, actor, {})).rows.map((row) => [row.name, row.shared, row.own])
  const { id } = await world.perform(saveFilter, approver, { name: '超期的', filter, sort: 'filed' })
  assert.deepEqual(await namesFor(approver), [['超期的', false, true]])
  assert.deepEqual(await namesFor(colleague), [])
  await world.perform(changeFilter, approver, { id, name: '已经超期', shared: true })
  assert.deepEqual(await namesFor(colleague), [['已经超期', true, false]])
  assert.deepEqual(await namesFor(outsider), [])
  const [kept] = (await world.show(savedFilters, colleague, {})).rows
  assert.deepEqual([kept!.filter, kept!.sort, kept!.ownerName], [filter, 'filed', approver.name])
  await assert.rejects(world.perform(changeFilter, colleague, { id, name: '我的' }), refused('kernel.not-yours'))
  await assert.rejects(world.perform(deleteFilter, colleague, { id }), refused('kernel.not-yours'))
  await world.perform(deleteFilter, approver, { id })
  assert.deepEqual(await namesFor(approver), [])
  await assert.rejects(world.perform(deleteFilter, approver, { id }), refused('kernel.not-found'))
})

test('a name is used once, and thirty filters are enough', async () => {
  const actor = (await givenStaff(world, { roles: ['approver'], organId: approver.post!.organId })).actor
  const { id } = await world.perform(saveFilter, actor, { name: '第1个', filter })
  await assert.rejects(world.perform(saveFilter, actor, { name: '第1个', filter }), refused('cases.filter-name-taken'))
  const two = await world.perform(saveFilter, actor, { name: '第2个', filter })
  await assert.rejects(
    world.perform(changeFilter, actor, { id: two.id, name: '第1个' }),
    refused('cases.filter-name-taken'),
  )
  await world.perform(changeFilter, actor, { id, name: '第1个', shared: true })
  for (let n = 3; n <= 30; n++) await world.perform(saveFilter, actor, { name: `第${n}个`, filter })
  await assert.rejects(world.perform(saveFilter, actor, { name: '第31个', filter }), refused('cases.too-many-filters'))
  const citizen = (await givenCitizen(world)).actor
  await assert.rejects(world.perform(saveFilter, citizen, { name: '第1个', filter }), refused('kernel.not-permitted'))
})
