import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentExample } from '../testing.ts'
import type { ItemContent } from '../contract.ts'
import { faultsOf } from './soundness.ts'

const fieldsOf = (changes: Partial<ItemContent>) => faultsOf(contentExample(changes)).map(({ field }) => field)
const yearly = { places: 10, per: 'year', basis: '《示范条例》第八条' } as const

test('only a licence may be limited in number, and places are only given back where a licence says when they end', () => {
  assert.deepEqual(fieldsOf({ quotaLimit: yearly }), [])
  assert.deepEqual(fieldsOf({ itemType: '20', quotaLimit: yearly }), ['quotaLimit.places'])
  const plain = { kind: 'approval', name: '批准书', faceFields: [] } as const
  assert.ok(
    fieldsOf({ result: { ...plain, faceFields: [] }, quotaLimit: { ...yearly, per: 'standing' } }).includes(
      'quotaLimit.per',
    ),
  )
})
