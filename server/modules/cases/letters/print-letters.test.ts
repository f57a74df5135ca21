/** Several letters as one file for the printer, for those who may read each of them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { openLetter, readPdf } from '#modules/documents/testing.ts'
import { givenCitizen } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptedCase, type CaseStory, deniedCase } from '../testing.ts'
import { myCase } from '../views/my-case.ts'
import { printLetters } from '../views/print-letters.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const lettersOf = async ({ applicant, caseId }: CaseStory) => (await world.show(myCase, applicant, { caseId })).letters
const print = (actor: Actor, ids: readonly string[]) =>
  world.show(printLetters, actor, { letters: ids.join(',') as never })

test('all letters of a case are one file, and letters of several cases of one body too', async () => {
  const story = await deniedCase(world)
  const other = await acceptedCase(world, { organ: story.organ, item: story.item, approver: story.approver })
  await world.deliverNews()
  const letters = [...(await lettersOf(story)), ...(await lettersOf(other))]
  assert.ok(letters.length >= 3)
  const { content, mediaType, inline } = await print(
    story.approver,
    letters.map(({ id }) => id),
  )
  assert.deepEqual([mediaType, inline], ['application/pdf', true])
  const [cover, ...pages] = readPdf(content).pages.map((page) => page.replaceAll('\n', ''))
  assert.ok(letters.every(({ title, number }) => cover!.includes(title) && cover!.includes(number)))
  assert.ok(pages.length >= letters.length && pages.every((page) => page.startsWith('打印副本')))
})

test('the applicant prints what they have opened, and nothing past that', async () => {
  const story = await deniedCase(world)
  await world.deliverNews()
  const letters = await lettersOf(story)
  const ids = letters.map(({ id }) => id)
  await assert.rejects(print(story.applicant, ids), { code: 'documents.open-first' })
  for (const { documentId } of letters) await world.perform(openLetter, story.applicant, { documentId })
  assert.ok((await print(story.applicant, ids)).content.byteLength > 1000)
})

test('one letter out of reach and nothing is printed', async () => {
  const elsewhere = await givenOrgan(world, { name: '示范区别的局' })
  const [story, other] = [await acceptedCase(world), await acceptedCase(world, { organ: elsewhere })]
  await world.deliverNews()
  const ids = [...(await lettersOf(story)), ...(await lettersOf(other))].map(({ id }) => id)
  for (const actor of [story.approver, other.applicant, (await givenCitizen(world)).actor])
    await assert.rejects(print(actor, ids), { code: 'kernel.not-found' })
  const unknown = '01890000-0000-7000-8000-000000000000'
  await assert.rejects(print(story.approver, [unknown]), { code: 'kernel.not-found' })
})
