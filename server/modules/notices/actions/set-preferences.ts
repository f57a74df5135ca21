import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { preferenceOf } from '../store.ts'
import { maskMailAddress } from '../mail-address.ts'

/** How a person wants to hear of new messages besides the message box, which cannot be turned off. */
export const setPreferences = action(contract.setPreferences, {
  async run(ctx, { sms, mail, mailAddress }) {
    const before = await preferenceOf(ctx, ctx.actor.id)
    const sealed = mailAddress ? ctx.vault.seal(mailAddress) : before.mail_address_sealed
    if (mail && !sealed) throw contract.mailNeedsAddress()
    await sql`
      insert into notices.preference (account_id, sms, mail, mail_address_sealed)
      values (${ctx.actor.id}, ${sms}, ${mail}, ${sealed})
      on conflict (account_id) do update
        set sms = excluded.sms, mail = excluded.mail, mail_address_sealed = excluded.mail_address_sealed`.execute(
      ctx.db,
    )
    return { sms, mail, mailAddressMasked: sealed ? maskMailAddress(ctx.vault.open(sealed)) : undefined }
  },
})
