import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { columnTitle, isListColumn } from '../elements/list-columns.ts'
import { readableQuestion } from '../list-asking.ts'

/** A list is a question and the columns it shows; saving one changes no item. */
export const saveList = action(contract.saveList, {
  subject: (input) => input.key,
  async run(ctx, { key, title, note, columns, ...asked }) {
    const unknown = columns.filter((column) => !isListColumn(column))
    if (unknown.length > 0) throw contract.listQuestionWrong({ reason: `没有这样的列：${unknown.join('、')}` })
    const question = await readableQuestion(ctx, asked)
    const taken = await sql`select from catalogue.item_list where title = ${title} and key <> ${key}`.execute(ctx.db)
    if (taken.rows.length > 0) throw contract.listTitleTaken()
    await sql`
      insert into catalogue.item_list (key, title, note, question, conditions, match, columns, place)
      values (${key}, ${title}, ${note}, ${question}, ${asked.conditions ?? null}, ${asked.match}, ${columns}::text[],
              (select coalesce(max(place), 0) + 1 from catalogue.item_list))
      on conflict (key) do update set title = excluded.title, note = excluded.note, question = excluded.question,
        conditions = excluded.conditions, match = excluded.match, columns = excluded.columns`.execute(ctx.db)
    return {
      key,
      title,
      note,
      columns: columns.filter(isListColumn).map((column) => ({ key: column, title: columnTitle(column) })),
    }
  },
})
