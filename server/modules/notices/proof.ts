import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { ChannelProof, NoticeKind } from './contract.ts'

export type NoticeProof = {
  messageId: string
  accountId: string
  kind: NoticeKind
  title: string
  sentAt: Date
  /** When the person opened or ticked it off. */
  readAt?: Date
  channels: ChannelProof[]
}

/** What a message is about. */
export type NoticeSubject = { module: string; id: string }

/** Messages about one thing, or about several that are one matter, and how far each has come, latest first, page by page: the proof of delivery for its file. */
export async function proofOfNotices(
  ctx: Pick<Ctx, 'db'>,
  about: NoticeSubject | readonly NoticeSubject[],
  { after, limit = 100 }: { after?: string; limit?: number } = {},
): Promise<NoticeProof[]> {
  const { rows } = await sql<Omit<NoticeProof, 'readAt' | 'channels'> & { readAt: Date | null }>`
    select id as "messageId", account_id as "accountId", kind, title, sent_at as "sentAt", read_at as "readAt"
    from notices.message
    where (about_module, about_id) in (
        select module, id from jsonb_to_recordset(${JSON.stringify([about].flat())}::jsonb) as s (module text, id uuid))
      and ${after ? sql`id < ${after}` : sql`true`}
    order by id desc limit ${limit}`.execute(ctx.db)
  const channels = await channelProofs(
    ctx,
    rows.map(({ messageId }) => messageId),
  )
  return rows.map((row) => ({
    ...row,
    readAt: row.readAt ?? undefined,
    channels: channels.get(row.messageId) ?? [],
  }))
}

/** How far messages have come besides the box, the SMS first. */
export async function channelProofs(
  ctx: Pick<Ctx, 'db'>,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, ChannelProof[]>> {
  if (messageIds.length === 0) return new Map()
  const { rows } = await sql<ChannelProof & { messageId: string; receipt: string | null }>`
    select message_id as "messageId", channel, former, state, attempts, receipt, steps from notices.delivery
    where message_id = any(${[...messageIds]}::uuid[]) order by message_id, channel desc, former`.execute(ctx.db)
  const found = new Map<string, ChannelProof[]>()
  for (const { messageId, receipt, ...row } of rows) {
    const known = found.get(messageId) ?? []
    found.set(messageId, [...known, { ...row, receipt: receipt ?? undefined }])
  }
  return found
}
