import { view } from '#kernel/view.ts'
import { relativesOf } from '#modules/identity/index.ts'
import * as contract from '../contract-relatives.ts'

export const relatives = view(contract.relatives, {
  look: (ctx, { personId, ...asked }) => relativesOf(ctx, personId, asked),
})
