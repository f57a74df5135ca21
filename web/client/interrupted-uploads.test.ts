import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import {
  forgetInterrupted,
  interruptedAt,
  interruptedLike,
  printOf,
  rememberInterrupted,
} from './interrupted-uploads.ts'

const kept = new Map<string, string>()
Object.defineProperty(globalThis, 'sessionStorage', {
  value: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  },
})
beforeEach(() => kept.clear())

const HOUR = 3_600_000
const one = { place: '/apply/1 身份证', name: '身份证.jpg', print: 'a', url: '/u/1', share: 0.2, since: 0 }

test('a file is known again by its content at the place where it was left, however it is called now', async () => {
  const print = await printOf(new Blob(['the same photograph']))
  rememberInterrupted({ ...one, print })
  assert.equal(interruptedLike(one.place, await printOf(new Blob(['the same photograph'])), HOUR)?.url, '/u/1')
  assert.equal(interruptedLike(one.place, await printOf(new Blob(['the same photogrAph'])), HOUR), undefined)
  assert.equal(interruptedLike('/apply/1 户口簿', print, HOUR), undefined)
})

test('only the latest word on a file counts, and a file sent or given up is not offered again', () => {
  rememberInterrupted(one)
  rememberInterrupted({ ...one, share: 0.7 })
  rememberInterrupted({ ...one, url: '/u/2' })
  assert.deepEqual(
    interruptedAt(one.place, HOUR).map(({ url, share }) => [url, share]),
    [
      ['/u/1', 0.7],
      ['/u/2', 0.2],
    ],
  )
  forgetInterrupted('/u/1')
  assert.deepEqual(
    interruptedAt(one.place, HOUR).map(({ url }) => url),
    ['/u/2'],
  )
})

test('what the server has let go by now is not offered, and a broken memory is no memory', () => {
  rememberInterrupted(one)
  assert.equal(interruptedAt(one.place, 46 * HOUR).length, 1)
  assert.equal(interruptedAt(one.place, 48 * HOUR).length, 0)
  kept.set('onewindow.uploads', '{broken')
  assert.deepEqual(interruptedAt(one.place, HOUR), [])
})
