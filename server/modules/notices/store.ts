import { sql } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { Message, NoticeKind } from './contract.ts'

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
  /** Sealed: a number the SMS goes to as well. */
  also_to: string | null
}

export type PreferenceRow = {
  account_id: string
  sms: boolean
  mail: boolean
  mail_address_sealed: string | null
  phone_sealed: string | null
  quiet_from: string | null
  quiet_to: string | null
  sms_except: NoticeKind[]
  mail_except: NoticeKind[]
}

export type NoticesTables = { 'notices.message': MessageRow }

/** SMS unless the person said otherwise; mail only to an address they gave. */
const UNSAID = {
  sms: true,
  mail: false,
  mail_address_sealed: null,
  phone_sealed: null,
  quiet_from: null,
  quiet_to: null,
  sms_except: [],
  mail_except: [],
}

export async function preferenceOf(ctx: Pick<Ctx, 'db'>, accountId: string): Promise<PreferenceRow> {
  const { rows } = await sql<PreferenceRow>`
    select account_id, sms, mail, mail_address_sealed, phone_sealed, quiet_from, quiet_to, sms_except, mail_except
    from notices.preference where account_id = ${accountId}`.execute(ctx.db)
  return rows[0] ?? { account_id: accountId, ...UNSAID }
}

export const quietOf = ({ quiet_from: from, quiet_to: to }: PreferenceRow) => (from && to ? { from, to } : undefined)
export const choicesOf = ({ sms, mail, sms_except, mail_except }: PreferenceRow) => ({
  sms,
  mail,
  except: { sms: sms_except, mail: mail_except },
})

export async function findMessage(ctx: Pick<Ctx, 'db'>, id: string): Promise<MessageRow | undefined> {
  return tables<NoticesTables>(ctx).selectFrom('notices.message').selectAll().where('id', '=', id).executeTakeFirst()
}
