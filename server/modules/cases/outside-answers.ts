/** When facts of other bodies are asked for, and what follows when they are answered. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { getItemVersion, type ItemContent } from '#modules/catalogue/index.ts'
import { factAnswered } from '#modules/exchange/index.ts'
import { findRuleCheck } from './easier-store.ts'
import { decideAgain } from './instant.ts'
import { factsOfOthers, outsideInRoute, outsideInRule } from './outside-facts.ts'
import { lockCase } from './steps.ts'

/** Asks for what the route will want, so that it is known when somebody has accepted. */
export async function askForRoute(ctx: Ctx, caseId: string, content: ItemContent): Promise<void> {
  const names = outsideInRoute(content)
  if (names.length > 0) await factsOfOthers(ctx, await lockCase(ctx, caseId), names)
}

/** The answer came: an application that waits for it is judged by its rule once more. */
export const judgeAgain = on(factAnswered, 'cases.judge-again', async (ctx, { module, aboutId, fact }) => {
  if (module !== 'cases') return
  const file = await lockCase(ctx, aboutId)
  if (file.status !== 'filed' && file.status !== 'corrected') return
  const { content } = await getItemVersion(ctx, file.version_id)
  if (!outsideInRule(content).includes(fact) || (await findRuleCheck(ctx, file.id))?.granted) return
  await decideAgain(ctx, file)
})
