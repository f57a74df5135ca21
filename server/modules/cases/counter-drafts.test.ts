/** Drafts of the counter: left half-way, found again by any clerk of the body, gone with the filing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { InputOf } from '#kernel/contract.ts'
import { runJob } from '#kernel/job.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenCitizen, givenStaff, someIdNumber } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { exportCounterDrafts } from './actions/export-counter-drafts.ts'
import { discardCounterDraft } from './actions/discard-counter-draft.ts'
import { fileForApplicant } from './actions/file-for-applicant.ts'
import { saveCounterDraft } from './actions/save-counter-draft.ts'
import type { saveCounterDraft as saveRoute } from './contract.ts'
import { sweepCounterDrafts } from './counter-draft-doors.ts'
import { filledForm, givenFile } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { counterDraft, counterDrafts } from './views/counter-drafts.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

let bodies = 0
/** Two clerks of one body, and an application one of them has begun. */
async function begun() {
  const organ = await givenOrgan(world, { name: `${++bodies} 号窗口单位` })
  const item = await givenItem(world, { organId: organ.id })
  const clerk = async (name: string) =>
    (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id, name })).actor
  const [first, second] = [await clerk('沈窗口'), await clerk('陆窗口')]
  const idNumber = someIdNumber()
  const [material] = item.content.materials
  const fileId = await givenFile(world, first, '租赁合同.pdf')
  const content: InputOf<typeof saveRoute>['content'] = {
    applicant: { kind: 'person', identifier: idNumber, name: '王静雯' },
    values: filledForm(item.content) as never,
    given: { [material!.key]: { how: 'scan', files: [{ id: fileId, name: '租赁合同.pdf', bytes: 30 }] } },
    step: 'materials',
  }
  const input = { itemId: item.itemId, content }
  const saved = await world.perform(saveCounterDraft, first, input)
  const filing = {
    itemId: item.itemId,
    applicant: { kind: 'person' as const, name: '王静雯', idNumber },
    values: filledForm(item.content),
    materials: [{ key: material!.key, documentIds: [fileId] }],
    draftId: saved.id,
  }
  return { organ, item, first, second, idNumber, fileId, input, saved, filing }
}

test('what one clerk left half-way another of the body finds, opens and files with its files; then it is gone', async () => {
  world.moveTo('2026-03-02')
  const { first, second, idNumber, saved, filing, fileId } = await begun()
  const list = await world.show(counterDrafts, second, {})
  assert.deepEqual(
    list.rows.map((row) => [row.id, row.applicantName, row.savedBy, row.keptUntil, row.changed]),
    [[saved.id, '王静雯', '沈窗口', '2026-04-01', false]],
  )
  assert.deepEqual([list.count, list.more], [1, false])
  assert.ok(!JSON.stringify(list).includes(idNumber))
  const opened = await world.show(counterDraft, second, { id: saved.id })
  assert.deepEqual([opened.content.applicant.identifier, opened.content.step], [idNumber, 'materials'])
  const { exportId } = await world.perform(exportCounterDrafts, second, { format: 'csv' })
  await world.deliverNews()
  const { rows: written } = await world.inside((ctx) =>
    sql<{ status: string; written: number }>`
      select status, rows_written as written from exports.export_job where id = ${exportId}`.execute(ctx.db),
  )
  assert.deepEqual(written, [{ status: 'ready', written: 1 }])
  const { caseId } = await world.perform(fileForApplicant, second, filing)
  const page = await world.show(casePage, second, { caseId })
  assert.ok(page.materials.some(({ files }) => files.some(({ documentId }) => documentId === fileId)))
  assert.equal((await world.show(counterDrafts, first, {})).rows.length, 0)
  await assert.rejects(world.perform(fileForApplicant, first, filing), { code: 'cases.counter-draft-gone' })
})

test('two who continue the same draft do not overwrite each other unseen', async () => {
  const { first, second, input, saved } = await begun()
  const again = await world.perform(saveCounterDraft, second, { ...input, id: saved.id, revision: saved.revision })
  assert.equal(again.revision, 2)
  await assert.rejects(world.perform(saveCounterDraft, first, { ...input, id: saved.id, revision: saved.revision }), {
    code: 'cases.counter-draft-changed',
  })
})

test('a clerk of another body, an approver and a citizen neither see it nor throw it away', async () => {
  const { organ, input, saved } = await begun()
  const elsewhere = await givenOrgan(world, { name: '临江县教育局' })
  const other = (await givenStaff(world, { roles: ['window-clerk'], organId: elsewhere.id })).actor
  assert.ok((await world.show(counterDrafts, other, {})).rows.every(({ id }) => id !== saved.id))
  await assert.rejects(world.show(counterDraft, other, { id: saved.id }), { code: 'cases.counter-draft-gone' })
  await assert.rejects(world.perform(discardCounterDraft, other, { id: saved.id }), {
    code: 'cases.counter-draft-gone',
  })
  const approver = (await givenStaff(world, { roles: ['approver'], organId: organ.id })).actor
  const citizen = (await givenCitizen(world)).actor
  for (const stranger of [approver, citizen]) {
    await assert.rejects(world.show(counterDrafts, stranger, {}), { code: 'kernel.not-permitted' })
    await assert.rejects(world.perform(saveCounterDraft, stranger, input), { code: 'kernel.not-permitted' })
    await assert.rejects(world.perform(discardCounterDraft, stranger, { id: saved.id }), {
      code: 'kernel.not-permitted',
    })
  }
})

test('a file that somebody else took in cannot be put into a draft to be read', async () => {
  const { second, input, saved } = await begun()
  await assert.rejects(world.perform(saveCounterDraft, second, input), { code: 'kernel.not-yours' })
  const kept = await world.perform(saveCounterDraft, second, { ...input, id: saved.id, revision: saved.revision })
  assert.equal(kept.id, saved.id)
})

test('a draft can be thrown away, and one that nobody continues is deleted after the days of the setting', async () => {
  world.moveTo('2026-03-02')
  const { first, saved, input } = await begun()
  await world.perform(discardCounterDraft, first, { id: saved.id })
  await assert.rejects(world.perform(discardCounterDraft, first, { id: saved.id }), {
    code: 'cases.counter-draft-gone',
  })
  const second = await world.perform(saveCounterDraft, first, input)
  world.moveTo('2026-04-01')
  await runJob(world.app, sweepCounterDrafts)
  assert.equal((await world.show(counterDrafts, first, {})).rows[0]!.id, second.id)
  world.moveTo('2026-04-02')
  assert.equal((await world.show(counterDrafts, first, {})).rows.length, 0)
  await runJob(world.app, sweepCounterDrafts)
  world.moveTo('2026-04-01')
  assert.equal((await world.show(counterDrafts, first, {})).rows.length, 0)
})
