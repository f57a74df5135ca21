import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Problem } from '#kernel/problem.ts'
import { openLetter } from '#modules/documents/testing.ts'
import { givenCitizen } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { deliverCase } from '../actions/deliver-case.ts'
import { closedCase, correctingCase, deniedCase, type CaseStory } from '../testing.ts'
import { letterContent } from '../views/case-files.ts'
import { myCase } from '../views/my-case.ts'
import { writeLetter } from './write-letter.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const lettersOf = async ({ applicant, caseId }: CaseStory) => (await world.show(myCase, applicant, { caseId })).letters

const noticesOf = (story: CaseStory) =>
  world.inside((ctx) =>
    sql<{ title: string; files: number }>`
      select title, jsonb_array_length(attachments) as files from notices.message
      where account_id = ${story.applicant.id} and about_id = ${story.caseId} order by sent_at, id`.execute(ctx.db),
  )

test('each step of a granted case has its letter, each sent once with the message that carries it', async () => {
  const story = await closedCase(world)
  await world.deliverNews()
  const letters = await lettersOf(story)
  assert.deepEqual(
    letters.map((one) => one.title).toSorted(),
    ['准予行政许可决定书', '受理通知书', '送达回证'].toSorted(),
  )
  assert.ok(letters.every((one) => one.number.includes('〔2026〕')))
  for (const kind of ['acceptance', 'grant', 'delivery'] as const)
    await world.inside((ctx) => writeLetter(ctx, story.caseId, kind))
  assert.equal((await lettersOf(story)).length, 3)
  const { rows } = await noticesOf(story)
  assert.equal(rows.filter((row) => row.files === 1).length, 3)
  assert.equal(rows.filter((row) => row.title === '申请已提交').length, 1)
})

test('a letter is a PDF that its applicant and the body can open and another citizen cannot', async () => {
  const story = await correctingCase(world)
  await world.deliverNews()
  const [letter] = await lettersOf(story)
  assert.equal(letter?.title, '补正告知书')
  const input = { caseId: story.caseId, letterId: letter!.id }
  await world.perform(openLetter, story.applicant, { documentId: letter!.documentId })
  for (const who of [story.applicant, story.approver]) {
    const file = await world.show(letterContent, who, input)
    assert.equal(Buffer.from(file.content).subarray(0, 5).toString(), '%PDF-')
  }
  const other = await givenCitizen(world)
  await assert.rejects(
    world.show(letterContent, other.actor, input),
    (error: Problem) => error.code === 'kernel.not-found',
  )
})

test('a service that is no licence gets a decision that does not call itself one', async () => {
  const story = await deniedCase(world, { content: { itemType: '20' } })
  await world.perform(deliverCase, story.approver, { caseId: story.caseId, channel: 'post', tracking: 'EX0001' })
  await world.deliverNews()
  const titles = (await lettersOf(story)).map((one) => one.title)
  assert.ok(titles.includes('不予办理决定书') && !titles.some((title) => title.includes('行政许可')))
})
