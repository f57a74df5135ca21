import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { publicFactsOf } from '../issue.ts'
import { documentsTables } from '../store.ts'

/** For those who will not hand a file over: its fingerprint, reckoned on their own device, says the same. */
export const verifyFingerprint = view(contract.verifyFingerprint, {
  async look(ctx, { fingerprint }) {
    const row = await documentsTables(ctx)
      .selectFrom('documents.issued')
      .selectAll()
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirst()
    if (!row) throw contract.fingerprintUnknown()
    return publicFactsOf(ctx, row)
  },
})
