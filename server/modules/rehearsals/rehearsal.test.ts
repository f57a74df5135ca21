import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { acceptedCase, type CaseStory, closedCase, deniedCase, finished, givenCase } from '#modules/cases/testing.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { catalogueEditor, draftOf, givenItem } from '#modules/catalogue/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { askedAgain, papersNamed } from './rules/already-held.ts'
import { alreadyHeld } from './views/already-held.ts'
import { rehearsal } from './views/rehearsal.ts'

const editor: Actor = { ...catalogueEditor('编写人'), grants: new Map([['rehearsals.see', { everywhere: true }]]) }
let world: World
let first: CaseStory
before(async () => {
  world = await openWorld({ start: '2026-03-02' })
  first = await closedCase(world)
  const same = { organ: first.organ, item: first.item, approver: first.approver }
  await closedCase(world, same)
  await deniedCase(world, same)
  await acceptedCase(world, same)
})
after(() => world.close())

const rehearsed = async (changes: Partial<ItemContent>, cases?: number) => {
  const versionId = await draftOf(world, first.item, changes)
  return world.show(rehearsal, editor, { versionId, cases })
}

test('a draft that changes nothing harms nobody', async () => {
  const report = await rehearsed({})
  assert.deepEqual([report.replayed, report.troubled, report.lacking, report.cases], [2, 0, [], []])
  assert.equal(report.summary[0], '最近办结的 2 件按这份草稿都能照样办理。')
})

test('a new required material shows whom it would have stopped', async () => {
  const [premises] = first.item.content.materials
  const report = await rehearsed({ materials: [premises!, { ...premises!, key: 'fire', name: '消防合格证明' }] })
  assert.deepEqual([report.troubled, report.grantedTroubled], [2, 2])
  assert.deepEqual(report.lacking, [{ kind: 'material', key: 'fire', name: '消防合格证明', cases: 2 }])
  assert.match(report.summary.join(''), /2 件当时已获准予，按这份草稿却不能照原样申请/)
  assert.equal(report.cases.find((one) => one.number === first.number)?.troubles[0]?.words, '缺消防合格证明')
  assert.deepEqual(
    report.unused.map((one) => one.name),
    ['消防合格证明'],
  )
})

test('the report leads to the cases only for those who may open them', async () => {
  const [premises] = first.item.content.materials
  const materials = [{ ...premises!, key: 'fire', name: '消防合格证明' }]
  const versionId = await draftOf(world, first.item, { materials })
  const shown = async (actor: Actor) =>
    (await world.show(rehearsal, actor, { versionId })).cases.find((one) => one.number === first.number)?.caseId
  assert.equal(await shown(editor), undefined)
  const grants = new Map([...editor.grants, ['cases.see', { everywhere: true }] as const])
  assert.equal(await shown({ ...editor, grants }), first.caseId)
})

test('a material under a new key, one that may be deferred and one a licence proves stop nobody', async () => {
  const [premises] = first.item.content.materials
  const report = await rehearsed({
    materials: [
      { ...premises!, key: 'place' },
      { ...premises!, key: 'later', name: '验收报告', necessity: 'deferrable', deferDays: 5 },
      { ...premises!, key: 'licence', name: '营业执照', licenceType: 'business-licence' },
    ],
  })
  assert.equal(report.troubled, 0)
})

test('a new required field, a dropped one and one nobody fills in are told apart', async () => {
  const [section] = first.item.content.form
  const [name] = section!.fields
  const fields = [name!, { key: 'area', label: '经营面积', kind: 'number' as const, required: true }]
  const report = await rehearsed({ form: [{ ...section!, fields }] })
  assert.deepEqual(
    report.lacking.map((one) => [one.name, one.cases]),
    [['经营面积', 2]],
  )
  assert.deepEqual(
    report.dropped.map((one) => one.key),
    ['phone', 'statement'],
  )
})

test('another audience, a new question and an answer that sends away are named', async () => {
  const enterprisesOnly = await rehearsed({ audience: ['2'] })
  assert.deepEqual(
    enterprisesOnly.totals.map((one) => [one.trouble, one.cases]),
    [['not-for-them', 2]],
  )
  const options = [
    { key: 'yes', label: '有' },
    { key: 'no', label: '没有', stop: '请办理备案' },
  ]
  const asked = await rehearsed({ situations: [{ key: 'premises', text: '有经营场所吗？', options }] })
  assert.deepEqual(
    asked.totals.map((one) => one.trouble),
    ['asked-more'],
  )
})

test('a shorter promise shows who would have been late', async () => {
  world.moveTo('2026-04-01')
  const slow = await acceptedCase(world, { organ: first.organ, item: first.item, approver: first.approver })
  world.moveTo('2026-04-09')
  await finished(world, slow)
  const report = await rehearsed({ promised: { days: 3, unit: 'working-day', explanation: '提速' }, steps: [] })
  const late = report.cases.filter((one) => one.troubles.some((met) => met.trouble === 'late'))
  assert.deepEqual(
    late.map((one) => one.number),
    [slow.number],
  )
  assert.match(late[0]!.troubles[0]!.words, /2026-04-09 决定/)
  const newest = await rehearsed({ promised: { days: 3, unit: 'working-day', explanation: '提速' }, steps: [] }, 1)
  assert.deepEqual([newest.replayed, newest.troubled], [1, 1])
})

test('without closed cases, without the right and without such a version there is nothing to see', async () => {
  const fresh = await givenCase(world)
  await assert.rejects(world.show(rehearsal, editor, { versionId: fresh.item.id }), {
    code: 'rehearsals.nothing-to-rehearse',
  })
  const elsewhere = { ...editor, grants: new Map([['rehearsals.see', { regions: ['98'] }]]) }
  await assert.rejects(world.show(rehearsal, elsewhere, { versionId: first.item.id }), { code: 'kernel.not-yours' })
  await assert.rejects(world.show(rehearsal, stranger, { versionId: first.item.id }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.show(rehearsal, editor, { versionId: first.caseId }), {
    code: 'rehearsals.version-missing',
  })
})

test('an item that asks for what the city holds is told what could stand for it, unless it says so or says why not', async () => {
  const [premises] = first.item.content.materials
  const paper = (key: string, name: string, more: object = {}) => ({ ...premises!, key, name, ...more })
  await givenItem(world, {
    organId: first.item.organId,
    content: { name: '另一项经营许可', materials: [paper('premises', '消防合格证明')] },
  })
  const versionId = await draftOf(world, first.item, {
    materials: [
      paper('own', '法定代表人身份证（正反面）复印件'),
      paper('declared', '营业执照副本', { licenceType: 'business-licence' }),
      paper('married', '结婚证原件及复印件', { askedBecause: '须在原件上加盖注销章' }),
      paper('fire', '消防合格证明'),
      paper('again', '消防合格证明', { reuse: { least: 'C', months: 12 } }),
      paper('form', '申请书'),
    ],
  })
  const { rows } = await world.show(alreadyHeld, editor, { versionId })
  assert.deepEqual(
    rows.map(({ key, ways, because }) => [key, ways.map(({ kind }) => kind), because]),
    [
      ['own', ['licence'], undefined],
      ['married', ['licence', 'fact'], '须在原件上加盖注销章'],
      ['fire', ['earlier'], undefined],
    ],
  )
  assert.match(rows[2]!.ways[0]!.title, /另一项经营许可/)
  const elsewhere = { ...editor, grants: new Map([['rehearsals.see', { regions: ['98'] }]]) }
  await assert.rejects(world.show(alreadyHeld, elsewhere, { versionId }), { code: 'kernel.not-yours' })
  await assert.rejects(world.show(alreadyHeld, stranger, { versionId }), { code: 'kernel.sign-in-needed' })
})

test('a field everybody fills in by hand though the platform knows it is told, and one that is linked is not', async () => {
  const field = (key: string, label: string, kind: 'text' | 'phone' | 'number', more: object = {}) => ({
    key,
    label,
    kind,
    required: true,
    ...more,
  })
  const versionId = await draftOf(world, first.item, {
    form: [
      {
        key: 'own',
        title: '申请人',
        fields: [
          field('name', '申请人姓名', 'text'),
          field('phone', '联系电话', 'phone'),
          field('linked', '姓名', 'text', { prefill: 'person.name' }),
          field('title', '名称', 'text'),
          field('seats', '座位数', 'number'),
        ],
      },
    ],
  })
  const { fields } = await world.show(alreadyHeld, editor, { versionId })
  assert.deepEqual(
    fields.map(({ key, ways }) => [key, ways[0]!.title]),
    [
      ['name', '数据元“姓名”'],
      ['phone', '数据元“手机号码”'],
    ],
  )
})

test('papers are told apart by what a name ends with', () => {
  assert.deepEqual(papersNamed('居民身份证或者户口簿（原件及复印件）'), ['居民身份证', '户口簿'])
  const licences = [
    { key: 'business-licence', title: '营业执照' },
    { key: 'nurse', title: '护士执业证书' },
  ]
  const judged = (name: string) =>
    askedAgain([{ key: 'paper', name }], { licences, facts: [], elsewhere: new Map() }).length
  const names = ['营业执照', '企业营业执照副本复印件', '护士执业证', '营业执照遗失声明', '经营场所证明']
  assert.deepEqual(names.map(judged), [1, 1, 1, 0, 0])
  assert.deepEqual(papersNamed('授权委托书和经办人身份证'), ['授权委托书'])
})
