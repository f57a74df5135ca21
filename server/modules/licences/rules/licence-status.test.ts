import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { licenceTable, openActs, rowOf, staffActs, standingOn, statuses, statusAfter } from './licence-status.ts'

test('every act has one row, its provision, and leads somewhere else', () => {
  assert.equal(new Set(licenceTable.map((row) => row.act)).size, licenceTable.length)
  for (const row of licenceTable) {
    assert.match(row.article, /^《.+》第.+条/, row.act)
    assert.ok(!row.from.includes(row.to), row.act)
  }
})

test('what is taken back for good never comes into force again', () => {
  for (const ended of ['withdrawn', 'revoked', 'cancelled', 'superseded'] as const)
    for (const { act } of licenceTable) {
      const next = statusAfter(ended, act)
      assert.ok(next === undefined || next === 'cancelled', `${ended} → ${act}`)
    }
  assert.deepEqual(openActs('cancelled'), [])
  assert.deepEqual(openActs('superseded'), [])
})

test('the acts a post is offered are exactly those that lead on', () => {
  for (const status of statuses)
    assert.deepEqual(
      openActs(status),
      staffActs.filter((act) => statusAfter(status, act) !== undefined),
    )
})

test('a document stays good for the time after a suspension and is void after the end', () => {
  assert.deepEqual(
    licenceTable.filter((row) => row.voids).map((row) => row.act),
    ['withdraw', 'recall', 'revoke', 'cancel', 'supersede'],
  )
  assert.equal(rowOf('suspend').voids, false)
})

const day = fc.integer({ min: 0, max: 4000 }).map((days) => {
  const date = new Date(Date.UTC(2024, 0, 1) + days * 86_400_000)
  return date.toISOString().slice(0, 10)
})

test('a licence is in force from its first day to its last, both included, and on no other day', () => {
  fc.assert(
    fc.property(day, fc.option(day, { nil: undefined }), day, (validFrom, validTo, today) => {
      const inForce = standingOn({ status: 'valid', validFrom, validTo }, today) === 'valid'
      assert.equal(inForce, validFrom <= today && (validTo === undefined || today <= validTo))
    }),
  )
})

test('a suspension ends with the term, and what was ended stays ended on every day', () => {
  fc.assert(
    fc.property(fc.constantFrom(...statuses), day, day, day, (status, validFrom, validTo, today) => {
      const standing = standingOn({ status, validFrom, validTo }, today)
      if (status === 'suspended') assert.equal(standing, validTo < today ? 'expired' : 'suspended')
      else if (status !== 'valid') assert.equal(standing, status)
    }),
  )
})
