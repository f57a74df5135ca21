import { view } from '#kernel/view.ts'
import { applicantOf, itemsOfRelative } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { handedInAtWindow } from '../forms-on-paper.ts'

export const handedInForms = view(contract.handedInForms, {
  async look(ctx) {
    return { rows: await handedInAtWindow(ctx, await applicantOf(ctx), itemsOfRelative(ctx)) }
  },
})
