import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { sql } from 'kysely'
import { textOfPdf } from '#modules/documents/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { dropLetterDraft } from '../actions/drop-letter-draft.ts'
import { putLetterInForce } from '../actions/put-letter-in-force.ts'
import { returnToBuiltIn } from '../actions/return-to-built-in.ts'
import { saveLetterDraft } from '../actions/save-letter-draft.ts'
import type { TemplateBlock } from '../contract.ts'
import { fieldsIn, faultsOf, fill } from '../rules/letter-template.ts'
import { acceptedCase, type CaseStory, givenCase, headOf } from '../testing.ts'
import { letterContent } from '../views/case-files.ts'
import { letterDifference, letterKindsOf, letterTemplate, printTrial, tryLetter } from '../views/letter-templates.ts'
import { myCase } from '../views/my-case.ts'
import { letterDesigns } from './letter-texts.ts'
import { wordedKinds as kinds, wordingOf, wordsOf } from './worded-kinds.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const greeting: TemplateBlock = { kind: 'paragraph', text: '感谢您（单位）在{{organ.name}}办理“{{item.name}}”。' }
const ownAcceptance = [greeting, ...letterDesigns.acceptance.builtIn]

let made = 0
/** A case of a body that nobody else in this file has to do with. */
async function freshCase(): Promise<CaseStory> {
  made += 1
  return givenCase(world, {
    organ: await givenOrgan(world, { name: `示范县第${made}局`, letterWord: `示${made}` }),
  })
}

async function acceptanceOf(story: CaseStory): Promise<string> {
  await world.deliverNews()
  const { letters } = await world.show(myCase, story.applicant, { caseId: story.caseId })
  const letter = letters.find((one) => one.kind === 'acceptance')!
  const { content } = await world.show(letterContent, story.approver, { caseId: story.caseId, letterId: letter.id })
  return textOfPdf(content)
}

async function withDraft(blocks = ownAcceptance) {
  const story = await freshCase()
  const which = { organId: story.organ.id, kind: 'acceptance' }
  const head = await headOf(world, story)
  await world.perform(saveLetterDraft, story.approver, { ...which, blocks, note: '加一句问候', revision: 0 })
  return { story, which, head }
}

test('the built-in text of every letter holds what the law demands of it', () => {
  for (const kind of kinds) assert.deepEqual(faultsOf(wordingOf(kind).builtIn, wordsOf(kind)), [], kind)
})

test('every field of every letter has a sample, and every demand names a field there is', () => {
  for (const kind of kinds) {
    const words = wordsOf(kind)
    for (const field of words.fields)
      assert.ok(field.sample !== '' || field.mayBeEmpty || field.shape === 'table', `${kind} ${field.key}`)
    for (const { field } of words.demands)
      assert.ok(
        words.fields.some(({ key }) => key === field),
        `${kind} ${field}`,
      )
  }
})

test('a letter that leaves out what the law demands is refused, whichever demand it is', () => {
  for (const kind of kinds)
    for (const demand of wordsOf(kind).demands) {
      const without = wordingOf(kind).builtIn.filter((block) => !JSON.stringify(block).includes(demand.field))
      const told = faultsOf([...without, { kind: 'paragraph', text: '特此通知。' }], wordsOf(kind))
      assert.ok(
        told.some(({ message }) => message.includes(demand.name)),
        `${kind} ${demand.field}`,
      )
    }
})

test('what the law demands always may not stand in a part that is shown only sometimes', () => {
  const hidden = letterDesigns.acceptance.builtIn.filter((block) => block.when !== '!deemed')
  const [fault] = faultsOf(hidden, wordsOf('acceptance'))
  assert.match(fault!.message, /受理日期.*第三十二条第二款/)
})

test('unknown fields, braces that do not close, lists inside sentences and unknown conditions are refused with the part they are in', () => {
  const cases: [TemplateBlock, RegExp][] = [
    [{ kind: 'paragraph', text: '{{applicant.idNumber}}' }, /没有“applicant.idNumber”这个字段/],
    [{ kind: 'paragraph', text: '编号 {{case.number}' }, /大括号没有成对/],
    [{ kind: 'paragraph', text: '{{constructor.constructor("x")()}}' }, /大括号没有成对/],
    [{ kind: 'paragraph', text: '材料：{{materials.list}}' }, /单独成段/],
    [{ kind: 'list', field: 'case.number' }, /放在句子里/],
    [{ kind: 'list', field: 'nothing' }, /没有“nothing”这个字段/],
    [{ kind: 'paragraph', text: '你好', when: 'raining' }, /显示条件/],
    [{ kind: 'paragraph', text: '逾期的，{{deferred.consequence}}' }, /只在“容缺受理”时才有/],
  ]
  for (const [block, message] of cases) {
    const faults = faultsOf([...letterDesigns.acceptance.builtIn, block], wordsOf('acceptance'))
    assert.ok(
      faults.some((fault) => fault.block === letterDesigns.acceptance.builtIn.length && message.test(fault.message)),
      JSON.stringify([block, faults]),
    )
  }
})

test('values are put in once: whatever somebody wrote is never read as a field or run', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, number) => {
      const hostile = `${name}{{case.number}}$&$1`
      const { body } = fill(
        [{ kind: 'paragraph', text: '甲{{applicant.name}}乙{{case.number}}丙' }],
        { 'applicant.name': hostile, 'case.number': number },
        new Set(),
      )
      assert.deepEqual(body, [{ kind: 'paragraph', text: `甲${hostile}乙${number}丙` }])
    }),
  )
})

test('fields named like parts of the language mean nothing', () => {
  const { body } = fill([{ kind: 'paragraph', text: '甲{{constructor}}{{toString}}乙' }], {}, new Set())
  assert.deepEqual(body, [{ kind: 'paragraph', text: '甲乙' }])
  assert.deepEqual(fieldsIn('{{a.b}}和{{c}}'), ['a.b', 'c'])
})

test('a body words its acceptance letter anew, a colleague puts it in force, and the next acceptance carries it', async () => {
  const { story, which, head } = await withDraft()
  const earlier = await acceptedCase(world, { organ: story.organ, item: story.item, approver: story.approver })
  assert.ok(!(await acceptanceOf(earlier)).includes('感谢您'))

  const { version } = await world.perform(putLetterInForce, head, { ...which, revision: 1 })
  const later = await acceptedCase(world, { organ: story.organ, item: story.item, approver: story.approver })
  const said = await acceptanceOf(later)
  assert.ok(said.includes(`感谢您（单位）在${story.organ.name}办理`) && said.includes('决定自2026年3月2日起予以受理'))
  const { rows } = await world.inside((ctx) =>
    sql<{ version: number | null }>`
      select t.version from cases.letter l left join cases.letter_template t on t.id = l.template_id
      where l.case_id in (${earlier.caseId}, ${later.caseId}) order by l.issued_at, l.id`.execute(ctx.db),
  )
  assert.deepEqual(
    rows.map((row) => row.version),
    [null, version],
  )

  await world.perform(returnToBuiltIn, head, which)
  const last = await acceptedCase(world, { organ: story.organ, item: story.item, approver: story.approver })
  assert.ok(!(await acceptanceOf(last)).includes('感谢您'))
  const page = await world.show(letterTemplate, story.approver, which)
  assert.deepEqual(
    page.versions.map((one) => [one.version, one.state, one.approvedBy === head.name]),
    [[1, 'superseded', true]],
  )
})

test('nobody puts in force what they wrote themselves, or what changed after they read it', async () => {
  const { story, which, head } = await withDraft()
  await assert.rejects(world.perform(putLetterInForce, story.approver, { ...which, revision: 1 }), {
    code: 'kernel.not-permitted',
  })
  const draft = { ...which, blocks: ownAcceptance, note: '再改一处' }
  await assert.rejects(world.perform(saveLetterDraft, head, { ...draft, revision: 0 }), { code: 'cases.draft-changed' })
  await world.perform(saveLetterDraft, head, { ...draft, revision: 1 })
  await assert.rejects(world.perform(putLetterInForce, head, { ...which, revision: 2 }), { code: 'cases.own-draft' })
  const second = await headOf(world, story)
  await assert.rejects(world.perform(putLetterInForce, second, { ...which, revision: 1 }), {
    code: 'cases.draft-changed',
  })
  const { version } = await world.perform(putLetterInForce, second, { ...which, revision: 2 })
  assert.equal(version, 1)
})

test('a faulty draft is refused with what is wrong, and another body’s letters are out of reach', async () => {
  const story = await freshCase()
  const which = { organId: story.organ.id, kind: 'denial' }
  const save = { ...which, blocks: [greeting], note: '精简', revision: 0 }
  await assert.rejects(
    world.perform(saveLetterDraft, story.approver, save),
    (error: { facts: { faults: unknown[] } }) => {
      assert.equal(error.facts.faults.length, 4)
      return true
    },
  )
  const elsewhere = (await freshCase()).approver
  const sound = { ...save, blocks: [...letterDesigns.denial.builtIn] }
  await assert.rejects(world.perform(saveLetterDraft, elsewhere, sound), { code: 'kernel.not-yours' })
  await assert.rejects(world.show(letterTemplate, elsewhere, which), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(saveLetterDraft, story.applicant, sound), { code: 'kernel.not-permitted' })
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: story.organ.id, title: '窗口' })).actor
  await assert.rejects(world.show(letterKindsOf, clerk, {}), { code: 'kernel.not-permitted' })
  await assert.rejects(world.show(letterTemplate, story.approver, { ...which, kind: 'nothing' }), {
    code: 'kernel.not-found',
  })
  await assert.rejects(world.perform(dropLetterDraft, story.approver, which), { code: 'kernel.not-found' })
})

test('versions are compared line by line, with the built-in text too, and a dropped draft leaves nothing behind', async () => {
  const { story, which } = await withDraft()
  const [draft] = (await world.show(letterTemplate, story.approver, which)).versions
  const { lines } = await world.show(letterDifference, story.approver, { ...which, to: draft!.id })
  assert.deepEqual(
    lines.filter((line) => line.change !== 'same'),
    [{ change: 'added', text: greeting.text }],
  )
  await world.perform(dropLetterDraft, story.approver, which)
  assert.deepEqual((await world.show(letterTemplate, story.approver, which)).versions, [])
  const { bodies } = await world.show(letterKindsOf, story.approver, {})
  assert.equal(bodies[0]!.kinds.find((one) => one.kind === 'acceptance')?.draft, undefined)
})

test('a wording is tried with sample data and with a real case the actor may see, and printed marked as a preview', async () => {
  const { story, which } = await withDraft()
  const accepted = await acceptedCase(world, { organ: story.organ, item: story.item, approver: story.approver })
  const trial = { ...which, blocks: ownAcceptance }
  const sample = await world.show(tryLetter, story.approver, trial)
  assert.deepEqual([sample.letter?.number, sample.letter?.organName], ['待编号', story.organ.name])
  assert.match(JSON.stringify(sample.letter?.body), /承诺后补下列材料.*场所使用证明/)
  const real = await world.show(tryLetter, story.approver, { ...trial, caseNumber: accepted.number })
  assert.ok(JSON.stringify(real.letter?.body).includes(accepted.number))
  const elsewhere = (await freshCase()).number
  await assert.rejects(world.show(tryLetter, story.approver, { ...trial, caseNumber: elsewhere }), {
    code: 'kernel.not-found',
  })
  assert.equal((await world.show(tryLetter, story.approver, { ...trial, blocks: [greeting] })).letter, undefined)
  const { content } = await world.show(printTrial, story.approver, trial)
  assert.match(textOfPdf(content), /待编号.*感谢您/)
})

test('two who begin a draft of the same letter at once: one is kept, the other is told', async () => {
  const story = await freshCase()
  const draft = {
    organId: story.organ.id,
    kind: 'grant',
    blocks: [...letterDesigns.grant.builtIn],
    note: '同时编写',
    revision: 0,
  }
  const tries = await Promise.allSettled([1, 2, 3].map(() => world.perform(saveLetterDraft, story.approver, draft)))
  assert.equal(tries.filter((one) => one.status === 'fulfilled').length, 1)
})
