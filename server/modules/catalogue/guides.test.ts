import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { storeFile } from '#modules/documents/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { sql } from 'kysely'
import type { ItemVersion } from './contract.ts'
import { branchingItem, catalogueEditor, everyAnswer, givenItem, shownChecklist, withdrawnItem } from './testing.ts'
import { completenessBoard, completenessItems } from './views/completeness.ts'
import { guideFile } from './views/guide-file.ts'
import { guideNotice } from './views/guide-notice.ts'
import { guideQr, qrStickers } from './views/guide-qr.ts'

const editor = catalogueEditor('编写人')
const elsewhere = { ...editor, grants: new Map([['catalogue.edit', { regions: ['98'] }]]) }
let world: World
let organId: string
let item: ItemVersion
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  item = await branchingItem(world, organId)
})
after(() => world.close())

const isPdf = (content: Uint8Array) => Buffer.from(content).subarray(0, 5).toString() === '%PDF-'

test('the notice is printed for every situation, also half-way and where the item is not the right one', async () => {
  const texts = everyAnswer(item.content).map((answers) =>
    Object.entries(answers)
      .map((pair) => pair.join('.'))
      .join(','),
  )
  for (const answers of ['', 'premises.none', ...texts]) {
    const notice = await world.show(guideNotice, stranger, { id: item.itemId, answers })
    assert.deepEqual([notice.mediaType, isPdf(notice.content)], ['application/pdf', true])
  }
  await assert.rejects(world.show(guideNotice, stranger, { id: item.itemId, answers: 'x;drop' }), {
    code: 'kernel.invalid-input',
  })
})

test('the checklist asks, narrows and ends', async () => {
  const start = await shownChecklist(world, item.itemId, {})
  assert.deepEqual([start.next?.key, start.complete], ['premises', false])
  const stopped = await shownChecklist(world, item.itemId, { premises: 'none' })
  assert.deepEqual([stopped.stop, stopped.complete], ['没有固定场所的，请办理摊点备案', false])
  const mine = await shownChecklist(world, item.itemId, { premises: 'own', staff: 'many' })
  assert.deepEqual(
    [mine.complete, mine.answered.map((one) => one.label), mine.materials.map((one) => one.key)],
    [true, ['自己的', '十人以上'], ['identity', 'deed', 'health']],
  )
})

test('the code leads to the stable address, as picture and as stickers', async () => {
  const svg = await world.show(guideQr, stranger, { id: item.itemId })
  assert.match(Buffer.from(svg.content).toString(), /^<svg/)
  const png = await world.show(guideQr, stranger, { id: item.itemId, format: 'png' })
  assert.equal(Buffer.from(png.content).subarray(1, 4).toString(), 'PNG')
  const sheet = await world.show(qrStickers, editor, { organId })
  assert.ok(isPdf(sheet.content))
  await assert.rejects(world.show(qrStickers, elsewhere, { organId }), { code: 'catalogue.item-missing' })
  await assert.rejects(world.show(qrStickers, stranger, { organId }), { code: 'kernel.sign-in-needed' })
  const gone = await givenItem(world, { organId })
  await withdrawnItem(world, gone)
  await assert.rejects(world.show(guideQr, stranger, { id: gone.itemId }), { code: 'catalogue.item-missing' })
  await assert.rejects(world.show(guideNotice, stranger, { id: gone.itemId }), { code: 'catalogue.item-missing' })
})

test('a blank form the guide names can be taken by anybody; another file, and an applicant’s own, by nobody', async () => {
  const kept = (ownerId?: string) =>
    world.inside((ctx) =>
      storeFile(ctx, {
        content: Buffer.from('%PDF-1.4'),
        name: '空白表格.pdf',
        mediaType: 'application/pdf',
        trustLevel: 'C',
        ownerId,
      }),
    )
  const [blank, other, owned] = [await kept(), await kept(), await kept(item.id)]
  const [first, ...rest] = item.content.materials
  const materials = [{ ...first!, blankForm: blank.id, sample: owned.id }, ...rest]
  const { itemId } = await givenItem(world, { organId, content: { ...item.content, materials } })
  const shown = await world.show(guideFile, stranger, { id: itemId, fileId: blank.id })
  assert.deepEqual([shown.name, Buffer.from(shown.content).toString()], ['空白表格.pdf', '%PDF-1.4'])
  for (const fileId of [other.id, owned.id])
    await assert.rejects(world.show(guideFile, stranger, { id: itemId, fileId }), { code: 'catalogue.item-missing' })
})

test('completeness counts the same in the database as in the rule, and says what is missing', async () => {
  await givenItem(world, { organId, content: { gaps: ['basis', 'fees'], keywords: ['开店'], channels: ['1'] } })
  const { rows } = await world.show(completenessItems, editor, {})
  const { rows: stored } = await world.inside((ctx) =>
    sql<{ score: number }>`
    select completeness as score from catalogue.item_version where status = 'published' order by completeness, item_id`.execute(
      ctx.db,
    ),
  )
  assert.deepEqual(
    rows.map((row) => row.score),
    stored.map((row) => row.score),
  )
  const poor = rows.find((row) => row.missing.includes('设定依据'))!
  assert.ok(poor.missing.includes('收费情况') && poor.missing.includes('常见问题') && !poor.missing.includes('关键词'))
  const board = await world.show(completenessBoard, editor, {})
  const average = Math.round(rows.reduce((sum, row) => sum + row.score, 0) / rows.length)
  assert.deepEqual(
    board.rows.map((row) => [row.items, row.score]),
    [[rows.length, average]],
  )
  assert.deepEqual((await world.show(completenessBoard, elsewhere, {})).rows, [])
})
