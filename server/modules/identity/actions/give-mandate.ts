import { action } from '#kernel/action.ts'
import { giveMandate as route } from '../contract.ts'
import { startMandate } from '../mandates.ts'
import { mayGiveMandates } from '../policy.ts'

export const giveMandate = action(route, {
  allow: (ctx, _, { enterpriseId }) => mayGiveMandates(ctx, enterpriseId),
  run: startMandate,
})
