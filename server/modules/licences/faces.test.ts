import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { textOfPdf } from '#modules/documents/testing.ts'
import { givenCitizen, givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { addType } from './actions/add-type.ts'
import { changeType } from './actions/change-type.ts'
import { dropFaceDraft } from './actions/drop-face-draft.ts'
import { endFace } from './actions/end-face.ts'
import { putFaceInForce } from './actions/put-face-in-force.ts'
import { saveFaceDraft } from './actions/save-face-draft.ts'
import { faceFaults } from '#modules/documents/index.ts'
import { firstLayout } from './contract.ts'
import { seedTypes } from './licence-types.ts'
import { givenLicence, holderOf } from './testing.ts'
import { licencePdf } from './views/licence-pdf.ts'
import { faceSpecimen, licenceTypePage } from './views/licence-type-page.ts'
import { licenceTypes } from './views/licence-types.ts'

let world: World
let editor: Actor
let second: Actor
let organId: string
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  editor = (await givenStaff(world, { roles: ['catalogue-editor'], organId, name: '杜若' })).actor
  second = (await givenStaff(world, { roles: ['catalogue-editor'], organId, name: '张一诺' })).actor
})
after(() => world.close())

const key = 'nurse'
const own = {
  ...firstLayout,
  parts: [
    ...firstLayout.parts,
    { kind: 'text' as const, text: '凭本证执业', x: 20, y: 145, width: 100, size: 10, align: 'left' as const },
  ],
}
const save = { key, layout: own, note: '加一句话', revision: 0 }

async function faceOfNewLicence(typeKey = key): Promise<string> {
  const { actor } = await givenCitizen(world)
  const { id } = await givenLicence(world, { typeKey, holder: holderOf(actor) })
  const { content } = await world.show(licencePdf, actor, { id })
  return textOfPdf(content)
}

test('an editor lays out a face, another puts it in force, and the next licence has it; then the built-in one again', async () => {
  const { revision } = await world.perform(saveFaceDraft, editor, save)
  assert.ok(!(await faceOfNewLicence()).includes('凭本证执业'))
  await assert.rejects(world.perform(putFaceInForce, editor, { key, revision }), { code: 'licences.own-face-draft' })
  const { version } = await world.perform(putFaceInForce, second, { key, revision })
  assert.equal(version, 1)
  const said = await faceOfNewLicence()
  for (const part of ['凭本证执业', '护士执业证书', '云溪区云桥路 18 号', '1.2.156.3005.2', '云溪区市场监督管理局'])
    assert.ok(said.includes(part), part)
  await world.perform(endFace, second, { key })
  assert.ok(!(await faceOfNewLicence()).includes('凭本证执业'))
  const page = await world.show(licenceTypePage, editor, { key })
  assert.deepEqual(
    page.versions.map((one) => [one.version, one.state, one.approvedBy]),
    [[1, 'superseded', '张一诺']],
  )
  await assert.rejects(world.perform(endFace, second, { key }), { code: 'kernel.not-found' })
})

test('a draft somebody changed meanwhile is neither saved over nor put in force, and a dropped one is gone', async () => {
  await world.perform(saveFaceDraft, editor, save)
  await assert.rejects(world.perform(saveFaceDraft, second, save), { code: 'licences.face-draft-changed' })
  await assert.rejects(world.perform(putFaceInForce, second, { key, revision: 2 }), {
    code: 'licences.face-draft-changed',
  })
  await world.perform(dropFaceDraft, editor, { key })
  await assert.rejects(world.perform(putFaceInForce, second, { key, revision: 1 }), { code: 'kernel.not-found' })
  await assert.rejects(world.perform(dropFaceDraft, editor, { key }), { code: 'kernel.not-found' })
})

test('a face without what every licence says, outside its paper, or with unknown fields is refused and told why', async () => {
  const type = { holderKind: 'person' as const, fields: ['医疗机构名称'] }
  assert.deepEqual(faceFaults(firstLayout, type), [])
  const without = (kind: string) => ({ ...firstLayout, parts: firstLayout.parts.filter((part) => part.kind !== kind) })
  assert.match(faceFaults(without('qr'), type)[0]!.message, /二维码/)
  assert.match(faceFaults(without('seal'), type)[0]!.message, /印章/)
  assert.deepEqual(
    faceFaults(without('rest'), type).map(({ message }) => /“(.*?)”/.exec(message)![1]),
    ['有效期限', '持证人', '身份证件号码', '医疗机构名称'],
  )
  const faulty = {
    ...firstLayout,
    parts: [...firstLayout.parts, { kind: 'field' as const, field: '民族', x: 250, y: 20, width: 80, size: 12 }],
  }
  assert.deepEqual(
    faceFaults(faulty, type).map(({ part, message }) => [part, message]),
    [
      [8, '这一部分伸到纸外了'],
      [8, '没有“民族”这个字段'],
    ],
  )
  await assert.rejects(world.perform(saveFaceDraft, editor, { ...save, layout: faulty }), {
    code: 'licences.face-faulty',
  })
  await assert.rejects(world.perform(saveFaceDraft, editor, { ...save, layout: without('seal') }), {
    code: 'licences.face-faulty',
  })
})

test('the specimen is made by the same code, says that it is one, and carries neither seal nor code', async () => {
  const { content } = await world.show(faceSpecimen, editor, { key, layout: JSON.stringify(own) })
  const said = textOfPdf(content)
  for (const part of ['样本 未签发', '凭本证执业', '护士执业证书', '医疗机构名称']) assert.ok(said.includes(part), part)
  assert.ok(!said.includes('验证码'))
})

test('an editor adds a type and changes it; the next start leaves the change alone, and its fields cannot leave a face that shows them', async () => {
  const type = {
    title: '动物诊疗许可证',
    issuingBody: '农业农村主管部门',
    trustLevel: 'A' as const,
    fields: ['诊疗地点', '诊疗活动范围'],
  }
  const add = { ...type, key: 'animal-clinic', holderKind: 'enterprise' as const, uscc: '11990100MB0000000X' }
  const { code } = await world.perform(addType, editor, add)
  assert.equal(code, '11990100MB0000000X001')
  await assert.rejects(world.perform(addType, editor, add), { code: 'licences.type-known' })
  const placed = {
    ...firstLayout,
    parts: [...firstLayout.parts, { kind: 'field' as const, field: '诊疗地点', x: 30, y: 142, width: 100, size: 9 }],
  }
  await world.perform(saveFaceDraft, editor, { key: add.key, layout: placed, note: '首版照面', revision: 0 })
  await world.perform(putFaceInForce, second, { key: add.key, revision: 1 })
  const change = { ...type, key: add.key, title: '动物诊疗许可', validMonths: 60 }
  await assert.rejects(world.perform(changeType, editor, { ...change, fields: ['诊疗活动范围'] }), {
    code: 'licences.fields-on-face',
  })
  await world.perform(changeType, editor, change)
  await world.perform(changeType, editor, { ...change, key: 'water', fields: ['水源'], title: '取水许可证（试点）' })
  await world.inside(seedTypes)
  const { rows } = await world.show(licenceTypes, editor, {})
  const titles = new Map(rows.map((row) => [row.key, [row.title, row.validMonths]]))
  assert.deepEqual(titles.get('animal-clinic'), ['动物诊疗许可', 60])
  assert.deepEqual(titles.get('water'), ['取水许可证（试点）', 60])
  assert.ok(rows.length >= 28)
})

test('only editors keep the directory and its faces', async () => {
  const { actor } = await givenCitizen(world)
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId })).actor
  for (const who of [actor, clerk]) {
    const denied = { code: 'kernel.not-permitted' }
    await assert.rejects(world.perform(saveFaceDraft, who, save), denied)
    await assert.rejects(world.perform(putFaceInForce, who, { key, revision: 1 }), denied)
    await assert.rejects(world.show(licenceTypePage, who, { key }), denied)
  }
})
