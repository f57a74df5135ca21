import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { delegatedTo } from '#modules/catalogue/testing.ts'
import {
  answerSealRequest,
  askResumption,
  fileContent,
  openLetter,
  sealList,
  sealUses,
  suspendSeal,
  textOfPdf,
} from '#modules/documents/testing.ts'
import { givenCitizen, givenStaff } from '#modules/identity/testing.ts'
import { givenLicence, holderOf, licenceLetterContent, licencePage, tellIntent } from '#modules/licences/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from '../actions/accept-case.ts'
import { deliverCase } from '../actions/deliver-case.ts'
import { serveLetter } from '../actions/serve-letter.ts'
import { putLetterInForce } from '../actions/put-letter-in-force.ts'
import { previewLicenceLetter } from '../actions/preview-licence-letter.ts'
import { saveLetterDraft } from '../actions/save-letter-draft.ts'
import { serveLicenceLetter } from '../actions/serve-licence-letter.ts'
import { settleService } from '../actions/settle-service.ts'
import { sweepSilence } from '../jobs.ts'
import { acceptedCase, type CaseStory, givenCase, grantedCase, headOf } from '../testing.ts'
import { letterContent } from '../views/case-files.ts'
import { casePage } from '../views/case-page.ts'
import { letterTemplate, tryLetter } from '../views/letter-templates.ts'
import { serviceRules, unopenedLetters } from '../views/letter-service.ts'
import { myCase } from '../views/my-case.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

let made = 0
/** A body that nobody else in this file has to do with. */
const freshOrgan = async () => {
  made += 1
  return givenOrgan(world, { name: `示范县第${made}局`, letterWord: `示${made}` })
}
const lettersOf = async ({ applicant, caseId }: CaseStory) => (await world.show(myCase, applicant, { caseId })).letters
const textOf = async (actor: Actor, caseId: string, letterId: string) =>
  textOfPdf((await world.show(letterContent, actor, { caseId, letterId })).content)

/** One asks, another of the same body agrees. */
async function resumed(story: Pick<CaseStory, 'organ'>, id: string, reason = '交接完毕') {
  await world.perform(askResumption, await headOf(world, story), { id, reason })
  await world.perform(answerSealRequest, await headOf(world, story), { id, agrees: true, reason })
}

async function withAcceptance() {
  const story = await acceptedCase(world, { organ: await freshOrgan() })
  await world.deliverNews()
  const [letter] = await lettersOf(story)
  return { ...story, letter: letter! }
}

test('a letter is read after it was opened; the first opening is the proof, and opening again changes nothing', async () => {
  const { letter, ...story } = await withAcceptance()
  const asked = { caseId: story.caseId, letterId: letter.id }
  await assert.rejects(world.show(letterContent, story.applicant, asked), { code: 'documents.open-first' })
  const first = await world.perform(openLetter, story.applicant, { documentId: letter.documentId })
  assert.deepEqual((await lettersOf(story))[0]?.opened, { at: first.openedAt, by: story.applicant.name })
  world.moveTo('2026-03-05')
  const again = await world.perform(openLetter, story.applicant, { documentId: letter.documentId })
  assert.deepEqual([first.first, again.first, again.openedAt], [true, false, first.openedAt])
  await world.deliverNews()
  await world.show(letterContent, story.applicant, asked)

  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  const seen = page.letters.find((one) => one.id === letter.id)
  assert.deepEqual(seen?.opened, { at: first.openedAt, by: story.applicant.name })
  const receipts = page.letters.filter((one) => one.kind === 'receipt')
  assert.equal(receipts.length, 1)
  const receipt = await textOf(story.approver, story.caseId, receipts[0]!.id)
  assert.ok(receipt.includes(letter.number) && receipt.includes('2026年3月2日 09时00分'), receipt)
  world.moveTo('2026-03-02')
})

test('twenty openings at once are one, and leave one receipt', async () => {
  const { letter, ...story } = await withAcceptance()
  const opened = await Promise.all(
    Array.from({ length: 20 }, () => world.perform(openLetter, story.applicant, { documentId: letter.documentId })),
  )
  assert.equal(opened.filter((one) => one.first).length, 1)
  await world.deliverNews()
  assert.equal((await lettersOf(story)).filter((one) => one.kind === 'receipt').length, 1)
})

test('nobody else opens a letter in the place of the one it is addressed to', async () => {
  const { letter, ...story } = await withAcceptance()
  const stranger = (await givenCitizen(world)).actor
  for (const actor of [stranger, story.approver])
    await assert.rejects(world.perform(openLetter, actor, { documentId: letter.documentId }), {
      code: 'documents.document-missing',
    })
  const [seen] = await lettersOf(story)
  assert.equal(seen?.opened, undefined)
  await textOf(story.approver, story.caseId, letter.id)
  assert.equal((await lettersOf(story))[0]?.opened, undefined)
  await assert.rejects(world.show(fileContent, stranger, { id: letter.documentId }), { code: 'documents.file-missing' })
})

test('letters nobody opened within the days the body settled are listed, until they are served in another way', async () => {
  const { letter, ...story } = await withAcceptance()
  const listed = async () => (await world.show(unopenedLetters, story.approver, {})).rows.map((row) => row.id)
  const head = await headOf(world, story)
  await world.perform(settleService, head, { organId: story.organ.id, days: 3 })
  await assert.rejects(world.perform(settleService, story.approver, { organId: story.organ.id, days: 9 }), {
    code: 'kernel.not-permitted',
  })
  assert.deepEqual(await listed(), [])
  world.moveTo('2026-03-06')
  assert.deepEqual(await listed(), [letter.id])
  const { rows } = await world.show(serviceRules, head, {})
  assert.deepEqual([rows[0]?.days, rows[0]?.settledBy, rows[0]?.may], [3, head.name, true])

  const serve = { caseId: story.caseId, letterId: letter.id, way: 'post', tracking: 'EX0001' } as const
  await assert.rejects(world.perform(serveLetter, (await withAcceptance()).approver, serve), {
    code: 'kernel.not-yours',
  })
  await world.perform(serveLetter, story.approver, serve)
  await assert.rejects(world.perform(serveLetter, story.approver, serve), { code: 'cases.letter-received' })
  assert.deepEqual(await listed(), [])
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.deepEqual([page.letters[0]?.served?.way, page.letters[0]?.served?.to], ['post', 'EX0001'])
  world.moveTo('2026-03-02')
})

test('letters about a licence are worded by the body, seen before their act, listed while unopened and served', async () => {
  const story = await grantedCase(world, { organ: await freshOrgan() })
  const head = await headOf(world, story)
  const { id, organId } = await givenLicence(world, { organId: story.organ.id, holder: holderOf(story.applicant) })
  const kind = 'licence-notice'
  const template = await world.show(letterTemplate, head, { organId, kind })
  assert.ok(template.ofLicence && template.demands.some(({ field }) => field === 'answer.by'))
  const blocks = [{ kind: 'paragraph' as const, text: '{{holder.name}}：请认真阅读。' }, ...template.builtIn]
  await world.perform(saveLetterDraft, story.approver, { organId, kind, blocks, note: '加一句', revision: 0 })
  await world.perform(putLetterInForce, head, { organId, kind, revision: 1 })
  const input = { act: 'withdraw', reason: '经查，经营场所不具备条件', basis: '《示范条例》第十条' } as const
  const look = { licenceId: id, act: 'tell-intent', input } as const
  const { letters } = await world.perform(previewLicenceLetter, head, look)
  assert.match(JSON.stringify(letters), /待编号.*请认真阅读.*经营场所不具备条件/)
  await assert.rejects(world.perform(previewLicenceLetter, story.approver, look), { code: 'kernel.not-permitted' })
  const outsider = await headOf(world, await withAcceptance())
  await assert.rejects(world.perform(previewLicenceLetter, outsider, look), { code: 'kernel.not-yours' })
  assert.equal((await world.show(licencePage, head, { id })).intents.length, 0, 'a look leaves nothing')

  await world.perform(tellIntent, head, { id, ...input })
  await world.deliverNews()
  const [letter] = (await world.show(licencePage, head, { id })).letters
  const { content } = await world.show(licenceLetterContent, head, { id, letterId: letter!.id })
  assert.match(textOfPdf(content), /请认真阅读/)
  const listed = async () =>
    (await world.show(unopenedLetters, head, { limit: 100 })).rows.filter(({ licenceId }) => licenceId === id)
  assert.deepEqual(await listed(), [])
  world.moveTo('2026-03-20')
  const [row] = await listed()
  assert.deepEqual([row?.id, row?.number, row?.caseId], [letter!.id, letter!.number, undefined])
  const serve = { licenceId: id, letterId: letter!.id, way: 'counter', receivedBy: '李四' } as const
  const elsewhere = (await withAcceptance()).approver
  await assert.rejects(world.perform(serveLicenceLetter, elsewhere, serve), { code: 'kernel.not-yours' })
  await world.perform(serveLicenceLetter, story.approver, serve)
  await assert.rejects(world.perform(serveLicenceLetter, story.approver, serve), { code: 'cases.letter-received' })
  assert.deepEqual(await listed(), [])
  assert.equal((await world.show(licencePage, head, { id })).letters[0]?.served?.to, '李四')
  world.moveTo('2026-03-02')
})

test('a letter about a licence that its holder opens gets the same sealed proof, once, also when the seal has to be waited for', async () => {
  const story = await grantedCase(world, { organ: await freshOrgan() })
  const head = await headOf(world, story)
  const { id, number, organId } = await givenLicence(world, {
    organId: story.organ.id,
    holder: holderOf(story.applicant),
  })
  const stray = await givenLicence(world)
  const kind = 'licence-receipt'
  const { builtIn: blocks } = await world.show(letterTemplate, head, { organId, kind })
  const tried = async (licenceNumber: string) =>
    JSON.stringify((await world.show(tryLetter, head, { organId, kind, blocks, licenceNumber })).letter)
  assert.match(await tried(number), new RegExp(number), 'nothing was opened yet: the licence, and samples for the rest')
  await assert.rejects(tried(stray.number), { code: 'kernel.not-found' })

  const act = { id, act: 'withdraw', reason: '经查，经营场所不具备条件', basis: '《示范条例》第十条' } as const
  await world.perform(tellIntent, head, act)
  await world.deliverNews()
  const letters = async () => (await world.show(licencePage, head, { id })).letters
  const [notice] = await letters()
  const [seal] = (await world.show(sealList, head, {})).rows
  await world.perform(suspendSeal, head, { id: seal!.id, reason: '印章保管人调离，正在交接' })
  await world.perform(openLetter, story.applicant, { documentId: notice!.documentId })
  await world.deliverNews()
  assert.deepEqual([(await letters()).length, (await letters())[0]?.openedAt], [1, world.clock.now().toISOString()])

  await resumed(story, seal!.id)
  await world.deliverNews()
  await world.deliverNews()
  const [, proof] = await letters()
  assert.deepEqual([proof?.title, proof?.proof], ['电子送达回证', true])
  const { content } = await world.show(licenceLetterContent, head, { id, letterId: proof!.id })
  assert.ok(textOfPdf(content).includes(notice!.number))
  assert.match(await tried(number), new RegExp(notice!.number))

  await world.perform(openLetter, story.applicant, { documentId: proof!.documentId })
  await world.deliverNews()
  assert.equal((await letters()).length, 2, 'a proof needs none')
  const serve = { licenceId: id, letterId: proof!.id, way: 'counter', receivedBy: '李四' } as const
  await assert.rejects(world.perform(serveLicenceLetter, story.approver, serve), { code: 'kernel.not-found' })
})

test('unopened letters are read page by page, the oldest first, none twice', async () => {
  const organ = await freshOrgan()
  const stories = []
  for (const day of ['2026-03-02', '2026-03-03', '2026-03-04']) {
    world.moveTo(day)
    stories.push(await acceptedCase(world, { organ }))
    await world.deliverNews()
  }
  world.moveTo('2026-04-01')
  const { approver } = stories[0]!
  const found: string[] = []
  let next: string | undefined
  do {
    const page = await world.show(unopenedLetters, approver, { limit: 1, after: next })
    found.push(...page.rows.map((row) => row.caseId ?? ''))
    next = page.next
  } while (next)
  assert.deepEqual(
    found,
    stories.map((one) => one.caseId),
  )
  world.moveTo('2026-03-02')
})

test('a decision handed over at the counter needs no other delivery', async () => {
  const story = await grantedCase(world, { organ: await freshOrgan() })
  await world.deliverNews()
  await world.perform(deliverCase, story.approver, { caseId: story.caseId, channel: 'counter', receivedBy: '张晓岚' })
  await world.deliverNews()
  const grant = (await lettersOf(story)).find((one) => one.kind === 'grant')
  assert.deepEqual([grant?.served?.way, grant?.served?.to], ['counter', '张晓岚'])
})

test('every use of a seal is logged with who did which act, and cannot be changed afterwards', async () => {
  const { letter, ...story } = await withAcceptance()
  const head = await headOf(world, story)
  const { rows } = await world.show(sealUses, head, {})
  assert.deepEqual(
    rows.map((row) => [row.number, row.act, row.by, row.post, row.caseId]),
    [[letter.number, '受理', story.approver.name, '审批岗', story.caseId]],
  )
  assert.equal((await world.show(sealUses, head, { q: letter.number })).rows.length, 1)
  assert.equal((await world.show(sealUses, head, { from: '2026-03-03' })).rows.length, 0)
  assert.equal((await world.show(sealUses, head, { q: '%' })).rows.length, 0)
  await assert.rejects(
    world.inside((ctx) => ctx.db.deleteFrom('documents.seal_use' as never).execute()),
    /only ever added to/,
  )
  await assert.rejects(world.show(sealUses, story.approver, {}), { code: 'kernel.not-permitted' })
})

test('an entrusted town uses the seal of the body that entrusts, and letter, licence and log say under which delegation', async () => {
  const organ = await freshOrgan()
  const first = await givenCase(world, { organ })
  const town = await givenOrgan(world, { name: '云桥镇人民政府', regionCode: '990102001000', level: '5' })
  const townApprover = (await givenStaff(world, { roles: ['approver'], organId: town.id, title: '审批岗' })).actor
  await delegatedTo(world, first.item, town.id, 'entrust')
  const story = await grantedCase(world, { organ, item: first.item, organId: town.id, approver: townApprover })
  await world.deliverNews()
  const [letter] = await lettersOf(story)
  const said = await textOf(townApprover, story.caseId, letter!.id)
  assert.ok(said.includes(`本件由云桥镇人民政府受${organ.name}委托，以${organ.name}名义办理（依据：`), said)
  const head = await headOf(world, { organ })
  const uses = (await world.show(sealUses, head, { delegated: 'true' })).rows
  assert.ok(uses.length >= 2)
  assert.ok(uses.every((use) => use.handledBy === '云桥镇人民政府' && use.delegation === '委托' && use.delegationBasis))
})

test('while a seal is suspended no act that needs it is done; what the law does by itself happens, and its letter waits', async () => {
  const { letter: _, ...story } = await withAcceptance()
  const head = await headOf(world, story)
  const [seal] = (await world.show(sealList, head, {})).rows
  assert.deepEqual([seal?.name, seal?.state, seal?.can], [story.organ.name, 'active', ['suspend-seal', 'ask-limits']])
  const stop = { id: seal!.id, reason: '印章保管人调离，正在交接' }
  await assert.rejects(world.perform(suspendSeal, story.approver, stop), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(suspendSeal, await headOf(world, await withAcceptance()), stop), {
    code: 'kernel.not-yours',
  })
  await world.perform(suspendSeal, head, stop)
  await assert.rejects(world.perform(suspendSeal, head, stop), { code: 'documents.seal-not-active' })

  const next = await givenCase(world, { organ: story.organ, item: story.item, approver: story.approver })
  await assert.rejects(
    world.perform(acceptCase, story.approver, { caseId: next.caseId }),
    (error: { facts: unknown }) => {
      assert.deepEqual(error.facts, {
        organName: story.organ.name,
        state: '停用',
        since: world.clock.now().toISOString(),
        because: stop.reason,
      })
      return true
    },
  )
  world.moveTo('2026-03-20')
  await world.runJob(sweepSilence)
  await world.deliverNews()
  const page = await world.show(myCase, next.applicant, { caseId: next.caseId })
  assert.deepEqual([page.status, page.deemed, page.letters.length], ['accepted', true, 0])

  await resumed(story, seal!.id)
  await world.deliverNews()
  await world.deliverNews()
  assert.deepEqual(
    (await lettersOf(next)).map((one) => one.kind),
    ['acceptance'],
  )
  world.moveTo('2026-03-02')
})

test('a letter opened while the seal is suspended gets its receipt afterwards, with the moment of the opening, once', async () => {
  const { letter, ...story } = await withAcceptance()
  const second = await withAcceptance()
  const head = await headOf(world, story)
  const [seal] = (await world.show(sealList, head, {})).rows
  await world.perform(suspendSeal, head, { id: seal!.id, reason: '印章保管人调离，正在交接' })
  const { openedAt } = await world.perform(openLetter, story.applicant, { documentId: letter.documentId })
  await world.deliverNews()
  const receipts = async () => (await lettersOf(story)).filter((one) => one.kind === 'receipt')
  assert.deepEqual([(await lettersOf(story))[0]?.opened?.at, (await receipts()).length], [openedAt, 0])
  await world.perform(openLetter, second.applicant, { documentId: second.letter.documentId })
  await world.deliverNews()
  assert.equal((await lettersOf(second)).filter((one) => one.kind === 'receipt').length, 1)

  world.moveTo('2026-03-04')
  for (const reason of ['交接完毕', '再停一次以后']) {
    await resumed(story, seal!.id, reason)
    await world.deliverNews()
    assert.equal((await receipts()).length, 1)
    await world.perform(suspendSeal, head, { id: seal!.id, reason })
  }
  const said = await textOf(story.approver, story.caseId, (await receipts())[0]!.id)
  assert.ok(said.includes(letter.number) && said.includes('2026年3月2日 09时00分'), said)
  world.moveTo('2026-03-02')
})
