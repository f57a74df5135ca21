import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { settle } from '../settled.ts'

/** Keeps the sums of days long past, so that long periods stay quick. */
export const settleDays = action(contract.settleDays, {
  run: (ctx) => settle(ctx),
})
