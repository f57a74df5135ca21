/** A draft filled in at home, printed, and brought to a window. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { runJob } from '#kernel/job.ts'
import { givenItem, givenNextVersion, withdrawnItem } from '#modules/catalogue/testing.ts'
import {
  casePage,
  confirmApplication,
  fileCase,
  fileForApplicant,
  filledForm,
  proposeApplication,
  saveCounterDraft,
} from '#modules/cases/testing.ts'
import { fileContent, uploadFile, whitePicture } from '#modules/documents/testing.ts'
import { handedInForms, myDrafts, saveDraft, sweepHandedIn } from '#modules/forms/testing.ts'
import { actorFor } from '#modules/identity/index.ts'
import { givenEnterprise, givenStaff, givenVerified, giveMandate, someIdNumber } from '#modules/identity/testing.ts'
import { givenHall, givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { identify } from './actions/identify.ts'
import { openForm } from './actions/open-form.ts'
import { formFile, openedForm } from './views/opened-form.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** Somebody with a half-filled draft and a picture in it, and a window of the body that handles it. */
async function aPrintedDraft() {
  const organ = await givenOrgan(world)
  const hall = await givenHall(world, {}, [{ number: '3', name: '综合窗口', kind: 'general' }])
  const desk = { roles: ['window-clerk'], organId: organ.id, hallId: hall.id, windowNo: '3' }
  const clerk = (await givenStaff(world, desk)).actor
  const person = await givenVerified(world, { name: '王静雯' })
  const { idNumber } = person
  const item = await givenItem(world, { organId: organ.id })
  const [material] = item.content.materials
  const picture = { content: whitePicture, name: '租赁合同.png' }
  const { id: fileId } = await world.perform(uploadFile, person.actor, picture)
  const draft = await world.perform(saveDraft, person.actor, {
    itemId: item.itemId,
    revision: 0,
    values: { name: '王静雯' },
    materials: { [material!.key]: [fileId] },
  })
  const stands = (identifier: string, who: Actor = clerk) => world.perform(identify, who, { identifier, way: 'typed' })
  const filing = {
    itemId: item.itemId,
    formId: draft.id,
    applicant: { kind: 'person' as const, name: '王静雯', idNumber },
    values: filledForm(item.content),
    materials: [{ key: material!.key, documentIds: [fileId] }],
  }
  return {
    organ,
    clerk,
    person,
    idNumber,
    item,
    material: material!,
    fileId,
    draft,
    code: draft.formCode!,
    stands,
    filing,
  }
}

test('who was identified brings their printed draft: it opens with values and files, and they read that it was opened', async () => {
  const { clerk, person, idNumber, item, material, fileId, draft, code, stands } = await aPrintedDraft()
  assert.match(code, /^SQ[2-9A-Z]{12}$/)
  await assert.rejects(world.perform(openForm, clerk, { code }), { code: 'counter.not-identified' })
  await stands(idNumber)
  const typed = `${code.slice(0, 2).toLowerCase()}-${code.slice(2)}`
  const opened = await world.perform(openForm, clerk, { code: typed })
  assert.deepEqual(opened, { id: draft.id, itemId: item.itemId, situation: {} })
  const form = await world.show(openedForm, clerk, { id: draft.id })
  assert.deepEqual(
    [form.applicant.identifier, form.values, form.materials[material.key]?.map(({ id, name }) => [id, name])],
    [idNumber, { name: '王静雯' }, [[fileId, '租赁合同.png']]],
  )
  const { content } = await world.show(formFile, clerk, { id: draft.id, fileId })
  assert.ok(Buffer.from(content as Uint8Array).byteLength > 0)
  const { rows } = await world.show(myDrafts, person.actor, {})
  assert.match(rows[0]!.openedAtPlace!, /3号窗口$/)
  assert.equal(rows[0]!.openedAt, world.clock.now().toISOString())
  const lines = await world.inside((ctx) =>
    sql<{ act: string; outcome: string }>`select act, outcome from kernel.audit
      where subject = ${draft.id} and actor_id = ${clerk.id} and outcome <> 'refused' order by id`.execute(ctx.db),
  )
  assert.deepEqual(
    lines.rows.map(({ act, outcome }) => [act, outcome]),
    [
      ['counter.open-form', 'done'],
      ['counter.opened-form', 'looked'],
      ['counter.form-file', 'looked'],
    ],
  )
  const trail = await world.inside((ctx) =>
    sql<{ text: string }>`select facts::text as text from kernel.audit where act = 'counter.open-form'`.execute(ctx.db),
  )
  assert.ok(trail.rows.every(({ text }) => !text.includes(code)))
})

test('nobody else opens it: not for another person, not at another window, not after the next one stood there, not without the window', async () => {
  const { organ, clerk, person, idNumber, draft, code, stands, filing } = await aPrintedDraft()
  const { idNumber: other } = await givenVerified(world, { name: '李明' })
  const opened = () => world.perform(openForm, clerk, { code })
  await stands(other)
  await assert.rejects(opened(), { code: 'forms.form-of-another' })
  const inTheirName = { ...filing, applicant: { kind: 'person' as const, name: '李明', idNumber: other } }
  await assert.rejects(world.perform(fileForApplicant, clerk, inTheirName), { code: 'forms.form-of-another' })
  await stands(idNumber)
  await opened()
  const colleague = (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id })).actor
  await assert.rejects(world.perform(openForm, colleague, { code }), { code: 'counter.not-identified' })
  await assert.rejects(world.show(openedForm, colleague, { id: draft.id }), { code: 'counter.not-identified' })
  await stands(other)
  await assert.rejects(world.show(openedForm, clerk, { id: draft.id }), { code: 'counter.not-identified' })
  await stands(someIdNumber())
  await assert.rejects(opened(), { code: 'counter.not-identified' })
  await stands(idNumber)
  world.clock.advance(61 * 60_000)
  await assert.rejects(opened(), { code: 'counter.not-identified' })
  for (const stranger of [person.actor, (await givenStaff(world, { roles: ['approver'], organId: organ.id })).actor])
    await assert.rejects(world.perform(openForm, stranger, { code }), { code: 'kernel.not-permitted' })
})

test('a slip, a code that never was, an item of another region and one withdrawn are told apart', async () => {
  const { clerk, person, idNumber, item, code, stands } = await aPrintedDraft()
  await stands(idNumber)
  const slip = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A')
  await assert.rejects(world.perform(openForm, clerk, { code: slip }), { code: 'counter.form-mistyped' })
  await assert.rejects(world.perform(openForm, clerk, { code: 'SQ222222222222' }), { code: 'forms.form-unknown' })
  const elsewhere = await givenOrgan(world, { regionCode: '990103000000' })
  const far = await givenItem(world, { organId: elsewhere.id })
  const { formCode } = await world.perform(saveDraft, person.actor, { itemId: far.itemId, revision: 0, values: {} })
  await assert.rejects(world.perform(openForm, clerk, { code: formCode! }), { code: 'counter.form-not-taken-here' })
  await withdrawnItem(world, item)
  await assert.rejects(world.perform(openForm, clerk, { code }), { code: 'counter.form-closed' })
})

test('an item that has changed since: what still fits is there, and what changed is said', async () => {
  const { clerk, idNumber, item, draft, code, stands } = await aPrintedDraft()
  const [section] = item.content.form
  const added = { key: 'nickname', label: '曾用名', kind: 'text' as const, required: false }
  await givenNextVersion(world, item, { form: [{ ...section!, fields: [...section!.fields, added] }] })
  await stands(idNumber)
  await world.perform(openForm, clerk, { code })
  const opened = await world.show(openedForm, clerk, { id: draft.id })
  assert.deepEqual(opened.values, { name: '王静雯' })
  assert.deepEqual(opened.changes, [{ what: 'field', how: 'added', name: '曾用名' }])
})

test('handed in at the window the draft is gone, its code too, and nobody files it again: not there, not at home', async () => {
  const { clerk, person, idNumber, item, draft, code, stands, filing, fileId } = await aPrintedDraft()
  await stands(idNumber)
  await world.perform(openForm, clerk, { code })
  const { caseId } = await world.perform(fileForApplicant, clerk, filing, 'first-key')
  assert.equal((await world.perform(fileForApplicant, clerk, filing, 'first-key')).caseId, caseId)
  const page = await world.show(casePage, clerk, { caseId })
  assert.ok(page.materials.some(({ files }) => files.some(({ documentId }) => documentId === fileId)))
  assert.equal((await world.show(myDrafts, person.actor, {})).rows.length, 0)
  const { rows } = await world.show(handedInForms, person.actor, {})
  assert.deepEqual(
    rows.map((row) => [row.id, row.caseId]),
    [[draft.id, caseId]],
  )
  await assert.rejects(world.perform(openForm, clerk, { code }), (error: Problem) => {
    assert.deepEqual([error.code, error.facts], ['forms.form-handed-in', { caseId }])
    return true
  })
  await assert.rejects(world.perform(fileForApplicant, clerk, filing, 'other-key'), { code: 'forms.form-handed-in' })
  const { applicant: _, ...atHome } = filing
  await assert.rejects(world.perform(fileCase, person.actor, atHome), { code: 'forms.form-handed-in' })
  const late = { itemId: item.itemId, revision: 1, values: {} }
  await assert.rejects(world.perform(saveDraft, person.actor, late), { code: 'forms.form-handed-in' })
  world.clock.advance(31 * 86_400_000)
  assert.equal((await world.show(handedInForms, person.actor, {})).rows.length, 0)
  await runJob(world.app, sweepHandedIn)
  await stands(idNumber)
  await assert.rejects(world.perform(openForm, clerk, { code }), { code: 'forms.form-unknown' })
  world.moveTo('2026-03-02')
})

test('two desks and the applicant at home file it at once: one case', async () => {
  const { organ, clerk, person, idNumber, stands, filing } = await aPrintedDraft()
  const colleague = (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id })).actor
  await stands(idNumber)
  const { applicant: _, ...atHome } = filing
  const tries = await Promise.allSettled([
    world.perform(fileForApplicant, clerk, filing),
    world.perform(fileCase, person.actor, atHome),
    world.perform(fileForApplicant, colleague, filing),
  ])
  assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('filed at home before: the sheet is told to be handed in already', async () => {
  const { clerk, person, idNumber, code, stands, filing } = await aPrintedDraft()
  const { applicant: _, ...atHome } = filing
  await world.perform(fileCase, person.actor, atHome)
  assert.deepEqual((await world.show(handedInForms, person.actor, {})).rows, [])
  await stands(idNumber)
  await assert.rejects(world.perform(openForm, clerk, { code }), { code: 'forms.form-handed-in' })
})

test('the agent of a firm brings the firm’s draft by their own card; one without a mandate for the item does not', async () => {
  const organ = await givenOrgan(world)
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id })).actor
  const agent = await givenVerified(world, { name: '李明' })
  const { idNumber } = agent
  const firm = await givenEnterprise(world, { agent, name: '示范市云桥茶馆有限公司' })
  const item = await givenItem(world, { organId: organ.id })
  const { id, formCode } = await world.perform(saveDraft, firm.actor, { itemId: item.itemId, revision: 0, values: {} })
  const { idNumber: other } = await givenVerified(world, { name: '王静雯' })
  await world.perform(identify, clerk, { identifier: other, way: 'typed' })
  await assert.rejects(world.perform(openForm, clerk, { code: formCode! }), { code: 'forms.form-of-another' })
  await world.perform(identify, clerk, { identifier: idNumber, way: 'reader' })
  await world.perform(openForm, clerk, { code: formCode! })
  const { applicant } = await world.show(openedForm, clerk, { id })
  assert.deepEqual(
    [applicant.kind, applicant.name, applicant.agentName],
    ['enterprise', '示范市云桥茶馆有限公司', '李明'],
  )
})

test('what an agent brought to a window the legal representative does not file once more by confirming it', async () => {
  const organ = await givenOrgan(world)
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id })).actor
  const boss = await givenVerified(world, { name: '程小暑' })
  const firm = await givenEnterprise(world, { agent: boss })
  const agent = await givenVerified(world, { name: '卫大暑' })
  const asked = { enterpriseId: firm.id, agent: { name: '卫大暑', idNumber: agent.idNumber }, coSigned: true }
  const { id: mandateId } = await world.perform(giveMandate, boss.actor, asked)
  const acting = await world.inside((ctx) => actorFor(ctx, { accountId: agent.accountId, mandateId }))
  const item = await givenItem(world, { organId: organ.id, content: { audience: ['2'], materials: [] } })
  const draft = await world.perform(saveDraft, acting, { itemId: item.itemId, revision: 0, values: {} })
  const values = filledForm(item.content)
  const application = { itemId: item.itemId, formId: draft.id, values }
  const { id } = await world.perform(proposeApplication, acting, application)
  await world.perform(identify, clerk, { identifier: agent.idNumber, way: 'reader' })
  await world.perform(openForm, clerk, { code: draft.formCode! })
  const { applicant: shown } = await world.show(openedForm, clerk, { id: draft.id })
  const { name, identifier: uscc, agentName } = shown
  const applicant = { kind: 'enterprise' as const, name, uscc, agentName: agentName! }
  await world.perform(fileForApplicant, clerk, { ...application, applicant })
  await assert.rejects(world.perform(confirmApplication, firm.actor, { id }), { code: 'forms.form-handed-in' })
})

test('left half-way it is a draft of the counter with the applicant’s files; a file of somebody else written into it is not theirs', async () => {
  const { clerk, person, idNumber, item, material, fileId, draft, code, stands, filing } = await aPrintedDraft()
  const victim = await givenVerified(world, { name: '李明' })
  const foreign = await world.perform(uploadFile, victim.actor, { content: whitePicture, name: '他人.png' })
  const given = [fileId, foreign.id]
  const smuggled = { itemId: item.itemId, revision: 1, values: {}, materials: { [material.key]: given } }
  await world.perform(saveDraft, person.actor, smuggled)
  await stands(idNumber)
  await world.perform(openForm, clerk, { code })
  const opened = await world.show(openedForm, clerk, { id: draft.id })
  assert.deepEqual(
    opened.materials[material.key]!.map(({ id }) => id),
    [fileId],
  )
  await assert.rejects(world.show(formFile, clerk, { id: draft.id, fileId: foreign.id }), { code: 'kernel.not-found' })
  const left = (ids: string[]) => ({
    itemId: item.itemId,
    content: {
      applicant: { kind: 'person' as const, identifier: idNumber, name: '王静雯' },
      given: { [material.key]: { how: 'scan' as const, files: ids.map((id) => ({ id, name: '扫描件' })) } },
      formId: draft.id,
      step: 'materials',
    },
  })
  await assert.rejects(world.perform(saveCounterDraft, clerk, left(given)), { code: 'kernel.not-yours' })
  const both = { ...filing, materials: [{ key: material.key, documentIds: given }] }
  await assert.rejects(world.perform(fileForApplicant, clerk, both), { code: 'cases.material-not-usable' })
  const { id: draftId } = await world.perform(saveCounterDraft, clerk, left([fileId]))
  await world.perform(fileForApplicant, clerk, { ...filing, draftId })
  assert.equal((await world.show(handedInForms, person.actor, {})).rows.length, 1)
  await assert.rejects(world.show(fileContent, clerk, { id: fileId }), { code: 'documents.file-missing' })
})
