import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { seenShifts, type ShiftRow, shiftShown } from '../shifts.ts'

/** Latest first: one's own, and those one may confirm. */
export const shiftList = view(contract.shiftList, {
  async look(ctx, { after, limit, show }) {
    const { rows } = await sql<ShiftRow>`
      select b.* from payments.shift b
      where ${seenShifts(ctx)} and ${show === 'waiting' ? sql`b.confirmed_by is null` : sql`true`}
        and ${after ? sql`b.id < ${after}` : sql`true`}
      order by b.id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    const organs = await describeOrgans(
      ctx,
      page.map((row) => row.organ_id),
    )
    return { rows: page.map((row) => shiftShown(row, organs.get(row.organ_id)?.name ?? '')), next }
  },
  asFile: {
    title: '现金交班',
    columns: [
      { title: '交班时间', width: 18, value: (row) => shanghaiMinute(row.closedAt) },
      { title: '交班人', width: 14, value: (row) => row.clerkName },
      { title: '部门', width: 30, value: (row) => row.organName },
      { title: '班次', width: 8, value: (row) => row.number },
      { title: '笔数', width: 8, value: (row) => row.entries },
      { title: '收（元）', width: 14, value: (row) => row.taken / 100 },
      { title: '退（元）', width: 14, value: (row) => row.returned / 100 },
      { title: '账面（元）', width: 14, value: (row) => row.expected / 100 },
      { title: '清点（元）', width: 14, value: (row) => row.counted / 100 },
      { title: '差额（元）', width: 14, value: (row) => (row.counted - row.expected) / 100 },
      { title: '差额原因', width: 36, value: (row) => row.reason },
      { title: '确认人', width: 14, value: (row) => row.confirmed?.by },
      { title: '确认时间', width: 18, value: (row) => row.confirmed && shanghaiMinute(row.confirmed.at) },
      { title: '复点（元）', width: 14, value: (row) => row.confirmed && row.confirmed.received / 100 },
      { title: '确认说明', width: 36, value: (row) => row.confirmed?.words },
    ],
  },
})
