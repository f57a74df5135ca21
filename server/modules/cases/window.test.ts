/** Changing or renewing a licence, and promising, at the window: picked by the clerk, signed in person. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Problem } from '#kernel/problem.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { commitmentExample, givenItem } from '#modules/catalogue/testing.ts'
import { givenCitizen, givenStaff, someIdNumber } from '#modules/identity/testing.ts'
import { describeLicences } from '#modules/licences/index.ts'
import { givenLicence, holderOf } from '#modules/licences/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { decideOnTheSpot } from './actions/decide-on-the-spot.ts'
import { fileForApplicant } from './actions/file-for-applicant.ts'
import { prepareAtWindow } from './actions/prepare-at-window.ts'
import { saveCounterDraft } from './actions/save-counter-draft.ts'
import { filledForm, finished, givenFile } from './testing.ts'
import { counterDraft } from './views/counter-drafts.ts'
import { materialContent } from './views/case-files.ts'
import { casePage } from './views/case-page.ts'

let world: World
let organ: Organ
before(async () => {
  world = await openWorld()
  organ = await givenOrgan(world)
})
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const licensed: Partial<ItemContent> = {
  commitment: commitmentExample({ materials: ['premises'] }),
  result: {
    kind: 'licence',
    name: '食品经营许可证',
    licenceType: 'food-business',
    validMonths: 60,
    faceFields: ['name'],
  },
}

async function atWindow() {
  const item = await givenItem(world, { organId: organ.id, content: licensed })
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id, name: '沈窗口' })).actor
  const approver = (await givenStaff(world, { roles: ['approver'], organId: organ.id })).actor
  const citizen = await givenCitizen(world, { name: '王静雯' })
  const applicant = { kind: 'person' as const, name: '王静雯', idNumber: citizen.idNumber }
  const present = { itemId: item.itemId, identifier: citizen.idNumber, name: '王静雯' }
  const input = { itemId: item.itemId, applicant, values: filledForm(item.content) }
  return { item, clerk, approver, citizen, present, input, holder: holderOf(citizen.actor) }
}
const paper = [{ key: 'premises', paper: true as const }]

test('the clerk sees the applicant’s own licences of this kind and body, and renews one of them', async () => {
  world.moveTo('2026-03-02')
  const { clerk, approver, present, input, holder, citizen, item } = await atWindow()
  const mine = await givenLicence(world, { organId: organ.id, holder, validTo: '2026-05-30' })
  const endless = await givenLicence(world, { organId: organ.id, holder })
  await givenLicence(world, { organId: (await givenOrgan(world, { name: '临江县教育局' })).id, holder })
  await givenLicence(world, { organId: organ.id })
  const { licences } = await world.perform(prepareAtWindow, clerk, present)
  assert.deepEqual(
    licences.map(({ id, may, renewBy }) => [id, may, renewBy]),
    [
      [endless.id, ['change'], undefined],
      [mine.id, ['change', 'renew'], '2026-04-30'],
    ],
  )
  const concerns = { kind: 'renew' as const, licenceId: mine.id }
  const filed = await world.perform(fileForApplicant, clerk, { ...input, materials: paper, concerns })
  const again = await world.perform(prepareAtWindow, clerk, present)
  assert.deepEqual(again.licences.find(({ id }) => id === mine.id)!.may, [])
  const { caseId } = filed
  await world.perform(acceptCase, approver, { caseId })
  await finished(world, { ...filed, item, organ, applicant: citizen.actor, approver })
  const page = await world.show(casePage, approver, { caseId })
  const found = await world.inside((ctx) => describeLicences(ctx, [mine.id, page.licenceId!]))
  assert.deepEqual(
    [found.get(mine.id)!.status, found.get(page.licenceId!)!.number, found.get(page.licenceId!)!.version],
    ['superseded', mine.number, 2],
  )
})

test('a promise is read and signed in person, before a clerk who is named with it, and decided on the spot', async () => {
  const { clerk, approver, citizen, present, input } = await atWindow()
  const { offer, excluded } = await world.perform(prepareAtWindow, clerk, present)
  assert.match(offer!.text, /^王静雯就/)
  assert.deepEqual(excluded, [])
  const scan = await givenFile(world, clerk, '承诺书签字件.pdf')
  const commitment = { fingerprint: offer!.fingerprint, signer: '王静雯', scan }
  const others = { ...commitment, scan: await givenFile(world, approver, '别人的文件.pdf') }
  await assert.rejects(
    world.perform(fileForApplicant, clerk, { ...input, commitment: others }),
    refused('cases.material-not-usable'),
  )
  // Left half-way with the paper scanned, it is gone on with by a colleague, the scan with it.
  const applicant = { kind: 'person' as const, identifier: present.identifier, name: present.name }
  const signing = { signer: '王静雯', scan: { id: scan, name: '承诺书签字件.pdf' } }
  const content = { applicant, signing, way: { promises: true }, step: 'check' }
  const { id: draftId } = await world.perform(saveCounterDraft, clerk, { itemId: input.itemId, content })
  const post = { roles: ['window-clerk'], organId: clerk.post!.organId, name: '沈窗口' }
  const colleague = (await givenStaff(world, post)).actor
  assert.deepEqual((await world.show(counterDraft, colleague, { id: draftId })).content.signing, signing)
  const { caseId } = await world.perform(fileForApplicant, colleague, { ...input, commitment, draftId })
  await world.deliverNews()
  const page = await world.show(casePage, approver, { caseId })
  assert.equal(page.commitment!.signedBy, '王静雯（当面签署，窗口见证人：沈窗口）')
  assert.deepEqual(page.commitment!.scan, { documentId: scan, name: '承诺书签字件.pdf' })
  const opened = await world.show(materialContent, citizen.actor, { caseId, documentId: scan })
  assert.equal(opened.name, '承诺书签字件.pdf')
  assert.match(
    page.timeline.find(({ act }) => act === 'sign-commitment')!.words!,
    /王静雯当面阅读并签署，沈窗口在场见证/,
  )
  assert.ok(page.letters.some(({ title }) => title === '告知承诺书'))
  assert.equal(page.materials.find(({ key }) => key === 'premises')!.how, 'commitment')
  assert.equal((await world.perform(decideOnTheSpot, approver, { caseId })).status, 'granted')
})

test('another text than the one read is not signed', async () => {
  const { clerk, input } = await atWindow()
  const commitment = { fingerprint: 'f'.repeat(64), signer: '王静雯' }
  await assert.rejects(
    world.perform(fileForApplicant, clerk, { ...input, commitment }),
    refused('cases.commitment-changed'),
  )
})

test('whoever nobody knows yet has no licences, and may promise in the name on their papers', async () => {
  const { clerk, present } = await atWindow()
  const nobody = { ...present, identifier: someIdNumber(), name: '陈新来' }
  const { licences, offer } = await world.perform(prepareAtWindow, clerk, nobody)
  assert.deepEqual([licences, offer!.text.startsWith('陈新来就')], [[], true])
})

test('only a clerk of the region looks, never a citizen or an approver', async () => {
  const { approver, citizen, present } = await atWindow()
  const far = await givenOrgan(world, { name: '青禾县政务服务中心', regionCode: '990123000000' })
  const stranger = (await givenStaff(world, { roles: ['window-clerk'], organId: far.id })).actor
  await assert.rejects(world.perform(prepareAtWindow, stranger, present), refused('kernel.not-yours'))
  for (const actor of [approver, citizen.actor])
    await assert.rejects(world.perform(prepareAtWindow, actor, present), refused('kernel.not-permitted'))
})
