import { sql } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { Channel, Message, NoticeKind } from './contract.ts'

export type MessageRow = {
  id: string
  account_id: string
  kind: NoticeKind
  title: string
  body: string
  link: string | null
  attachments: Message['attachments']
  about_module: string | null
  about_id: string | null
  dedupe_key: string
  sent_at: Date
  read_at: Date | null
  principal_kind: 'enterprise' | 'person' | null
  principal_id: string | null
  principal_name: string | null
}

export type PreferenceRow = { account_id: string; sms: boolean; mail: boolean; mail_address_sealed: string | null }

export type NoticesTables = { 'notices.message': MessageRow }

/** SMS unless the person said otherwise; mail only to an address they gave. */
const UNSAID = { sms: true, mail: false, mail_address_sealed: null }

export async function preferenceOf(ctx: Pick<Ctx, 'db'>, accountId: string): Promise<PreferenceRow> {
  const { rows } = await sql<PreferenceRow>`
    select account_id, sms, mail, mail_address_sealed from notices.preference where account_id = ${accountId}`.execute(
    ctx.db,
  )
  return rows[0] ?? { account_id: accountId, ...UNSAID }
}

export async function findMessage(ctx: Pick<Ctx, 'db'>, id: string): Promise<MessageRow | undefined> {
  return tables<NoticesTables>(ctx).selectFrom('notices.message').selectAll().where('id', '=', id).executeTakeFirst()
}

export type DueDelivery = {
  id: string
  state: 'waiting' | 'sent' | 'failed'
  channel: Channel
  message_id: string
  account_id: string
  title: string
  body: string
  /** Sealed. */
  text_link: string | null
}

/** A delivery with its message, locked; undefined when it is gone. */
export async function lockDelivery(ctx: Pick<Ctx, 'db'>, deliveryId: string): Promise<DueDelivery | undefined> {
  const { rows } = await sql<DueDelivery>`
    select d.id, d.state, d.channel, d.message_id, m.account_id, m.title, m.body, m.text_link
    from notices.delivery d join notices.message m on m.id = d.message_id
    where d.id = ${deliveryId} for update of d`.execute(ctx.db)
  return rows[0]
}

export async function addDelivery(ctx: Ctx, messageId: string, channel: Channel): Promise<string> {
  const id = ctx.newId()
  await sql`
    insert into notices.delivery (id, message_id, channel, state, at)
    values (${id}, ${messageId}, ${channel}, 'waiting', ${ctx.now})`.execute(ctx.db)
  return id
}

/** Nobody can be reached this way: there is nothing to prove. */
export async function dropDelivery(ctx: Ctx, deliveryId: string): Promise<void> {
  await sql`delete from notices.delivery where id = ${deliveryId}`.execute(ctx.db)
}

export async function markSent(ctx: Ctx, deliveryId: string, receipt: string): Promise<void> {
  await sql`
    update notices.delivery set state = 'sent', attempts = attempts + 1, receipt = ${receipt}, error = null, at = ${ctx.now}
    where id = ${deliveryId}`.execute(ctx.db)
}

/** @param final no further attempt will be made */
export async function markFailed(ctx: Ctx, deliveryId: string, error: string, final: boolean): Promise<void> {
  await sql`
    update notices.delivery
    set state = ${final ? 'failed' : 'waiting'}, attempts = attempts + 1, error = ${error.slice(0, 300)}, at = ${ctx.now}
    where id = ${deliveryId} and state <> 'sent'`.execute(ctx.db)
}
