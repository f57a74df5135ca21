/** A no is proposed by the window and takes effect only when a superior countersigns it (窗口无权否决). */
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { rulesOf } from './body-rules.ts'
import { deemedAccepted, ownProposal } from './contract.ts'
import { denyAs } from './decision.ts'
import { caseNotAccepted, noOverturned, noProposed } from './events.ts'
import { aboutCase } from './facts.ts'
import { decidesElsewhere } from './handler.ts'
import { holdsHere, placeOfAct } from './policy.ts'
import { intakeOf } from './rules/clock.ts'
import { type CaseRow, type EventFacts, type EventRow, eventsOf } from './store.ts'
import { backToReview, decided, statusBy, stepFor } from './steps.ts'
import { requireApart } from './two-people.ts'
import { advance, requireOpen } from './transitions.ts'

type No = { reason: string; facts: EventFacts }

/** Says that the application is not accepted: at once by who may countersign, otherwise as a proposal. */
export async function refuse(ctx: Ctx, file: CaseRow, { reason, facts }: No): Promise<CaseRow> {
  requireOpen(file, 'refuse-acceptance')
  await requireInTime(ctx, file)
  if (!countersigns(ctx, 'refuse-acceptance', file)) return propose(ctx, file, 'refuse-acceptance', { reason, facts })
  return refuseAs(ctx, file, 'refuse-acceptance', { reason, facts })
}

/** Denies: at once, or as a proposal where the body has settled that a denial waits too. */
export async function denyOrPropose(ctx: Ctx, file: CaseRow, { reason, facts }: No): Promise<CaseRow> {
  requireOpen(file, 'deny')
  const step = stepFor(ctx.actor, file, 'deny')
  const waits = (await rulesOf(ctx, step.organId)).denial_countersigned && !countersigns(ctx, 'deny', file)
  if (waits) return propose(ctx, file, 'deny', { reason, facts })
  return denyAs(ctx, await decided(ctx, file, step, { recommends: 'deny', words: reason }), 'deny', reason, facts)
}

/** The superior agrees; now the letter goes out, with the reason as it was proposed. @throws cases.own-proposal */
export async function confirm(ctx: Ctx, file: CaseRow, act: 'confirm-refusal' | 'confirm-denial'): Promise<CaseRow> {
  requireOpen(file, act)
  if (act === 'confirm-denial') requireApart(ctx.actor, file)
  const { words, facts } = await othersProposal(ctx, file)
  const { proposed: _, ...said } = facts
  if (act === 'confirm-denial') return denyAs(ctx, await deniedAtLast(ctx, file, words ?? ''), act, words ?? '', said)
  await requireInTime(ctx, file)
  return refuseAs(ctx, file, act, { reason: words ?? '', facts: said })
}

/** The superior does not agree: the case goes on, and the same refusal cannot be proposed again. */
export async function overturn(
  ctx: Ctx,
  file: CaseRow,
  act: 'overturn-refusal' | 'overturn-denial',
  reason: string,
): Promise<CaseRow> {
  requireOpen(file, act)
  const proposal = await othersProposal(ctx, file)
  const countersign = act === 'overturn-refusal' ? ('refusal-overturned' as const) : null
  const steps = act === 'overturn-denial' ? await backToReview(ctx, file, reason) : undefined
  const to = steps && statusBy(steps)
  const next = await advance(ctx, file, { act, to, words: reason, set: { countersign, steps } })
  ctx.emit(noOverturned, { ...aboutCase(file), proposedBy: proposal.actor_id, no: next.events })
  return next
}

/** The decision step is done as it was proposed. */
async function deniedAtLast(ctx: Ctx, file: CaseRow, words: string): Promise<CaseRow> {
  const step = file.steps?.find(({ status, stage }) => status === 'open' && stage === 'decision')
  return step ? decided(ctx, file, step, { recommends: 'deny', words }) : file
}

/** The proposal that waits. */
export function proposalIn(file: CaseRow, events: readonly EventRow[]): EventRow | undefined {
  if (file.countersign === null || file.countersign === 'refusal-overturned') return undefined
  return events.findLast((event) => event.facts.proposed)
}

function countersigns(ctx: Ctx, act: 'refuse-acceptance' | 'deny', file: CaseRow): boolean {
  return holdsHere(ctx.actor, 'cases.countersign', placeOfAct(act, file))
}

async function propose(ctx: Ctx, file: CaseRow, act: 'refuse-acceptance' | 'deny', no: No): Promise<CaseRow> {
  const next = await advance(ctx, file, {
    act,
    to: file.status,
    words: no.reason,
    facts: { ...no.facts, proposed: true },
    set: {
      countersign: act === 'deny' ? 'denial-proposed' : 'refusal-proposed',
      countersign_organ_id: act === 'deny' ? (decidesElsewhere(file) ?? null) : null,
    },
  })
  ctx.emit(noProposed, { ...aboutCase(file), organId: placeOfAct(act, file).organ_id, act, no: next.events })
  return next
}

async function refuseAs(
  ctx: Ctx,
  file: CaseRow,
  act: 'refuse-acceptance' | 'confirm-refusal',
  { reason, facts }: No,
): Promise<CaseRow> {
  const next = await advance(ctx, file, { act, words: reason, facts, phase: null, set: { closed_at: ctx.now } })
  ctx.emit(caseNotAccepted, aboutCase(file))
  return next
}

/** After five silent working days the law has accepted, whatever was proposed meanwhile (行政许可法 art. 32(1)(4)). */
async function requireInTime(ctx: Ctx, file: CaseRow): Promise<void> {
  if (intakeOf(await loadCalendar(ctx), file.received_on, ctx.today).deemed)
    throw deemedAccepted({ acceptedOn: file.received_on })
}

async function othersProposal(ctx: Ctx, file: CaseRow): Promise<EventRow> {
  const proposal = proposalIn(file, await eventsOf(ctx, file.id))
  if (!proposal) throw new Error(`case ${file.id} waits for a countersign nobody asked for`)
  if (proposal.actor_id === ctx.actor.id) throw ownProposal()
  return proposal
}
