import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import { addDataElement } from './actions/add-data-element.ts'
import { retireDataElement } from './actions/retire-data-element.ts'
import { reviseDataElement } from './actions/revise-data-element.ts'
import { describeElements, elementVersions } from './index.ts'
import { seedElements } from './data-elements.ts'
import { dataElements } from './views/data-elements.ts'
import { dataElementVersions } from './views/data-element-versions.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const grants = new Map([['vocabulary.define', { everywhere: true as const }]])
const editor: Actor = { kind: 'staff', id: 'staff:editor', subjectId: 'staff:editor', name: '编目员', grants }
const clerk: Actor = { ...editor, name: '窗口人员', grants: new Map() }
const plate = {
  label: '车牌号',
  subject: 'matter' as const,
  kind: 'text' as const,
  help: '照行驶证上的写',
  maxLength: 10,
  sources: [{ from: 'earlier' as const }],
}
const reason = '道路运输的几个事项都要问'

test('the library begins with the standard elements, nations and industries with all their options', async () => {
  const { rows } = await world.show(dataElements, editor, {})
  const known = new Map(rows.map((one) => [one.key, one]))
  assert.equal(known.get('person-name')?.origin, 'standard')
  assert.equal(known.get('person-nation')?.options?.length, 56)
  assert.equal(known.get('industry')?.options?.length, 97)
  assert.ok(rows.length >= 40)
})

test('a second start writes no second version', async () => {
  await world.inside((ctx) => seedElements(ctx))
  const { rows } = await world.show(dataElementVersions, editor, { key: 'person-nation' })
  assert.deepEqual(
    rows.map((one) => [one.version, one.reason]),
    [[1, '随软件提供']],
  )
})

test('a local element is added, revised as another version, and both can be read', async () => {
  const added = await world.perform(addDataElement, editor, { key: 'vehicle-plate', content: plate, reason })
  assert.deepEqual([added.version, added.origin], [1, 'local'])
  const longer = { ...plate, maxLength: 12 }
  await world.perform(reviseDataElement, editor, {
    key: 'vehicle-plate',
    version: 1,
    content: longer,
    reason: '新能源车牌多一位',
  })
  const { rows } = await world.show(dataElementVersions, editor, { key: 'vehicle-plate' })
  assert.deepEqual(
    rows.map((one) => [one.version, one.content.maxLength, one.changedBy]),
    [
      [2, 12, '编目员'],
      [1, 10, '编目员'],
    ],
  )
  const said = await world.inside((ctx) => elementVersions(ctx, [{ key: 'vehicle-plate', version: 1 }]))
  assert.equal(said.get('vehicle-plate@1')?.maxLength, 10)
})

test('whoever read an older version does not overwrite the newer one', async () => {
  await world.perform(addDataElement, editor, { key: 'ship-name', content: plate, reason })
  const change = { key: 'ship-name', version: 1, content: plate, reason }
  await world.perform(reviseDataElement, editor, change)
  await assert.rejects(world.perform(reviseDataElement, editor, change), { code: 'vocabulary.element-changed' })
})

test('a key is used once, and what the software brings is not changed here', async () => {
  const input = { key: 'person-name', content: plate, reason }
  await assert.rejects(world.perform(addDataElement, editor, input), { code: 'vocabulary.element-key-taken' })
  await assert.rejects(world.perform(reviseDataElement, editor, { ...input, version: 1 }), {
    code: 'vocabulary.element-not-local',
  })
  await assert.rejects(world.perform(retireDataElement, editor, { key: 'person-name', retired: true }), {
    code: 'vocabulary.element-not-local',
  })
})

test('an element that contradicts itself is refused, and so is one nobody knows', async () => {
  const unsound = { ...plate, kind: 'choice' as const, maxLength: undefined }
  await assert.rejects(world.perform(addDataElement, editor, { key: 'colour', content: unsound, reason }), {
    code: 'vocabulary.element-unsound',
  })
  await assert.rejects(
    world.perform(reviseDataElement, editor, { key: 'nobody-knows', version: 1, content: plate, reason }),
    { code: 'vocabulary.element-not-known' },
  )
})

test('a retired element is told as such and can be taken back', async () => {
  await world.perform(addDataElement, editor, { key: 'fax-number', content: plate, reason })
  assert.equal((await world.perform(retireDataElement, editor, { key: 'fax-number', retired: true })).retired, true)
  const again = await world.perform(retireDataElement, editor, { key: 'fax-number', retired: false })
  assert.equal(again.retired, false)
  const known = await world.inside((ctx) => describeElements(ctx, ['fax-number', 'nobody-knows']))
  assert.deepEqual([...known.keys()], ['fax-number'])
})

test('a stranger and a clerk neither see nor change the library', async () => {
  for (const nobody of [stranger, clerk]) {
    await assert.rejects(world.show(dataElements, nobody, {}))
    await assert.rejects(world.perform(addDataElement, nobody, { key: 'mine-alone', content: plate, reason }))
  }
  const known = await world.inside((ctx) => describeElements(ctx, ['mine-alone']))
  assert.equal(known.size, 0)
})
