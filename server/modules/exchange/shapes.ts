/** States of a row and what they are called. Browser-safe. */
import { z } from 'zod'
import { exchangeTables, type TableName, tableNames } from './rules/fields.ts'

/**
 * `sent`: handed over, the answer not known yet. `refused`: the platform said no to this row. `invalid`: it cannot be
 * sent as it is. `dead`: no answer after all attempts.
 */
export const rowStates = {
  waiting: '待发送',
  sent: '已发待回执',
  accepted: '已接收',
  refused: '被退回',
  invalid: '数据不合规',
  dead: '多次未送达',
} as const
export type RowState = keyof typeof rowStates
export const rowState = z.enum(Object.keys(rowStates) as [RowState, ...RowState[]])

export const tableName = z.enum(tableNames as [TableName, ...TableName[]])
export const tableTitle = (name: TableName): string => exchangeTables[name].title

export const outcomes = { accepted: '接收', refused: '退回', later: '请稍后再发' } as const
export type Outcome = keyof typeof outcomes

export const findingKinds = {
  missing: '对方没有',
  different: '内容或版本不同',
  surplus: '只有对方有',
} as const
export type FindingKind = keyof typeof findingKinds
