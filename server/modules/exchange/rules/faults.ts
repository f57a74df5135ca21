/** What is wrong with a row, so that it is not even offered to the platform: each fault names its column and how to mend it. */
import { type Column, columnsOf, type TableName, type Value, type Values } from './fields.ts'

export type Fault = { readonly column: string; readonly title: string; readonly reason: string }

/** Shapes the national code rules prescribe; everything else of a code is the platform's to judge. */
const shapes: Readonly<Record<string, readonly [RegExp, string]>> = {
  catalog_code: [/^\d{9}(\d{3}|00Y)$/, '基本编码是 12 位'],
  task_code: [/^[0-9A-Z]{18}\d\d{9}(\d{3}|00Y)$/, '实施编码是 31 位：统一社会信用代码、行使层级、基本编码'],
  org_code: [/^[0-9A-Z]{18}$/, '应是 18 位统一社会信用代码'],
  issue_dept_code: [/^[0-9A-Z]{18}$/, '应是 18 位统一社会信用代码'],
}

const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/

/** In the order of the table's columns; none: the row may go. */
export function faultsOf(table: TableName, values: Values): Fault[] {
  const columns = columnsOf(table)
  const known = Object.entries(columns).flatMap(([column, spec]) => {
    const reason = faultIn(column, spec, values[column])
    return reason ? [{ column, title: spec.title, reason }] : []
  })
  const strange = Object.keys(values).filter((column) => !(column in columns))
  return [...known, ...strange.map((column) => ({ column, title: column, reason: '交换表里没有这一列' }))]
}

function faultIn(column: string, spec: Column, value: Value | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return spec.required ? '必填，现在是空的' : undefined
  if (spec.kind === 'number') return Number.isInteger(value) ? undefined : '应是整数'
  if (typeof value !== 'string') return '应是文字'
  if (spec.kind === 'moment') return MOMENT.test(value) ? undefined : '时间应写成 2026-01-31 09:00:00 的样子'
  const length = [...value].length
  if (length > spec.longest!) return `最多 ${spec.longest} 个字，现在有 ${length} 个`
  const shape = shapes[column]
  return shape && !shape[0].test(value) ? shape[1] : undefined
}
