/** Rows as those see them who need not know whom they are about. */
import { columnsOf, type Personal, type TableName, type Value } from './fields.ts'

const hide: Record<Personal, (text: string) => string> = {
  name: (text) => `${[...text][0] ?? ''}**`,
  code: (text) => (text.length > 6 ? `${text.slice(0, 2)}${'*'.repeat(text.length - 4)}${text.slice(-2)}` : '***'),
  text: (text) => `（${[...text].length} 个字，打开原文可以查看）`,
}

export function maskedValue(table: TableName, column: string, value: Value): Value {
  const personal = columnsOf(table)[column]?.personal
  return personal && value !== null && value !== '' ? hide[personal](String(value)) : value
}
