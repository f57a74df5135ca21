import type { Ctx } from '#kernel/ctx.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { maskMailAddress } from '../mail-address.ts'
import { choicesOf, type PreferenceRow, preferenceOf, quietOf } from '../store.ts'

export const myPreferences = view(contract.myPreferences, {
  look: async (ctx) => preferencesShown(ctx, await preferenceOf(ctx, ctx.actor.id)),
})

export function preferencesShown(ctx: Pick<Ctx, 'vault'>, row: PreferenceRow) {
  const sealed = row.mail_address_sealed
  return {
    ...choicesOf(row),
    mailAddressMasked: sealed ? maskMailAddress(ctx.vault.open(sealed)) : undefined,
    quiet: quietOf(row),
  }
}
