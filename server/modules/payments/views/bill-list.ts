import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { inScope } from '../policy.ts'
import { rowOf } from '../showing.ts'
import type { BillRow } from '../store.ts'

/** Latest first. */
export const billList = view(contract.billList, {
  async look(ctx, { after, limit, status, refunds, number }) {
    const waits = sql<boolean>`exists (select from payments.refund r where r.bill_id = b.id and r.status = 'proposed')`
    const conditions = [
      sql<boolean>`(${inScope(ctx, 'payments.see')} or ${inScope(ctx, 'payments.take')})`,
      after ? sql`b.id < ${after}` : sql`true`,
      status ? sql`b.status = ${status}` : sql`true`,
      refunds ? waits : sql`true`,
      number ? sql`(b.number = ${number} or b.subject_number = ${number})` : sql`true`,
    ]
    const { rows } = await sql<BillRow & { waits: boolean }>`
      select b.*, ${waits} as waits from payments.bill b
      where ${sql.join(conditions, sql` and `)} order by b.id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map((row) => ({ ...rowOf(row), refundWaits: row.waits })),
      next,
    }
  },
  asFile: {
    title: '缴费单',
    columns: [
      { title: '办件编号', width: 40, value: (row) => row.subjectNumber },
      { title: '事项', width: 36, value: (row) => row.title },
      { title: '缴款人', width: 20, value: (row) => row.payerName },
      { title: '金额（元）', width: 12, value: (row) => row.amount / 100 },
      { title: '状态', width: 12, value: (row) => row.statusTitle },
      { title: '退费', width: 10, value: (row) => (row.refundWaits ? '待审核' : '') },
      { title: '期限', width: 12, value: (row) => row.dueOn },
      { title: '缴费时间', width: 18, value: (row) => row.paidAt && shanghaiMinute(row.paidAt) },
    ],
  },
})
