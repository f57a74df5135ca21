import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import type { OutputOf } from '#kernel/contract.ts'
import { cutPage } from '#kernel/page.ts'
import * as contract from '../contract.ts'
import { editableSql } from '../policy.ts'

type Row = Omit<OutputOf<typeof contract.editableItems>['rows'][number], 'open' | 'changedAt' | 'publishedNo'> & {
  changedAt: Date
  publishedNo: number | null
  openId: string | null
  openNo: number | null
  openStatus: 'draft' | 'submitted' | 'scheduled' | null
}

/** Items of the editor's own bodies and region, by id: newest items last. */
export const editableItems = view(contract.editableItems, {
  async look(ctx, { after, limit, status, waiting, name, organId }) {
    const conditions = [editableSql(ctx.actor)]
    if (after) conditions.push(sql`i.id > ${idOrStart(after)}::uuid`)
    if (status) conditions.push(sql`i.status = ${status}`)
    if (organId) conditions.push(sql`i.organ_id = ${organId}`)
    if (name) conditions.push(sql`position(lower(${name}) in lower(i.name)) > 0`)
    if (waiting)
      conditions.push(
        waiting === 'true' ? sql`open.status = 'submitted'` : sql`open.status is distinct from 'submitted'`,
      )
    const { rows } = await sql<Row>`
      select i.id, i.code, i.name, i.organ_id as "organId", o.name as "organName", i.region_code as "regionCode", i.status,
             p.no as "publishedNo", i.changed_at as "changedAt",
             open.id as "openId", open.no as "openNo", open.status as "openStatus"
      from catalogue.item i
      join organs.v_organ o on o.id = i.organ_id
      left join catalogue.item_version p on p.id = i.published_version_id
      left join catalogue.item_version open on open.item_id = i.id and open.status in ('draft', 'submitted', 'scheduled')
      where ${sql.join(conditions, sql` and `)} order by i.id limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return { rows: page.map(answerOf), next }
  },
  asFile: {
    title: '事项',
    columns: [
      { title: '事项', width: 36, value: (row) => row.name },
      { title: '实施主体', width: 30, value: (row) => row.organName },
      { title: '编码', width: 40, value: (row) => row.code },
      { title: '状态', width: 10, value: (row) => contract.itemStatuses[row.status] },
      { title: '未发布的版本', width: 14, value: (row) => row.open && contract.versionStatuses[row.open.status] },
      { title: '更新', width: 18, value: (row) => shanghaiMinute(row.changedAt) },
    ],
  },
})

function answerOf({ openId, openNo, openStatus, publishedNo, changedAt, ...row }: Row) {
  return {
    ...row,
    publishedNo: publishedNo ?? undefined,
    changedAt: changedAt.toISOString(),
    open: openId && openNo && openStatus ? { versionId: openId, no: openNo, status: openStatus } : undefined,
  }
}

/** A cursor that is no id begins at the start. */
function idOrStart(after: string): string {
  return /^[0-9a-f-]{36}$/.test(after) ? after : '00000000-0000-0000-0000-000000000000'
}
