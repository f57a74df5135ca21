import { tables } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { channelProofs } from '../proof.ts'
import type { NoticesTables } from '../store.ts'

export const myMessages = view(contract.myMessages, {
  async look(ctx, { after, limit, unread }) {
    let query = tables<NoticesTables>(ctx)
      .selectFrom('notices.message')
      .selectAll()
      .where('account_id', '=', ctx.actor.id)
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (after) query = query.where('id', '<', after)
    if (unread) query = query.where('read_at', 'is', null)
    const found = await query.execute()
    const { page, next } = cutPage(found, limit, (last) => last.id)
    const channels = await channelProofs(
      ctx,
      page.map((row) => row.id),
    )
    return {
      rows: page.map((row) => ({
        id: row.id,
        kind: row.kind,
        title: row.title,
        body: row.body,
        link: row.link ?? undefined,
        principal: row.principal_id
          ? { kind: row.principal_kind!, id: row.principal_id, name: row.principal_name! }
          : undefined,
        attachments: row.attachments,
        sentAt: row.sent_at.toISOString(),
        readAt: row.read_at?.toISOString(),
        channels: channels.get(row.id) ?? [],
      })),
      next,
    }
  },
  asFile: {
    title: '消息',
    columns: [
      { title: '标题', width: 30, value: (row) => row.title },
      { title: '时间', width: 18, value: (row) => shanghaiMinute(row.sentAt) },
      { title: '内容', width: 80, value: (row) => row.body },
    ],
  },
})
