import { action } from '#kernel/action.ts'
import { secretToken } from '#kernel/id.ts'
import * as contract from '../contract.ts'
import { clerkTopic } from '../place.ts'
import { after, changeScreen, codePrint, PAIRED_HOURS, tokenPrint } from '../screens.ts'
import { counterTables } from '../store.ts'

/** The other display types the code in, once. */
export const pairScreen = action(contract.pairScreen, {
  async run(ctx, { code }) {
    const screen = await counterTables(ctx)
      .selectFrom('counter.screen')
      .selectAll()
      .where('code', '=', codePrint(ctx, code))
      .where('code_until', '>', ctx.now)
      .forUpdate()
      .executeTakeFirst()
    if (!screen) throw contract.codeWrong()
    const token = secretToken()
    await changeScreen(ctx, screen.account_id, {
      code: null,
      token: tokenPrint(ctx, token),
      ends_at: after(ctx, PAIRED_HOURS * 60),
    })
    ctx.touch(clerkTopic(screen.account_id))
    return { token, place: screen.place }
  },
})
