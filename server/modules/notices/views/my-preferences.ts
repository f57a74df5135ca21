import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { maskMailAddress } from '../mail-address.ts'
import { preferenceOf } from '../store.ts'

export const myPreferences = view(contract.myPreferences, {
  async look(ctx) {
    const { sms, mail, mail_address_sealed: sealed } = await preferenceOf(ctx, ctx.actor.id)
    return { sms, mail, mailAddressMasked: sealed ? maskMailAddress(ctx.vault.open(sealed)) : undefined }
  },
})
