import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { stranger as visitor } from '#kernel/actor.ts'
import { type FormField, getItemVersion } from '#modules/catalogue/index.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenFactSources, myFactQuestions } from '#modules/exchange/testing.ts'
import { givenCitizen, givenEnterprise } from '#modules/identity/testing.ts'
import { givenLicence, holderOf } from '#modules/licences/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { sql } from 'kysely'
import { askForForm } from './actions/ask-for-form.ts'
import { answersFiled, applicationFiled } from './index.ts'
import { withPrefill } from './rules/with-prefill.ts'
import { prefill } from './views/prefill.ts'

let world: World
let organId: string
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
})
after(() => world.close())

const asked = (key: string, element: string, more: Partial<FormField>): FormField => ({
  key,
  label: key,
  kind: 'text',
  required: true,
  element: { key: element, version: 1 },
  ...more,
})
const itemAsking = (...fields: FormField[]) =>
  givenItem(world, {
    organId,
    content: {
      form: [{ key: 's', title: '申请', fields }],
      result: { kind: 'approval', name: '决定书', faceFields: [] },
    },
  })
const scope = asked('scope', 'business-scope', { kind: 'long-text', maxLength: 2000 })
const job = asked('job', 'person-occupation', { maxLength: 60 })
const account = asked('guardian', 'guardian-name', { maxLength: 50 })
const area = asked('area', 'premises-area', { kind: 'number', minimum: 1, maximum: 1_000_000, unit: '平方米' })

test('the face of an own valid licence fills in what it says, with the licence named', async () => {
  const { actor } = await givenCitizen(world, { name: '王静雯' })
  const face = [{ label: '经营范围', text: '零售：卷烟' }]
  await givenLicence(world, { typeKey: 'business-licence', holder: holderOf(actor), organId, face })
  const item = await itemAsking(scope)
  const seen = await world.show(prefill, actor, { id: item.itemId })
  assert.equal(seen.values['scope'], '零售：卷烟')
  assert.equal(seen.sources['scope']?.from, 'licence')
  assert.match(seen.sources['scope']!.mark, /^来自您的电子证照“.+”$/)
  const stranger = await givenCitizen(world, { name: '李明' })
  assert.deepEqual((await world.show(prefill, stranger.actor, { id: item.itemId })).values, {})
})

test('what was answered before is offered again to the same applicant only, with the application named', async () => {
  const { actor, personId } = await givenCitizen(world, { name: '王静雯' })
  const item = await itemAsking(job, account)
  const { content } = await world.inside((ctx) => getItemVersion(ctx, item.id))
  const values = { job: '厨师', guardian: '王建国' }
  const filed = { itemId: item.itemId, caseId: randomUUID(), content, values }
  await world.inside((ctx) => applicationFiled(ctx, { kind: 'person', id: personId }, filed))
  const seen = await world.show(prefill, actor, { id: item.itemId })
  // The library does not offer a guardian's name again, so it is not even kept.
  assert.deepEqual(seen.values, { job: '厨师' })
  assert.deepEqual(seen.sources['job'], { from: 'earlier', mark: `来自您上次办理“${content.name}”时填写的` })
  const other = await givenCitizen(world, { name: '李明' })
  assert.deepEqual((await world.show(prefill, other.actor, { id: item.itemId })).values, {})
  const { rows } = await world.inside((ctx) =>
    sql<{ text: string }>`select row_to_json(a)::text as text from forms.earlier_answer a`.execute(ctx.db),
  )
  assert.ok(rows.length > 0 && rows.every(({ text }) => !text.includes('厨师') && !text.includes('guardian')))
})

test('a person’s data is not kept with the enterprise they act for', async () => {
  const agent = await givenCitizen(world, { name: '李明' })
  const enterprise = await givenEnterprise(world, { agent, name: '示范市云桥茶馆有限公司' })
  const item = await itemAsking(job, area)
  const { content } = await world.inside((ctx) => getItemVersion(ctx, item.id))
  const id = enterprise.actor.onBehalfOf!.id
  const filed = { itemId: item.itemId, caseId: randomUUID(), content, values: { job: '厨师', area: 58 } }
  await world.inside((ctx) => applicationFiled(ctx, { kind: 'enterprise', id }, filed))
  assert.deepEqual((await world.show(prefill, enterprise.actor, { id: item.itemId })).values, { area: 58 })
})

test('what the form itself would refuse is not filled in', async () => {
  const { actor, personId } = await givenCitizen(world, { name: '王静雯' })
  const item = await itemAsking(job)
  const { content } = await world.inside((ctx) => getItemVersion(ctx, item.id))
  const filed = { itemId: item.itemId, caseId: randomUUID(), content, values: { job: '高级面点师和厨师长' } }
  await world.inside((ctx) => applicationFiled(ctx, { kind: 'person', id: personId }, filed))
  const strict = await itemAsking({ ...job, maxLength: 3 })
  assert.deepEqual((await world.show(prefill, actor, { id: strict.itemId })).values, {})
})

test('a later answer takes the place of the one before', async () => {
  const { actor, personId } = await givenCitizen(world, { name: '王静雯' })
  const item = await itemAsking(job)
  const { content } = await world.inside((ctx) => getItemVersion(ctx, item.id))
  for (const said of ['厨师', '教师'])
    await world.inside((ctx) =>
      applicationFiled(
        ctx,
        { kind: 'person', id: personId },
        { itemId: item.itemId, caseId: randomUUID(), content, values: { job: said } },
      ),
    )
  assert.deepEqual((await world.show(prefill, actor, { id: item.itemId })).values, { job: '教师' })
})

test('rows answered at a counter come again in a group called the same, without what is not offered again', async () => {
  const { actor, personId } = await givenCitizen(world, { name: '王静雯' })
  const cell = (key: string, element: string) => ({ ...asked(key, element, { maxLength: 50 }), kind: 'text' as const })
  const group = (label: string, jobKey: string, nameKey: string): FormField => ({
    key: 'others',
    label,
    kind: 'rows',
    required: false,
    maximum: 2,
    fields: [cell(nameKey, 'guardian-name'), cell(jobKey, 'person-occupation')],
  })
  const item = await itemAsking(group('同住家人', 'job', 'name'))
  const { content } = await world.inside((ctx) => getItemVersion(ctx, item.id))
  const others = ['厨师', '教师'].map((work) => ({ name: '王建国', job: work }))
  await world.inside((ctx) => answersFiled(ctx, { kind: 'person', id: personId }, { content, values: { others } }))
  const same = await itemAsking(group('同住家人', 'work', 'who'))
  const seen = await world.show(prefill, actor, { id: same.itemId })
  assert.deepEqual(seen.values, { others: [{ work: '厨师' }, { work: '教师' }] })
  assert.equal(seen.sources['others']?.from, 'earlier')
  const other = await itemAsking(group('从业人员', 'job', 'name'))
  assert.deepEqual((await world.show(prefill, actor, { id: other.itemId })).values, {})
})

test('what another body answers fills in the form once the applicant let it be asked, named, and never over what was typed', async () => {
  const sources = await givenFactSources(world, { marriage: { values: { status: '已婚' } } })
  try {
    const options = [
      { value: '10', label: '未婚' },
      { value: '20', label: '已婚' },
    ]
    const item = await itemAsking(asked('marriage', 'person-marriage', { kind: 'choice', options }))
    const { actor } = await givenCitizen(world, { name: '王静雯' })
    const first = await world.show(prefill, actor, { id: item.itemId })
    assert.deepEqual(
      first.askable.map(({ fact, fields, state }) => [fact, fields, state]),
      [['marriage', ['marriage'], undefined]],
    )
    assert.equal(sources.asked.length, 0, 'nobody is asked before the applicant says so')
    assert.deepEqual((await world.perform(askForForm, actor, { id: item.itemId })).asked, ['marriage'])
    assert.equal((await world.show(prefill, actor, { id: item.itemId })).askable[0]!.state, 'asked')
    await world.deliverNews()
    const seen = await world.show(prefill, actor, { id: item.itemId })
    assert.deepEqual(seen.values, { marriage: '20' })
    assert.deepEqual(seen.sources, { marriage: { from: 'fact', mark: '来自示范市民政局的答复' } })
    assert.deepEqual(seen.askable, [])
    assert.deepEqual(withPrefill(seen.values, { marriage: '10' }), { marriage: '10' })
    const [line] = (await world.show(myFactQuestions, actor, {})).rows
    assert.deepEqual([line!.title, line!.state], ['婚姻登记情况', 'answered'])
    const other = await givenCitizen(world, { name: '李明' })
    assert.deepEqual((await world.show(prefill, other.actor, { id: item.itemId })).values, {})
    const firm = await givenEnterprise(world, { agent: other, name: '示范市云桥书店有限公司' })
    assert.deepEqual((await world.perform(askForForm, firm.actor, { id: item.itemId })).asked, [])
    await assert.rejects(world.perform(askForForm, visitor, { id: item.itemId }), { code: 'kernel.sign-in-needed' })
    sources.answer('marriage', { refuse: { code: 'E-SCOPE', reason: '没有授权' } })
    await world.perform(askForForm, other.actor, { id: item.itemId })
    await world.deliverNews()
    const refused = await world.show(prefill, other.actor, { id: item.itemId })
    assert.deepEqual([refused.values, refused.askable[0]!.state], [{}, 'refused'])
  } finally {
    await sources.close()
  }
})
