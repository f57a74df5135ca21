/** Who holds a step: taking it, and handing it over. */
import type { Ctx } from '#kernel/ctx.ts'
import { accountsOfStaff, colleague } from './asking.ts'
import { reasonMissing } from './contract.ts'
import { wordOf, wordOfStage } from './policy.ts'
import { acted, changeStep, type HeldStep, requireAct } from './step-acts.ts'
import { tellStaff } from './telling.ts'

/** One of the post takes the step: from now on it is theirs alone. */
export async function claim(ctx: Ctx, held: HeldStep) {
  requireAct(ctx, 'claim', held)
  await changeStep(ctx, held, { holder: ctx.actor.subjectId!, holder_name: ctx.actor.name })
  return acted(ctx, held, 'claim')
}

/** 退还认领: by the holder, or by the head of the body, who then says why and lets the holder know. */
export async function release(ctx: Ctx, held: HeldStep, reason?: string) {
  requireAct(ctx, 'release', held)
  const taken = isColleagues(ctx, held)
  if (taken && !reason) throw reasonMissing()
  await changeStep(ctx, held, { holder: null, holder_name: null })
  if (taken) await tellHolder(ctx, held, `退回本岗位重新认领：${reason}`)
  return acted(ctx, held, 'release', taken ? { words: reason, facts: { fromName: held.row.holder_name } } : {})
}

/** Held by somebody else for whom the actor does not stand in. */
function isColleagues({ actor }: Ctx, { row }: HeldStep): boolean {
  return row.holder !== null && row.holder !== actor.subjectId && !row.deputies.includes(actor.subjectId ?? '')
}

/** Whose step was taken from them hears of it. */
async function tellHolder(ctx: Ctx, held: HeldStep, what: string): Promise<void> {
  const { row, run } = held
  await tellStaff(ctx, held, await accountsOfStaff(ctx, row.organ_id, [row.holder!]), {
    title: '您承办的环节已经另行安排',
    body: `${ctx.actor.name}把您承办的“${run.about}”的${row.name}环节${what}`,
    key: `taken:${ctx.now.getTime()}`,
  })
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
  if (isColleagues(ctx, held) && held.row.holder !== staffId)
    await tellHolder(ctx, held, `转给${to.name}办理：${reason}`)
  return acted(ctx, held, 'hand-over', { words: reason, facts: { to: to.staffId, toName: to.name } })
}
