/** Which columns a person may set by hand. */
import { columnsOf, type TableName, type Values } from './fields.ts'

/** Neither what is personal, nor which case it is, nor when things happened. */
export function mendableColumns(table: TableName): string[] {
  return Object.entries(columnsOf(table)).flatMap(([column, { kind, personal }]) =>
    personal || kind === 'moment' || column === 'project_no' ? [] : [column],
  )
}

/** What was typed, as the table wants it; columns that may not be set are left out, an empty one becomes null. */
export function typedIn(table: TableName, typed: Readonly<Record<string, string>>): Values {
  const columns = columnsOf(table)
  return Object.fromEntries(
    mendableColumns(table)
      .filter((column) => column in typed)
      .map((column) => {
        const text = typed[column]!
        if (text === '') return [column, null]
        return [column, columns[column]!.kind === 'number' ? Number(text) : text]
      }),
  )
}
