import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from 'node:test'
import { keepInStep } from './in-step.ts'

/** A sheet whose drawing and reading wait until they are let go, and a draft that gives back what it was told when asked. */
function slowSheet() {
  const waiting: (() => void)[] = []
  const pause = () => new Promise<void>((go) => void waiting.push(go))
  const sheet = { text: '', drawn: [] as string[], told: [] as string[] }
  const step = keepInStep(
    {
      draw: async (text) => {
        await pause()
        sheet.text = text
        sheet.drawn.push(text)
      },
      read: async () => {
        const { text } = sheet
        await pause()
        return text
      },
      tell: (text) => void sheet.told.push(text),
      drawn: () => {},
    },
    0,
  )
  const type = (text: string) => {
    sheet.text = text
    step.changed()
  }
  /** Lets everything that waits go on, the oldest first. */
  const goOn = async () => {
    await wait(5)
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      next()
      await wait(1)
    }
  }
  return { sheet, step, type, goOn }
}

test('what was typed after the draft was told is not put back when the older text comes round late', async () => {
  const { sheet, step, type, goOn } = slowSheet()
  step.given('imported')
  await goOn()
  type('imported, named')
  await goOn()
  type('imported, named, with a condition')
  await goOn()
  // The page renders both only now.
  step.given('imported, named')
  step.given('imported, named, with a condition')
  await goOn()
  assert.deepEqual(sheet.drawn, ['imported'])
  assert.equal(sheet.text, 'imported, named, with a condition')
  assert.deepEqual(sheet.told, ['imported, named', 'imported, named, with a condition'])
})

test('a change made just before an import does not bring the old drawing back', async () => {
  const { sheet, step, type, goOn } = slowSheet()
  step.given('old')
  await goOn()
  type('old, changed')
  await wait(5)
  step.given('imported')
  await goOn()
  assert.equal(sheet.text, 'imported')
  assert.deepEqual(sheet.told, [])
})

test('two texts given in quick succession are drawn one after the other, the last one last', async () => {
  const { sheet, step, goOn } = slowSheet()
  step.given('first')
  step.given('second')
  step.given('third')
  await goOn()
  assert.equal(sheet.text, 'third')
  assert.deepEqual(sheet.drawn, ['first', 'third'])
})

test('a text that was told before and comes back by another hand is drawn', async () => {
  const { sheet, step, type, goOn } = slowSheet()
  step.given('one')
  await goOn()
  type('two')
  await goOn()
  step.given('two')
  step.given('one')
  await goOn()
  step.given('two')
  await goOn()
  assert.deepEqual(sheet.drawn, ['one', 'one', 'two'])
})
