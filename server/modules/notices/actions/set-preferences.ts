import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import * as contract from '../contract.ts'
import { type KindChoices, noticeKindRules } from '../contract.ts'
import { LONGEST_QUIET_MINUTES, quietMinutes } from '../rules/quiet-hours.ts'
import { sendNotice } from '../send-notice.ts'
import { preferenceOf } from '../store.ts'
import { preferencesShown } from '../views/my-preferences.ts'

/** How a person wants to hear of new messages besides the message box, which cannot be turned off. */
export const setPreferences = action(contract.setPreferences, {
  async run(ctx, { sms, mail, mailAddress, phone, quiet, except }) {
    const before = await preferenceOf(ctx, ctx.actor.id)
    const sealed = mailAddress ? ctx.vault.seal(mailAddress) : before.mail_address_sealed
    const staff = ctx.actor.kind === 'staff'
    if (phone && !staff) throw contract.numberWithDetails()
    const number = phone ? ctx.vault.seal(phone) : before.phone_sealed
    if (staff && sms && !number) throw contract.textNeedsNumber()
    if (mail && !sealed) throw contract.mailNeedsAddress()
    if (quiet && quietMinutes(quiet) > LONGEST_QUIET_MINUTES) throw contract.quietTooLong()
    if (except && namesFixedKind(except)) throw contract.kindCannotBeOff()
    const [from, to] =
      quiet === undefined ? [before.quiet_from, before.quiet_to] : [quiet?.from ?? null, quiet?.to ?? null]
    const after = {
      account_id: ctx.actor.id,
      sms,
      mail,
      mail_address_sealed: sealed,
      phone_sealed: number,
      quiet_from: from,
      quiet_to: to,
      sms_except: except?.sms ?? before.sms_except,
      mail_except: except?.mail ?? before.mail_except,
    }
    await sql`
      insert into notices.preference
        (account_id, sms, mail, mail_address_sealed, phone_sealed, quiet_from, quiet_to, sms_except, mail_except)
      values (${after.account_id}, ${sms}, ${mail}, ${sealed}, ${number}, ${from}, ${to}, ${after.sms_except}, ${after.mail_except})
      on conflict (account_id) do update
        set sms = excluded.sms, mail = excluded.mail, mail_address_sealed = excluded.mail_address_sealed,
            phone_sealed = excluded.phone_sealed,
            quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
            sms_except = excluded.sms_except, mail_except = excluded.mail_except`.execute(ctx.db)
    // What is held was held by the hours of before: the next sweep looks at it again.
    await sql`
      update notices.delivery d set held_until = ${ctx.now}
      from notices.message m
      where m.id = d.message_id and m.account_id = ${ctx.actor.id} and d.state = 'held'`.execute(ctx.db)
    if (moved(ctx, mailAddress, before.mail_address_sealed) || moved(ctx, phone, before.phone_sealed))
      await tellMoved(ctx)
    return preferencesShown(ctx, after)
  },
})

const moved = (ctx: Ctx, given: string | undefined, sealed: string | null) =>
  given !== undefined && sealed !== null && ctx.vault.open(sealed) !== given

/** Another address, or another number of staff: messages went elsewhere before. */
async function tellMoved(ctx: Ctx): Promise<void> {
  await sendNotice(ctx, {
    to: [ctx.actor.id],
    kind: 'account',
    title: '接收消息的号码或者邮箱已经修改',
    body: '另外接收消息的手机号或者邮箱已经修改，以后的短信和邮件发到新的地方。如果不是您本人修改的，请马上换一个新密码，再改回来。',
    link: ctx.actor.kind === 'staff' ? '/work/account' : '/me',
    dedupeKey: `notices:moved:${ctx.now.toISOString()}`,
  })
}

const namesFixedKind = (except: KindChoices) =>
  [...except.sms, ...except.mail].some((kind) => !noticeKindRules[kind].mayBeOff)
