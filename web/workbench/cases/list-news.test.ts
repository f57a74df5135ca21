import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseListRow } from '#modules/cases/contract.ts'
import { newsIn } from './list-news-count.ts'

const row = (id: string, updatedAt = '1', can: CaseListRow['can'] = []) => ({ id, updatedAt, can }) as CaseListRow

test('a row that came, one that went and one that moved on are three pieces of news', () => {
  assert.equal(newsIn([row('a'), row('b'), row('c')], [row('a'), row('b', '2'), row('d')], 50), 3)
})

test('the same rows are no news, and a full page says nothing of what left it', () => {
  assert.equal(newsIn([row('a'), row('b')], [row('a'), row('b')], 50), 0)
  assert.equal(newsIn([row('a'), row('b')], [row('a'), row('c')], 2), 1)
})

test('a case whose step a colleague has taken is news: one may do less with it', () => {
  assert.equal(newsIn([row('a', '1', ['examine'])], [row('a', '1', [])], 50), 1)
})
