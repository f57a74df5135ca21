/** What follows when a body of a joint approval stays silent past its budget. */
import type { Ctx } from '#kernel/ctx.ts'
import { recordSilence, signsAllow, stepChanged } from '#modules/routes/index.ts'
import { stepNotLapsed } from './contract.ts'
import { bodySilent, caseExamined } from './events.ts'
import { aboutCase } from './facts.ts'
import { aboutStep, doStep, statusBy } from './steps.ts'
import type { CaseRow } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

/** @throws cases.act-not-open, routes.step-changed, cases.step-not-lapsed */
export async function silence(ctx: Ctx, file: CaseRow, no: number): Promise<CaseRow> {
  requireOpen(file, 'lapse-step')
  const step = file.steps?.find((one) => one.no === no && one.status === 'open' && one.joint && one.stage === 'review')
  if (!step) throw stepChanged()
  if (step.lapsed || step.provisional || step.dueOn >= ctx.today) throw stepNotLapsed({ lastDay: step.dueOn })
  const about = await aboutStep(ctx, step)
  const agrees = step.silence === 'agree' && signsAllow(step.signs, 'grant')
  ctx.emit(bodySilent, { ...aboutCase(file), no, silentOrganId: step.organId, agrees })
  if (!agrees) {
    await recordSilence(ctx, file.id, step)
    const steps = file.steps?.map((one) => (one.no === no ? { ...one, lapsed: true } : one))
    const words = `${step.dueOn} 届满没有反馈意见，记录在案；本件继续等待该部门的意见，办理时限照常计算`
    return advance(ctx, file, { act: 'lapse-step', words, facts: about, set: { steps } })
  }
  const words = `${step.dueOn} 届满没有反馈意见，按照审批流程的规定视为同意`
  const steps = await doStep(ctx, file, step, { recommends: 'grant', words, silent: true })
  const next = await advance(ctx, file, {
    act: 'lapse-step',
    to: statusBy(steps),
    words,
    facts: { recommends: 'grant', ...about },
    set: { steps },
  })
  if (next.status === 'examined' && file.status !== 'examined')
    ctx.emit(caseExamined, { ...aboutCase(file), recommends: 'grant' })
  return next
}
