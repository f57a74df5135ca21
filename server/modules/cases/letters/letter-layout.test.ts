/** Every kind of letter on paper: no text outside the page, no line over another, a glyph for every character. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { previewLetter } from '#modules/documents/index.ts'
import { faultsOfLayout, readPdf } from '#modules/documents/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import type { LetterKind } from '../store.ts'
import { sampleFacts } from './letter-sample.ts'
import { letterDesigns } from './letter-texts.ts'
import { readable, sampleReadable } from './letter-trial.ts'
import { licenceDesigns } from './licence-letters.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const onPaper = (kind: LetterKind, changes: Partial<ReturnType<typeof sampleFacts>> = {}) =>
  world.inside(async (ctx) => {
    const organ = await givenOrgan(world, { name: `示范区${kind}局`.slice(0, 20) })
    return previewLetter(ctx, readable(ctx, organ, kind, { ...sampleFacts(kind), ...changes, organName: organ.name }))
  })

for (const kind of Object.keys(letterDesigns) as LetterKind[])
  test(`the letter ${kind} stands on its paper as it should`, async () => {
    const pdf = await onPaper(kind)
    assert.deepEqual(faultsOfLayout(pdf), [])
    assert.equal(readPdf(pdf).boxes, 0)
  })

test('the letters about licences stand on their paper as they should', async () => {
  const organ = await givenOrgan(world)
  for (const kind of Object.keys(licenceDesigns) as (keyof typeof licenceDesigns)[]) {
    const blocks = licenceDesigns[kind].builtIn
    const pdf = await world.inside((ctx) => previewLetter(ctx, sampleReadable(ctx, organ, kind, blocks)))
    assert.deepEqual([faultsOfLayout(pdf), readPdf(pdf).boxes], [[], 0], kind)
  }
})

test('a reason of two thousand characters goes over pages and nothing else', async () => {
  const words = '经营场所的面积、布局和设施与申报的内容不一致，现场核查时当事人没有说明理由。'.repeat(55).slice(0, 2000)
  const pdf = await onPaper('denial', { words, applicantName: '云溪区老街坊面馆有限责任公司'.repeat(5) })
  assert.ok(readPdf(pdf).pages.length > 1)
  assert.deepEqual(faultsOfLayout(pdf), [])
})
