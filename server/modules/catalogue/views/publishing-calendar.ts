import { view } from '#kernel/view.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { cutPage } from '#kernel/page.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { editableSql } from '../policy.ts'

type Row = OutputOf<typeof contract.publishingCalendar>['rows'][number]

/** Versions checked and waiting, the next to come first. */
export const publishingCalendar = view(contract.publishingCalendar, {
  async look(ctx, { after, limit }) {
    const [, day, id] = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/.exec(after ?? '') ?? []
    const { rows } = await sql<Row>`
      select v.id as "versionId", v.item_id as "itemId", v.no, v.name, o.name as "organName", v.effective_on as "effectiveOn"
      from catalogue.item_version v join catalogue.item i on i.id = v.item_id join organs.v_organ o on o.id = i.organ_id
      where v.status = 'scheduled' and ${editableSql(ctx.actor)}
        and ${id ? sql`(v.effective_on, v.id) > (${day}::date, ${id}::uuid)` : sql`true`}
      order by v.effective_on, v.id limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => `${last.effectiveOn}.${last.versionId}`)
    return { rows: page, next }
  },
  asFile: {
    title: '等待到期发布的事项版本',
    columns: [
      { title: '事项', width: 36, value: (row) => row.name },
      { title: '生效日期', width: 12, value: (row) => row.effectiveOn },
      { title: '机关', width: 30, value: (row) => row.organName },
      { title: '版本', width: 8, value: (row) => row.no },
    ],
  },
})
