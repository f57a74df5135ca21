import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { columnTitle, isListColumn } from '../elements/list-columns.ts'

/** A list is a question and the columns it shows; saving one changes no item. */
export const saveList = action(contract.saveList, {
  subject: (input) => input.key,
  async run(ctx, { key, title, note, question, columns }) {
    const unknown = columns.filter((column) => !isListColumn(column))
    if (unknown.length > 0) throw contract.listQuestionWrong({ reason: `没有这样的列：${unknown.join('、')}` })
    await sql`select ${question}::jsonpath`.execute(ctx.db).catch((error: { code?: string; message: string }) => {
      // Syntax and data errors of PostgreSQL: the question cannot be read.
      if (!/^(42|22)/.test(error.code ?? '')) throw error
      throw contract.listQuestionWrong({ reason: `条件读不出来：${error.message}` })
    })
    await sql`
      insert into catalogue.item_list (key, title, note, question, columns, place)
      values (${key}, ${title}, ${note}, ${question}, ${columns}::text[], (select coalesce(max(place), 0) + 1 from catalogue.item_list))
      on conflict (key) do update set title = excluded.title, note = excluded.note, question = excluded.question,
        columns = excluded.columns`.execute(ctx.db)
    return {
      key,
      title,
      note,
      columns: columns.filter(isListColumn).map((column) => ({ key: column, title: columnTitle(column) })),
    }
  },
})
