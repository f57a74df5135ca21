import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { addDays } from '#kernel/time.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { fc } from '#server/properties.ts'
import { sql } from 'kysely'
import { createDraft } from './actions/create-draft.ts'
import { editDraft } from './actions/edit-draft.ts'
import { publishVersion } from './actions/publish-version.ts'
import { putVersionInForce } from './actions/put-version-in-force.ts'
import { returnDraft } from './actions/return-draft.ts'
import { submitDraft } from './actions/submit-draft.ts'
import { withdrawItem } from './actions/withdraw-item.ts'
import type { ItemContent, ItemVersion } from './contract.ts'
import { getPublishedItem } from './index.ts'
import { publishDueVersions } from './jobs.ts'
import { catalogueEditor, givenItem } from './testing.ts'
import { publishingCalendar } from './views/publishing-calendar.ts'
import { versionDifference } from './views/version-difference.ts'
import { versionHistory } from './views/version-history.ts'
import { versionPage } from './views/version-page.ts'

const author = catalogueEditor('编写人')
const checker = catalogueEditor('审核人')
let world: World
let organId: string
before(async () => {
  world = await openWorld({ start: '2026-03-02' })
  organId = (await givenOrgan(world)).id
})
after(() => world.close())

/** The item's next version, handed in. */
async function waiting(item: ItemVersion, changes: Partial<ItemContent> = {}): Promise<string> {
  const { id } = await world.perform(createDraft, author, { id: item.itemId })
  const content = { ...item.content, ...changes }
  await world.perform(editDraft, author, { id, revision: 1, content })
  await world.perform(submitDraft, author, { id, revision: 2 })
  return id
}
const inForce = (item: ItemVersion) => world.inside((ctx) => getPublishedItem(ctx, item.itemId))

test('a checked version waits for its day, and the job puts it in force', async () => {
  world.moveTo('2026-03-02')
  const item = await givenItem(world, { organId })
  const id = await waiting(item, { name: '示范经营许可（四月起）' })
  const scheduled = await world.perform(publishVersion, checker, { id, effectiveOn: '2026-04-01' })
  assert.deepEqual([scheduled.status, scheduled.can], ['scheduled', ['return-draft']])
  const { rows } = await world.show(publishingCalendar, author, {})
  assert.ok(await assertFileIsList(world, publishingCalendar, author, {}))
  assert.deepEqual(
    rows.map((row) => [row.versionId, row.effectiveOn]),
    [[id, '2026-04-01']],
  )
  world.moveTo('2026-03-31', 23)
  await world.runJob(publishDueVersions)
  assert.equal((await inForce(item)).id, item.id)
  await assert.rejects(world.perform(putVersionInForce, stranger, { id }), { code: 'kernel.sign-in-needed' })
  world.moveTo('2026-04-01', 0)
  await world.runJob(publishDueVersions)
  await world.runJob(publishDueVersions)
  assert.equal((await inForce(item)).id, id)
  const history = await world.show(versionHistory, author, { id })
  assert.deepEqual(
    history.events.map((event) => [event.title, event.by]),
    [
      ['起草', '编写人'],
      ['提交审核', '编写人'],
      ['审核通过，待生效', '审核人'],
      ['发布', '系统'],
    ],
  )
  const old = await world.show(versionHistory, author, { id: item.id })
  assert.equal(old.inForceTo, history.inForceFrom)
  assert.equal(old.events.at(-1)?.title, '被新版本代替')
})

test('a day that has passed, and an early or repeated coming into force, are refused', async () => {
  world.moveTo('2026-05-06')
  const item = await givenItem(world, { organId })
  const id = await waiting(item)
  await assert.rejects(world.perform(publishVersion, checker, { id, effectiveOn: '2026-05-05' }), {
    code: 'catalogue.day-passed',
  })
  await world.perform(publishVersion, checker, { id, effectiveOn: '2026-05-07' })
  await assert.rejects(
    world.runJob({
      name: 'early',
      cron: '',
      run: async (tools) => void (await tools.perform(putVersionInForce, { id })),
    }),
    { code: 'catalogue.act-not-open' },
  )
})

test('what waits for its day can be returned and rewritten; withdrawing the item returns it too', async () => {
  world.moveTo('2026-06-01')
  const item = await givenItem(world, { organId })
  const id = await waiting(item)
  await world.perform(publishVersion, checker, { id, effectiveOn: '2026-07-01' })
  const back = await world.perform(returnDraft, checker, { id, reason: '依据有变化' })
  assert.equal(back.status, 'draft')
  await world.perform(editDraft, author, {
    id,
    revision: back.revision,
    content: { ...item.content, summary: '改过的简介' },
  })
  assert.equal((await world.show(versionPage, author, { id })).content.summary, '改过的简介')
  await world.perform(submitDraft, author, { id, revision: back.revision + 1 })
  await world.perform(publishVersion, checker, { id, effectiveOn: '2026-07-01' })
  await world.perform(withdrawItem, checker, { id: item.itemId, reason: '依据已经废止' })
  world.moveTo('2026-07-02')
  await world.runJob(publishDueVersions)
  const page = await world.show(versionPage, author, { id })
  assert.deepEqual([page.status, page.returnedBecause], ['draft', '事项已取消：依据已经废止'])
  const history = await world.show(versionHistory, author, { id: item.id })
  assert.equal(history.events.at(-1)?.why, '依据已经废止')
})

test('after the first publication no moment has two versions in force, and none has no version', async () => {
  const step = fc.oneof(
    fc.constant({ kind: 'publish' as const }),
    fc.record({ kind: fc.constant('schedule' as const), days: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }),
    fc.constant({ kind: 'take-back' as const }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
      let today = '2026-08-03'
      world.moveTo(today)
      const item = await givenItem(world, { organId })
      let open: string | undefined
      for (const one of steps) {
        if (one.kind === 'wait') {
          today = addDays(today, one.days)
          world.moveTo(today)
          await world.runJob(publishDueVersions)
        } else if (one.kind === 'take-back') {
          if (open && (await statusOf(open)) === 'scheduled')
            await world.perform(returnDraft, checker, { id: open, reason: '再看看' })
        } else {
          if (open && (await statusOf(open)) === 'scheduled') continue
          if (open && (await statusOf(open)) === 'draft') {
            const { revision } = await world.show(versionPage, author, { id: open })
            await world.perform(submitDraft, author, { id: open, revision })
          } else open = await waiting(item)
          const effectiveOn = one.kind === 'schedule' ? addDays(today, one.days) : undefined
          await world.perform(publishVersion, checker, { id: open, effectiveOn })
        }
      }
      const spans = await spansOf(item.itemId)
      assert.equal(spans[0]!.from.getTime(), Date.parse('2026-08-03T09:00:00+08:00'))
      spans.forEach((span, index) => assert.deepEqual(span.to, spans[index + 1]?.from ?? null))
    }),
    { numRuns: 25 },
  )
})

test('the difference names each line that changed, was added or taken away', async () => {
  const item = await givenItem(world, { organId })
  const [premises] = item.content.materials
  const id = await waiting(item, {
    promised: { days: 5, unit: 'working-day', explanation: '实施机关承诺' },
    steps: [{ key: 'decide', name: '决定', days: 4 }],
    materials: [
      { ...premises!, copies: 2 },
      { ...premises!, key: 'identity', name: '身份证明' },
    ],
    conditions: ['有健康证明'],
  })
  const { from, rows } = await world.show(versionDifference, checker, { id })
  assert.equal(from?.no, 1)
  const told = rows.map((row) => [row.title, row.part, row.before, row.after])
  assert.deepEqual(told.slice(0, 2), [
    ['承诺办结时限', undefined, '10个工作日（实施机关承诺）', '5个工作日（实施机关承诺）'],
    ['受理条件', '有固定的经营场所', '有', undefined],
  ])
  assert.deepEqual(told[2], ['受理条件', '有健康证明', undefined, '有'])
  assert.deepEqual(
    rows
      .filter((row) => row.element === 'materials')
      .map((row) => [row.part, row.before?.includes('复印件 1 份'), row.after?.slice(0, 2)]),
    [
      ['经营场所证明', true, '必要'],
      ['身份证明', undefined, '必要'],
    ],
  )
  const same = await world.show(versionDifference, checker, { id, from: id })
  assert.deepEqual(same.rows, [])
  const elsewhere = { ...catalogueEditor('外地'), grants: new Map([['catalogue.edit', { regions: ['98'] }]]) }
  await assert.rejects(world.show(versionDifference, elsewhere, { id }), { code: 'catalogue.item-missing' })
  await assert.rejects(world.show(versionHistory, elsewhere, { id }), { code: 'catalogue.item-missing' })
})

async function statusOf(id: string): Promise<string> {
  return (await world.show(versionPage, author, { id })).status
}

async function spansOf(itemId: string) {
  const { rows } = await world.inside((ctx) =>
    sql<{ from: Date; to: Date | null }>`
    select in_force_from as "from", in_force_to as "to" from catalogue.item_version
    where item_id = ${itemId} and in_force_from is not null order by in_force_from, no`.execute(ctx.db),
  )
  return rows
}
