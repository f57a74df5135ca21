import { action } from '#kernel/action.ts'
import { verifyUrlOf } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { standingToday } from '../find.ts'
import { requireOwn } from '../policy.ts'
import { makeShowCode } from '../show-codes.ts'
import { findLicence } from '../store.ts'

/** 亮证: a code for one minute, by which whoever stands before the holder sees that the licence is real and in force. */
export const showLicence = action(contract.showLicence, {
  load: async (ctx, { id }) => requireOwn(ctx, await findLicence(ctx, id), id),
  async run(ctx, { id }, licence) {
    const status = standingToday(ctx, licence)
    if (status !== 'valid') throw contract.notInForce({ status })
    const { code, expiresAt } = await makeShowCode(ctx, id)
    return { code, url: verifyUrlOf(ctx, code), expiresAt: expiresAt.toISOString() }
  },
})
