import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Actor } from '#kernel/actor.ts'
import { givenCitizen, givenOrgan, givenStaff, someIdNumber } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { runGathering } from './actions/run-gathering.ts'
import { stageGathering } from './actions/stage-gathering.ts'
import { findLicences } from './index.ts'
import { holderOf } from './testing.ts'
import { gatheredRows, gathering, gatheringErrors, gatherings } from './views/gatherings.ts'
import { licencePage } from './views/licence-page.ts'

let world: World
let organId: string
let head: Actor
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  head = (await givenStaff(world, { roles: ['department-head'], organId, name: '韩国栋' })).actor
})
after(() => world.close())

const columns = ['持证者名称', '持证者证件号码', '证照编号', '生效日期', '有效期至', '医疗机构名称', '拟工作科室']
const csv = (rows: readonly (readonly string[])[]) =>
  Buffer.from([columns, ...rows].map((row) => row.join(',')).join('\n'))
const stage = (content: Buffer, { name = '护士.csv', as = head, typeKey = 'nurse' } = {}) =>
  world.perform(stageGathering, as, { organId, typeKey, source: '护士注册系统', name, content })
const run = async (id: string) => {
  await world.perform(runGathering, head, { id })
  while ((await world.deliverNews()) > 0);
  return world.show(gathering, head, { id })
}
let numbers = 0
const row = (
  name: string,
  idNumber = someIdNumber(),
  more: Partial<{ number: string; to: string; ward: string }> = {},
) => [
  name,
  idNumber,
  more.number ?? `2026${String((numbers += 1)).padStart(8, '0')}`,
  '2025-01-01',
  more.to ?? '2029-12-31',
  '云溪区人民医院',
  more.ward ?? '内科',
]

test('a list is judged row by row, its good rows become licences of their holders, and the others are told why not', async () => {
  const citizen = await givenCitizen(world, { name: '林晓雨' })
  const wrong = someIdNumber().replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  const good = row('林晓雨', citizen.idNumber)
  const staged = await stage(
    csv([
      good,
      row('周明', wrong),
      row('吴立夏', someIdNumber(), { to: '2024-01-01' }),
      row('何平', someIdNumber(), { number: good[2] }),
      row('别的名字', citizen.idNumber),
    ]),
  )
  assert.deepEqual([staged.rows, staged.accepted, staged.rejected, staged.status], [5, 1, 4, 'judged'])
  assert.equal((await world.inside((ctx) => findLicences(ctx, holderOf(citizen.actor)))).length, 0)
  const { rows } = await world.show(gatheredRows, head, { id: staged.id })
  assert.ok(await assertFileIsList(world, gatheredRows, head, { id: staged.id }))
  assert.deepEqual(
    rows.map((one) => [one.line, one.verdict, ...one.reasons]),
    [
      [2, 'accepted'],
      [3, 'rejected', '身份证件号码不对，请核对校验位'],
      [4, 'rejected', '有效期至早于生效日期'],
      [5, 'rejected', '证照编号在清单里重复'],
      [6, 'rejected', '证件号码已登记在另一个名称下，请核对'],
    ],
  )
  const done = await run(staged.id)
  assert.deepEqual([done.status, done.issued, done.left], ['done', 1, 0])
  const [licence] = await world.inside((ctx) => findLicences(ctx, holderOf(citizen.actor)))
  assert.deepEqual([licence!.number, licence!.validTo], [good[2], '2029-12-31'])
  const page = await world.show(licencePage, head, { id: licence!.id })
  assert.deepEqual(page.face.at(-1), { label: '拟工作科室', text: '内科' })
  assert.ok(page.hasPage)
  const said = await messagesOf(world, citizen.actor)
  assert.deepEqual(
    said.map(({ link, body }) => [link, body.includes(good[2]!)]),
    [[`/licences/${licence!.id}`, true]],
  )
  const sheet = await world.show(gatheringErrors, head, { id: staged.id })
  const again = await stage(Buffer.from(sheet.content), { name: sheet.name })
  assert.deepEqual([again.rows, again.rejected + again.accepted], [4, 4])
  await assert.rejects(world.perform(runGathering, head, { id: staged.id }), { code: 'licences.gathering-not-open' })
})

test('the same list again changes nothing, a changed row becomes the next version, and another’s number is not taken', async () => {
  const idNumber = someIdNumber()
  const first = row('何平', idNumber)
  await run((await stage(csv([first]))).id)
  const again = await stage(csv([first]))
  assert.deepEqual([again.same, again.accepted, again.can], [1, 0, []])
  const changed = await stage(csv([row('何平', idNumber, { number: first[2], ward: '急诊科' })]))
  const done = await run(changed.id)
  assert.deepEqual([done.changed, done.issued], [1, 0])
  const { rows } = await world.show(gatheredRows, head, { id: changed.id })
  const page = await world.show(licencePage, head, { id: rows[0]!.licenceId! })
  assert.deepEqual([page.version, page.face.at(-1)!.text], [2, '急诊科'])
  const other = await stage(csv([row('陆一鸣', someIdNumber(), { number: first[2] })]))
  const [refused] = (await world.show(gatheredRows, head, { id: other.id, show: 'rejected' })).rows
  assert.deepEqual(refused!.reasons, ['这个编号的证照已归集在另一个持证者名下'])
})

test('JSON by the names of the columns is read as a table is, and a file that is neither is refused', async () => {
  const entry = Object.fromEntries(columns.map((column, index) => [column, row('周明')[index]]))
  const staged = await stage(Buffer.from(JSON.stringify([entry])), { name: 'nurses.json' })
  assert.deepEqual([staged.rows, staged.accepted], [1, 1])
  for (const content of ['[{"a":', 'PK\u0003\u0004 no archive', '{}'])
    await assert.rejects(stage(Buffer.from(content), { name: 'list.xlsx' }), { code: 'catalogue.import-unreadable' })
})

test('only the heads of the body gather for it, and others do not see the list', async () => {
  const staged = await stage(csv([row('周明')]))
  const elsewhere = await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' })
  const stranger = (await givenStaff(world, { roles: ['department-head'], organId: elsewhere.id })).actor
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId })).actor
  await assert.rejects(stage(csv([row('周明')]), { as: stranger }), { code: 'kernel.not-yours' })
  await assert.rejects(stage(csv([row('周明')]), { as: clerk }), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(runGathering, stranger, { id: staged.id }), { code: 'kernel.not-yours' })
  await assert.rejects(world.show(gathering, stranger, { id: staged.id }), { code: 'kernel.not-found' })
  assert.equal((await world.show(gatherings, stranger, {})).rows.length, 0)
  assert.equal((await world.show(gatherings, head, {})).rows[0]!.id, staged.id)
  assert.ok(await assertFileIsList(world, gatherings, head, {}))
})

test('a list longer than a portion is written whole, each row once, whatever rows it repeats', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(30), { minLength: 1, maxLength: 60 }), async (picks) => {
      const base = (numbers += 100)
      const people = new Map(
        [...new Set(picks)].map((pick) => [
          pick,
          row(
            `职工${pick}号`.replace(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)]!),
            someIdNumber(),
            { number: `N${base}-${pick}` },
          ),
        ]),
      )
      const staged = await stage(csv(picks.map((pick) => people.get(pick)!)))
      assert.equal(staged.accepted, people.size)
      const done = await run(staged.id)
      assert.deepEqual([done.issued, done.left, done.status], [people.size, 0, 'done'])
    }),
    { numRuns: 4 },
  )
})
