/** `offer-history`: tells the platform above of the cases that ended before it was told of any, in portions. */
import { perform } from '#kernel/action.ts'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import { offerHistory } from '#modules/cases/actions/offer-history.ts'
import type { System } from '#server/boot.ts'

/** Interrupted and given again it goes on where it stopped: what has been offered is not offered again. */
export async function offerHistoryCommand(
  { app }: Pick<System, 'app'>,
  _: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  if (!app.config.exchangeUrl) throw new Error('没有设置 ONEWINDOW_EXCHANGE_URL，数据交换没有启用')
  const caller = { actor: systemActor('offer-history'), requestId: newId(app.clock.now()) }
  let total = 0
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const portion = await perform(app, offerHistory, caller, { after, limit: 200 })
    total += portion.offered
    after = portion.after
    if (portion.offered > 0) print(`已补报 ${total} 件`)
  }
  print(total === 0 ? '没有需要补报的办件。' : `补报完毕，共 ${total} 件，由服务器陆续发送。`)
}
