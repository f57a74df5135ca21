import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { getApplicant } from '#modules/identity/index.ts'
import type { Attachment, NoticeKind } from './contract.ts'
import { noticeSent } from './events.ts'

export type Notice = {
  /** Accounts; none is allowed and sends nothing. */
  to: readonly string[]
  /** Whose matter it is: who acts for them is told so, and opens it in their name. */
  of?: { kind: 'enterprise' | 'person'; id: string }
  kind: NoticeKind
  title: string
  /** Plain Chinese sentences. */
  body: string
  /** A path of the portal or the workbench, `/cases/…`. */
  link?: string
  /** A path that opens without a sign-in, with a code of its own; only the SMS has it. */
  textLink?: string
  /** A number the SMS goes to as well: the reader's before it was changed. */
  alsoTo?: string
  attachments?: readonly Attachment[]
  /** What it is about, to find the proof of delivery again. */
  about?: { module: string; id: string }
  /** The same key reaches the same account once, however often it is sent. */
  dedupeKey: string
}

/**
 * Puts a message into each account's box in the caller's transaction: it is there exactly when the act is.
 * SMS and mail follow afterwards, where this installation has them, as each account wants.
 */
export async function sendNotice(ctx: Ctx, notice: Notice): Promise<void> {
  if (notice.to.length === 0) return
  const principal = notice.of && (await getApplicant(ctx, notice.of))
  const rows = [...new Set(notice.to)].map((accountId) => {
    const whose = accountId === principal?.accountId ? undefined : principal
    return {
      id: ctx.newId(),
      account_id: accountId,
      principal_kind: whose?.kind ?? null,
      principal_id: whose?.id ?? null,
      principal_name: whose?.name ?? null,
    }
  })
  const { rows: sent } = await sql<{ id: string }>`
    insert into notices.message
      (id, account_id, kind, title, body, link, attachments, about_module, about_id, dedupe_key, sent_at,
       principal_kind, principal_id, principal_name)
    select id, account_id, ${notice.kind}, ${notice.title}, ${notice.body}, ${notice.link ?? null},
           ${JSON.stringify(notice.attachments ?? [])}::jsonb, ${notice.about?.module ?? null}, ${notice.about?.id ?? null}::uuid,
           ${notice.dedupeKey}, ${ctx.now}, principal_kind, principal_id, principal_name
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id uuid, account_id uuid, principal_kind text, principal_id uuid, principal_name text)
    on conflict (account_id, dedupe_key) do nothing
    returning id`.execute(ctx.db)
  if (notice.textLink && sent.length > 0)
    await sql`
      update notices.message set text_link = ${ctx.vault.seal(notice.textLink)}
      where id = any(${sent.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  if (notice.alsoTo && ctx.config.smsUrl && sent.length > 0)
    await sql`
      update notices.message set also_to = ${ctx.vault.seal(notice.alsoTo)}
      where id = any(${sent.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  for (const one of rows) ctx.touch(`messages:${one.account_id}`)
  if (ctx.config.smsUrl || ctx.config.smtpUrl) for (const { id } of sent) ctx.emit(noticeSent, { messageId: id })
}
