import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'

type Row = {
  day: string
  checked_at: Date
  outcome: keyof typeof contract.checkOutcomes
  ours: number
  ours_net: string
  theirs: number
  theirs_net: string
  counter: number
  counter_net: string
  error: string | null
  open: number
}

/** Latest day first; `open`: differences nobody has settled yet. */
export const dayChecks = view(contract.dayChecks, {
  async look(ctx, { after, limit }) {
    const { rows } = await sql<Row>`
      select c.*, (select count(*)::int from payments.difference d where d.day = c.day and d.settled_at is null) as open
      from payments.day_check c where ${after ? sql`c.day < ${after}` : sql`true`}
      order by c.day desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.day)
    return {
      rows: page.map((row) => ({
        day: row.day,
        checkedAt: row.checked_at.toISOString(),
        outcome: row.outcome,
        ours: row.ours,
        oursNet: Number(row.ours_net),
        theirs: row.theirs,
        theirsNet: Number(row.theirs_net),
        counter: row.counter,
        counterNet: Number(row.counter_net),
        open: row.open,
        error: row.error ?? undefined,
      })),
      next,
    }
  },
  asFile: {
    title: '缴费按日对账',
    columns: [
      { title: '日期', width: 12, value: (row) => row.day },
      { title: '结果', width: 12, value: (row) => contract.checkOutcomes[row.outcome] },
      { title: '说明', width: 40, value: (row) => row.error },
      { title: '本平台笔数', width: 12, value: (row) => row.ours },
      { title: '本平台净额（元）', width: 16, value: (row) => row.oursNet / 100 },
      { title: '支付平台笔数', width: 12, value: (row) => row.theirs },
      { title: '支付平台净额（元）', width: 18, value: (row) => row.theirsNet / 100 },
      { title: '待处理差异', width: 12, value: (row) => row.open },
      { title: '核对时间', width: 18, value: (row) => shanghaiMinute(row.checkedAt) },
    ],
  },
})
