/** What reviewers do with a step: each act holds the step, asks whether it is open, and leaves its trace. */
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { sql } from 'kysely'
import { noStepOpen, stepActNotOpen, stepHeld, stepToPick } from './contract.ts'
import { touchSteps } from './live.ts'
import { leads, mayHandle, ofPost, wordOfStage, worksAt } from './policy.ts'
import { actsOnStep, type StepAct, stepActs } from './rules/step-table.ts'
import { liveStep } from './steps.ts'
import * as store from './store.ts'

export type HeldStep = {
  row: store.LiveRow
  run: store.RunRow
  signatures: store.LiveSignature[]
  consultations: store.LiveConsultation[]
}

/** The step with what was asked about it, held until the transaction ends. @throws notFound */
export async function lockStep(ctx: Ctx, { caseId, no }: { caseId: string; no: number }): Promise<HeldStep> {
  await sql`select from routes.step where case_id = ${caseId} and no = ${no} for update`.execute(ctx.db)
  const run = await store.findRun(ctx, caseId)
  const row = await store.stepWithDeputies(ctx, caseId, no)
  if (!run || !row) throw notFound({ caseId, no })
  const [signatures, consultations] = [await store.signaturesOf(ctx, caseId), await store.consultationsOf(ctx, caseId)]
  return { row, run, ...of(no, signatures, consultations) }
}

/**
 * The one open step of the case on which the act is this actor's to do, held.
 * @throws routes.no-step-open, routes.step-to-pick when it could be several; what `requireAct` throws when it is none
 */
export async function lockOwnStep(ctx: Ctx, caseId: string, act: StepAct): Promise<HeldStep> {
  const { rows } = await sql<{ no: number }>`
    select no from routes.step where case_id = ${caseId} and status = 'open' order by no for update`.execute(ctx.db)
  const open: HeldStep[] = []
  for (const { no } of rows) open.push(await lockStep(ctx, { caseId, no }))
  const able = open.filter((held) => canOnStep(ctx, held).includes(act))
  // What a head may do with the steps of colleagues does not make one's own doubtful.
  const handled = able.filter(({ row, run }) => mayHandle(ctx, liveStep(row), run.region_code))
  const own = handled.length > 0 ? handled : able
  if (own.length > 1) throw stepToPick()
  const found = own[0] ?? open.find((held) => ofPost(ctx, postHeld(held), placeOf(held.row, held.run))) ?? open[0]
  if (!found) throw noStepOpen()
  return found
}

export function of(
  no: number,
  signatures: readonly store.LiveSignature[],
  consultations: readonly store.LiveConsultation[],
) {
  return {
    signatures: signatures.filter((one) => one.step_no === no),
    consultations: consultations.filter((one) => one.step_no === no),
  }
}

type Asking = Pick<Ctx, 'actor'>

type ByName = { readonly deputies: readonly string[]; readonly asked_by: string | null }

/** Asked by name: that person, or who stands in for them; nobody answers what they asked themselves. */
function isAsked({ actor }: Asking, person: string, { deputies, asked_by }: ByName): boolean {
  const self = actor.subjectId
  if (self === undefined) return false
  return person === self || (deputies.includes(self) && asked_by !== self)
}

/** The signature that is this actor's to give now; one's own before that of somebody one stands in for. */
export function ownSignature(ctx: Asking, { signatures, run }: HeldStep): store.LiveSignature | undefined {
  const open = signatures.filter(
    (one) =>
      one.status === 'open' &&
      (one.signer ? isAsked(ctx, one.signer, one) : one.role !== null && ofPost(ctx, postOf(one), placeOf(one, run))),
  )
  return open.find((one) => one.signer === ctx.actor.subjectId) ?? open[0]
}

const postHeld = ({ row }: HeldStep) => ({ organId: row.organ_id, role: row.role })
const postOf = ({ organ_id, role }: store.SignatureRow) => ({ organId: organ_id, role: role ?? 'approver' })
const placeOf = ({ organ_id }: { organ_id: string }, run: store.RunRow) =>
  organ_id === run.organ_id ? run.region_code : ''

/** Whoever may not do a step does not take it from those who may. */
function mayDoStage({ actor }: Asking, { row, run }: HeldStep): boolean {
  return covers(scopeOf(actor, wordOfStage[row.stage]), { organId: row.organ_id, regionCode: placeOf(row, run) })
}

export function mayAnswer(ctx: Asking, one: store.LiveConsultation): boolean {
  return !one.answer && (one.asked ? isAsked(ctx, one.asked, one) : worksAt(ctx, one.organ_id))
}

/** Whether somebody else may be asked instead: by who asked, who does the step, or the head of its body. */
export function mayReplace(ctx: Asking, held: HeldStep, one: store.LiveSignature | store.LiveConsultation): boolean {
  if (!pendingOf(held).includes(one)) return false
  const { row, run } = held
  const own = mayHandle(ctx, liveStep(row), run.region_code) || leads(ctx, row.organ_id, placeOf(row, run))
  return own || one.asked_by === ctx.actor.subjectId
}

/** Whether this actor may do the act on this step, the step's own state aside: the policy sentence. */
export function mayAct(act: StepAct, ctx: Asking, held: HeldStep): boolean {
  const { row, run } = held
  if (act === 'sign') return ownSignature(ctx, held) !== undefined
  if (act === 'answer') return held.consultations.some((one) => mayAnswer(ctx, one))
  if (act === 'urge') return worksAt(ctx, run.organ_id) || ofPost(ctx, postHeld(held), placeOf(row, run))
  const own = mayHandle(ctx, liveStep(row), run.region_code)
  const led = leads(ctx, row.organ_id, placeOf(row, run))
  if (act === 'release') return (own && row.holder === ctx.actor.subjectId) || (led && row.holder !== null)
  if (act === 'hand-over') return own || (led && row.holder !== null)
  if (act === 'replace-asked') return pendingOf(held).some((one) => mayReplace(ctx, held, one))
  return act === 'claim' ? own && mayDoStage(ctx, held) : own
}

/** The acts of `routes` open to this actor on this step. */
export function canOnStep(ctx: Asking, held: HeldStep): StepAct[] {
  const open = actsOnStep(factsOf(held))
  return stepActs.filter((act) => open.includes(act) && mayAct(act, ctx, held))
}

/** What was asked on the step and waits for its answer, or for its turn. */
export function pendingOf({ signatures, consultations }: Pick<HeldStep, 'signatures' | 'consultations'>) {
  return [
    ...signatures.filter(({ status }) => status === 'open' || status === 'waiting'),
    ...consultations.filter(({ answer }) => answer === null),
  ]
}

export function factsOf({ row, signatures, consultations }: HeldStep) {
  return {
    status: row.status,
    stage: row.stage,
    held: row.holder !== null,
    countersigned: signatures.length > 0,
    signatureOpen: signatures.some(({ status }) => status === 'open'),
    consultationOpen: consultations.some(({ answer }) => answer === null),
    pending: pendingOf({ signatures, consultations }).length > 0,
    hasEarlier: row.from_nos.length > 0,
    untouchedAfter: false,
    joint: row.joint,
    timed: row.timed,
  }
}

/** @throws routes.act-not-open naming the acts that are, routes.step-held when it is a colleague's, notYours */
export function requireAct(ctx: Ctx, act: StepAct, held: HeldStep): void {
  const open = actsOnStep(factsOf(held))
  if (held.row.status !== 'open') throw stepActNotOpen({ status: held.row.status, open: [] })
  if (mayAct(act, ctx, held)) {
    if (!open.includes(act)) throw stepActNotOpen({ status: held.row.status, open: canOnStep(ctx, held) })
    return
  }
  const colleagues = ofPost(ctx, postHeld(held), placeOf(held.row, held.run))
  throw colleagues && held.row.holder ? stepHeld({ holder: held.row.holder_name }) : notYours()
}

export type Said = { words?: string; facts?: Record<string, unknown> }

/** Writes the act into history, and answers with what is open on the step now. */
export async function acted(ctx: Ctx, { row }: HeldStep, act: StepAct, said: Said = {}) {
  await store.leaveTrace(ctx, { caseId: row.case_id, regionCode: row.region_code, stepNo: row.no, act, ...said })
  const after = await lockStep(ctx, { caseId: row.case_id, no: row.no })
  return { caseId: row.case_id, no: row.no, can: canOnStep(ctx, after) }
}

/** Changes the step's row; it has been touched from now on. */
export async function changeStep(ctx: Ctx, { row, run }: HeldStep, set: Partial<store.StepRow>): Promise<void> {
  touchSteps(ctx, [run.organ_id, row.organ_id])
  await store
    .routesTables(ctx)
    .updateTable('routes.step')
    .set({ ...set, touched: true })
    .where('case_id', '=', row.case_id)
    .where('region_code', '=', row.region_code)
    .where('no', '=', row.no)
    .execute()
}
