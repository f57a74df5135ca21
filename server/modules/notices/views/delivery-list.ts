import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import type { Channel, DeliveryState } from '../contract.ts'

type Row = {
  id: string
  messageId: string
  title: string
  channel: Channel
  former: boolean
  state: DeliveryState
  attempts: number
  receipt: string | null
  error: string | null
  at: Date
}

/** Latest first. It names no person: who could not be reached is found through the case the message is about. */
export const deliveryList = view(contract.deliveryList, {
  async look(ctx, { after, limit, state }) {
    const { rows } = await sql<Row>`
      select d.id, d.message_id as "messageId", m.title, d.channel, d.former, d.state, d.attempts, d.receipt, d.error, d.at
      from notices.delivery d join notices.message m on m.id = d.message_id
      where d.state = ${state} and ${after ? sql`d.id < ${after}` : sql`true`}
      order by d.id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map((row) => ({
        ...row,
        receipt: row.receipt ?? undefined,
        error: row.error ?? undefined,
        at: row.at.toISOString(),
      })),
      next,
    }
  },
  asFile: {
    title: '短信和邮件发送记录',
    columns: [
      { title: '消息', width: 30, value: (row) => row.title },
      { title: '方式', width: 12, value: (row) => contract.wayName(row) },
      { title: '状态', width: 12, value: (row) => contract.deliveryStates[row.state] },
      { title: '次数', width: 8, value: (row) => row.attempts },
      { title: '结果', width: 40, value: (row) => row.error ?? row.receipt },
      { title: '时间', width: 18, value: (row) => shanghaiMinute(row.at) },
    ],
  },
})
