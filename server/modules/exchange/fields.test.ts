import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { hasRowGuid, tableNames, columnsOf } from './rules/fields.ts'

const fieldList = join(import.meta.dirname, '../../../../shared/data/national-platform/fields.csv')
const putOnBySender = ['id', 'row_guid', 'cd_batch', 'cd_operation', 'cd_time', 'data_source']

test('the tables are those of the platform’s field list: names, types, lengths and what may not be empty', {
  skip: existsSync(fieldList) ? false : 'the field list is not on this machine',
}, () => {
  type Field = { table: string; column: string; type: string; not_null: string; comment: string }
  const fields = parse(readFileSync(fieldList), { bom: true, columns: true }) as Field[]
  for (const table of tableNames) {
    const listed = fields.filter((field) => field.table === table)
    assert.equal(
      listed.some((field) => field.column === 'row_guid'),
      hasRowGuid(table),
      table,
    )
    const expected = listed
      .filter((field) => !putOnBySender.includes(field.column))
      .map(({ column, type, not_null, comment }) => {
        const [, kind, size] = /^(\w+)(?:\((\d+)\))?/.exec(type)!
        const ours = { datetime: 'moment', int: 'number', varchar: 'text', longtext: 'text' }[kind!]
        const longest = ours === 'text' ? Number(size ?? Infinity) : undefined
        return { column, title: comment, kind: ours, required: not_null === '1', longest }
      })
    const have = Object.entries(columnsOf(table)).map(([column, { title, kind, required, longest }]) => ({
      column,
      title,
      kind,
      required,
      longest,
    }))
    assert.deepEqual(have, expected, table)
  }
})
