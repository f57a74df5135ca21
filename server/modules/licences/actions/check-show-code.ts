import { action } from '#kernel/action.ts'
import { shownOf } from '../cards.ts'
import * as contract from '../contract.ts'
import { findShown } from '../show-codes.ts'
import { recordShowing } from '../uses.ts'

/** Anyone checks the code a holder shows them; the holder sees that it was checked. An act, because it leaves that trace. */
export const checkShowCode = action(contract.checkShowCode, {
  async run(ctx, { code }) {
    const licence = await findShown(ctx, code)
    if (!licence) throw contract.showCodeUnknown()
    await recordShowing(ctx, licence.id)
    ctx.note({ licenceId: licence.id })
    return shownOf(ctx, licence)
  },
})
