/** Several letters as one file for the printer: whole pages, their codes kept, each marked as a copy, no signature claimed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '#server/testing.ts'
import { issuedFor, printCopies } from '../index.ts'
import { givenLetter, readPdf } from '../testing.ts'
import { verifyPdf } from '../signature/verify.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

async function givenThree() {
  return world.inside(async (ctx) => {
    const [organId, subject] = [ctx.newId(), { module: 'cases', id: ctx.newId() }]
    const given = { organId, subject }
    await givenLetter(ctx, { ...given, title: '受理通知书', number: '示受1号' })
    const long = Array.from({ length: 60 }, (_, index) => `第${index + 1}段，说明补正的内容。`)
    await givenLetter(ctx, { ...given, title: '补正告知书', number: '示补1号', body: long })
    await givenLetter(ctx, { ...given, title: '准予决定书', number: '示准1号' })
    const letters = await issuedFor(ctx, subject)
    const ids = letters.map(({ documentId }) => documentId)
    return { letters, merged: await printCopies(ctx, ids) }
  })
}

test('the cover names every letter, then come their pages in order with the codes they were issued with', async () => {
  const { letters, merged } = await givenThree()
  const { pages, boxes } = readPdf(merged)
  assert.equal(boxes, 0)
  const spoken = letters.map(({ verifyCode }) => verifyCode.replace(/(.{4})(?=.)/g, '$1-'))
  const [cover, ...copies] = pages
  for (const [at, { title, number }] of letters.entries())
    assert.ok(cover!.includes(title) && cover!.includes(number) && cover!.includes(spoken[at]!), cover)
  assert.match(cover!, /是打印副本，本身没有电子签章/)
  const order = copies.map((page) => spoken.findIndex((code) => page.includes(code)))
  assert.deepEqual([...new Set(order)], [0, 1, 2])
  assert.deepEqual(
    order,
    order.toSorted((one, other) => one - other),
  )
  assert.ok(order.filter((one) => one === 1).length > 1, 'the long letter has all its pages')
  assert.ok(copies.every((page) => page.startsWith('打印副本')))
})

test('the file claims no signature, and verifying it says so', async () => {
  const { merged } = await givenThree()
  const text = Buffer.from(merged).toString('latin1')
  assert.ok(!/\/Type \/Sig|\/AcroForm|\/Annots \[ *[^\] ]/.test(text))
  assert.equal(verifyPdf(merged, []).reason, 'not-signed')
})

test('fonts of different letters keep different names, so that no printer takes one for the other', async () => {
  const { merged } = await givenThree()
  const names = [
    ...Buffer.from(merged)
      .toString('latin1')
      .matchAll(/\/FontName (\/\S+)/g),
  ].map(([, name]) => name)
  assert.equal(new Set(names).size, names.length)
})

test('a document that does not exist is not printed, and nothing else in its place', async () => {
  await assert.rejects(
    world.inside((ctx) => printCopies(ctx, [ctx.newId()])),
    { code: 'documents.document-missing' },
  )
})
