import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { levelTitles } from '../contract.ts'
import { giveRating } from '../give-rating.ts'
import { caseByCode, usePadCode } from '../pad-codes.ts'
import { isBad } from '../rules/levels.ts'

/** Somebody without an account rates: before the window with its code, or at home with what stands on the receipt. */
export const rateByCode = action(contract.rateByCode, {
  load: (ctx, input) => caseByCode(ctx, input),
  async run(ctx, input, { file, channel }) {
    const by = channel === 'qr-code' && input.atTerminal ? 'hall-terminal' : channel
    const rating = await giveRating(ctx, file, input, { accountId: null, channel: by })
    if (channel !== 'qr-code') await usePadCode(ctx, input.code)
    return { id: rating.id, levelTitle: levelTitles[rating.level], bad: isBad(rating.level) }
  },
})
