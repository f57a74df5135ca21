/** Who holds a step: taking it, and handing it over. */
import type { Ctx } from '#kernel/ctx.ts'
import { colleague } from './asking.ts'
import { wordOf, wordOfStage } from './policy.ts'
import { acted, changeStep, type HeldStep, requireAct } from './step-acts.ts'
import { tellStaff } from './telling.ts'

/** One of the post takes the step: from now on it is theirs alone. */
export async function claim(ctx: Ctx, held: HeldStep) {
  requireAct(ctx, 'claim', held)
  await changeStep(ctx, held, { holder: ctx.actor.subjectId!, holder_name: ctx.actor.name })
  return acted(ctx, held, 'claim')
}

/** 转办: to a colleague whose post does such steps; nobody else may do it then. */
export async function handOver(ctx: Ctx, held: HeldStep, { staffId, reason }: { staffId: string; reason: string }) {
  requireAct(ctx, 'hand-over', held)
  // Of the post that does such steps, and allowed to do what this one asks for.
  await colleague(ctx, staffId, held.row.organ_id, [wordOfStage[held.row.stage]])
  const to = await colleague(ctx, staffId, held.row.organ_id, [wordOf[held.row.role]])
  await changeStep(ctx, held, { holder: to.staffId, holder_name: to.name })
  await tellStaff(ctx, held, [to.accountId], {
    title: '有环节转给您办理',
    body: `${ctx.actor.name}把“${held.run.about}”的${held.row.name}环节转给您办理：${reason}`,
    key: `hand-over:${ctx.now.getTime()}`,
  })
  return acted(ctx, held, 'hand-over', { words: reason, facts: { to: to.staffId, toName: to.name } })
}
