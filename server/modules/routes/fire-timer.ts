/** 定时: a boundary timer of an open step fires. */
import type { Ctx } from '#kernel/ctx.ts'
import { stepChanged, timerNotDue } from './contract.ts'
import { timerWent } from './events.ts'
import { giveWay } from './rules/interpret.ts'
import { timerInWords } from './rules/timer-words.ts'
import { anySigns, factsNow, getRun, liveAfter, move, orChanged, type Running } from './run.ts'
import type { LiveStep } from './steps.ts'
import { findTimer, timerFired } from './timers.ts'

export type Fired = { steps: LiveStep[]; words: string }

/**
 * The step gives way, or a second way opens beside it. @returns the live steps after it, and what happened in words
 * @throws routes.step-changed when the timer waits no more, routes.timer-not-due
 */
export async function fireTimer(
  ctx: Ctx,
  running: Running,
  live: readonly LiveStep[],
  step: LiveStep,
  path: string,
): Promise<Fired> {
  const run = await getRun(ctx, running.caseId)
  const timer = await findTimer(ctx, running.caseId, step.no, path)
  if (!timer) throw stepChanged()
  if (timer.provisional || timer.due_on >= ctx.today) throw timerNotDue({ lastDay: timer.due_on })
  const { interrupting } = timer
  const facts = await factsNow(ctx, running)
  const moved = orChanged(() => giveWay(running.route, run.state, step.no, path, facts))
  const names = moved.opened.map(({ task }) => task.name).join('、')
  const words = `“${step.name}”${timerInWords({ afterDays: timer.after_days, interrupting, leadsTo: names })}`
  const closing = {
    no: step.no,
    status: interrupting ? 'gave-way' : 'open',
    byId: null,
    byName: ctx.actor.name,
    forName: null,
    recommends: null,
    opinion: words,
    signs: anySigns,
  } as const
  // What opens beside the step rests on nothing it could be returned to.
  const origin = interrupting ? { fromNos: [step.no], aside: step.aside } : { fromNos: [], aside: true }
  const opened = await move(ctx, run, running.route, moved, closing, origin)
  const timed = !interrupting && (await timerFired(ctx, timer))
  ctx.emit(timerWent, { caseId: run.case_id, no: step.no, path, opened: opened.map(({ no }) => no), words })
  const steps = liveAfter(live, moved, opened, closing, step)
  return { steps: steps.map((one) => (one.no === step.no ? { ...one, timed } : one)), words }
}
