import type { Ctx } from '#kernel/ctx.ts'
import { view } from '#kernel/view.ts'
import { maskPhone } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { maskMailAddress } from '../mail-address.ts'
import { choicesOf, type PreferenceRow, preferenceOf, quietOf } from '../store.ts'

export const myPreferences = view(contract.myPreferences, {
  look: async (ctx) => preferencesShown(ctx, await preferenceOf(ctx, ctx.actor.id)),
})

export function preferencesShown(ctx: Pick<Ctx, 'vault' | 'actor'>, row: PreferenceRow) {
  const { mail_address_sealed: sealed, phone_sealed: number } = row
  const chosen = choicesOf(row)
  return {
    ...chosen,
    mailAddressMasked: sealed ? maskMailAddress(ctx.vault.open(sealed)) : undefined,
    quiet: quietOf(row),
    ...(ctx.actor.kind === 'staff' && {
      // Without a number no text ever leaves: the screen does not say otherwise.
      sms: chosen.sms && number !== null,
      phone: { masked: number ? maskPhone(ctx.vault.open(number)) : undefined },
    }),
  }
}
