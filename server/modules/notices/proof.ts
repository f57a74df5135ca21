import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Channel, DeliveryState, NoticeKind } from './contract.ts'

export type NoticeProof = {
  messageId: string
  accountId: string
  kind: NoticeKind
  title: string
  sentAt: Date
  /** When the person opened or ticked it off. */
  readAt?: Date
  channels: { channel: Channel; state: DeliveryState; attempts: number; receipt?: string; at: string }[]
}

/** Every message about one thing and how far each has come, oldest first: the proof of delivery for its file. */
export async function proofOfNotices(
  ctx: Pick<Ctx, 'db'>,
  about: { module: string; id: string },
): Promise<NoticeProof[]> {
  const { rows } = await sql<Omit<NoticeProof, 'readAt'> & { readAt: Date | null }>`
    select m.id as "messageId", m.account_id as "accountId", m.kind, m.title, m.sent_at as "sentAt", m.read_at as "readAt",
           coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                       'channel', d.channel, 'state', d.state, 'attempts', d.attempts, 'receipt', d.receipt, 'at', d.at)) order by d.channel)
                     from notices.delivery d where d.message_id = m.id), '[]') as channels
    from notices.message m
    where m.about_module = ${about.module} and m.about_id = ${about.id}
    order by m.id limit 500`.execute(ctx.db)
  return rows.map((row) => ({ ...row, readAt: row.readAt ?? undefined }))
}
