import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { publicFactsOf } from '../issue.ts'
import { documentsTables } from '../store.ts'

/** What was issued under a code. Codes hold 59 bits of chance and the door is rate-limited, so that nobody guesses one. */
export const verifyCode = view(contract.verifyCode, {
  async look(ctx, { code }) {
    const row = await documentsTables(ctx)
      .selectFrom('documents.issued')
      .selectAll()
      .where('verify_code', '=', code)
      .executeTakeFirst()
    if (!row) throw contract.codeUnknown()
    return publicFactsOf(ctx, row)
  },
})
