import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'

type Row = Omit<(typeof contract.dayCheck)['_output'], 'checkedAt' | 'error'> & {
  checkedAt: Date
  error: string | null
}

/** Latest day first. */
const outcomeTitles = { equal: '一致', differs: '不一致', failed: '没有核对成' } as const

export const dayChecks = view(contract.dayChecks, {
  async look(ctx, { after, limit }) {
    const { rows } = await sql<Row>`
      select day, checked_at as "checkedAt", outcome, ours, theirs, missing, different, surplus, on_the_way as "onTheWay", error
      from exchange.day_check where ${after ? sql`day < ${after}` : sql`true`} order by day desc limit ${limit + 1}`.execute(
      ctx.db,
    )
    const { page, next } = cutPage(rows, limit, (last) => last.day)
    return {
      rows: page.map((row) => ({ ...row, checkedAt: row.checkedAt.toISOString(), error: row.error ?? undefined })),
      next,
    }
  },
  asFile: {
    title: '数据交换按日对账',
    columns: [
      { title: '日期', width: 12, value: (row) => row.day },
      { title: '结果', width: 12, value: (row) => outcomeTitles[row.outcome] },
      { title: '说明', width: 40, value: (row) => row.error },
      { title: '本平台', width: 10, value: (row) => row.ours },
      { title: '上级平台', width: 10, value: (row) => row.theirs },
      { title: '对方没有', width: 10, value: (row) => row.missing },
      { title: '不同', width: 8, value: (row) => row.different },
      { title: '只有对方有', width: 12, value: (row) => row.surplus },
      { title: '在途', width: 8, value: (row) => row.onTheWay },
      { title: '核对时间', width: 18, value: (row) => shanghaiMinute(row.checkedAt) },
    ],
  },
})
