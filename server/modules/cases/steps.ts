/** A case moves along its review route: status, history and run move together or not at all. */
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { getItemVersion, type ItemContent } from '#modules/catalogue/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import {
  type CaseFacts,
  completeStep,
  DEFAULT_ROUTE,
  goBack,
  type LiveStep,
  earlierSteps,
  type Fired,
  fireTimer,
  liveStepsOf,
  type Route,
  signaturesMissing,
  signaturesRefused,
  signsAllow,
  startRun,
  stepBudgets,
  stepChanged,
  stepHeld,
  takeBack,
} from '#modules/routes/index.ts'
import { type Status, stepToChoose } from './contract.ts'
import { inWhoseName } from './handler.ts'
import { factsOfOthers, outsideInRoute } from './outside-facts.ts'
import { routeIn } from './route-reading.ts'
import { isInHand } from './rules/case-status.ts'
import { type CaseRow, casesTables, type EventFacts, openValues } from './store.ts'
import { stepsFor, type StepAct } from './step-policy.ts'
import { heedTwoPeople, requireApart } from './two-people.ts'

/** The case, held until the transaction ends: two acts on one case follow each other. @throws notFound */
export async function lockCase(ctx: Ctx, id: string): Promise<CaseRow> {
  const row = await casesTables(ctx)
    .selectFrom('cases.case_file')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ caseId: id })
  return (await withSteps(ctx, [row]))[0]!
}

/** These cases with the live steps of those in hand, in one query. */
export async function withSteps(ctx: Ctx, files: readonly CaseRow[]): Promise<CaseRow[]> {
  const live = await liveStepsOf(
    ctx,
    files.filter(({ status }) => isInHand(status)).map(({ id }) => id),
  )
  const inHand = files.map((file) =>
    isInHand(file.status) ? { ...file, steps: live.get(file.id) ?? beforeRoutes(file) } : file,
  )
  return heedTwoPeople(ctx, inHand)
}

/** A case accepted before routes ran has no rows yet: it stands in the route every item had. Its first act makes them. */
function beforeRoutes(file: CaseRow): LiveStep[] {
  const stage = file.status === 'examined' ? 'decision' : 'review'
  const common = {
    organId: file.organ_id,
    role: 'approver',
    joint: false,
    status: 'open',
    deputies: [],
    examiners: [],
  } as const
  const open = { ...common, no: 0, path: stage, name: stage === 'decision' ? '决定' : '审查', stage } as const
  const dues = { dueOn: file.due_on, provisional: file.provisional, silence: 'record', lapsed: false } as const
  return [
    { ...open, ...dues, signs: 'none', hasEarlier: stage === 'decision', fromNos: [], timed: false, aside: false },
  ]
}

/** The route of the case's item version; the one every item has, where none is drawn. Versions never change. */
async function routeOf(ctx: Ctx, file: CaseRow): Promise<Route> {
  const { content } = await getItemVersion(ctx, file.version_id)
  return content.route ? routeIn(content.route) : DEFAULT_ROUTE
}

/** The drawing of the case's route, with every step it may come to; none where the item draws none. */
export async function drawingOf(ctx: Ctx, file: Pick<CaseRow, 'version_id'>) {
  const { content } = await getItemVersion(ctx, file.version_id)
  if (!content.route) return undefined
  const steps = stepBudgets(await routeIn(content.route)).map(({ path, task }) => ({ path, name: task.name }))
  return { xml: content.route, steps }
}

const factsOf =
  (ctx: Ctx, file: CaseRow, content: ItemContent): CaseFacts =>
  async () => ({
    form: openValues(ctx, file.sealed_values),
    facts: {
      applicantKind: file.applicant_kind,
      regionCode: file.region_code,
      channel: file.channel,
      situation: file.situation,
      ...(await factsOfOthers(ctx, file, outsideInRoute(content))),
    },
  })

async function runningOf(ctx: Ctx, file: CaseRow) {
  const { content } = await getItemVersion(ctx, file.version_id)
  return { caseId: file.id, route: await routeOf(ctx, file), facts: factsOf(ctx, file, content) }
}

/** Begins the route of a case as it is accepted. */
export async function beginRoute(
  ctx: Ctx,
  file: CaseRow,
  due: { on: string; provisional: boolean },
): Promise<readonly LiveStep[]> {
  const { content } = await getItemVersion(ctx, file.version_id)
  return startRun(ctx, {
    ...(await runningOf(ctx, file)),
    regionCode: file.region_code,
    versionId: file.version_id,
    organId: file.organ_id,
    principalOrganId: inWhoseName(file),
    about: `${content.name}（${file.number}）`,
    due,
  })
}

/** Where a case in hand stands by its steps: to be decided when nothing but the decision is open, second ways left aside. */
export function statusBy(steps: readonly LiveStep[]): Extract<Status, 'accepted' | 'examined'> {
  const open = steps.filter(({ status, aside }) => status === 'open' && !aside)
  return open.length > 0 && open.every(({ stage }) => stage === 'decision') ? 'examined' : 'accepted'
}

/**
 * The one step the actor's act is about.
 * @throws cases.examined-yourself, routes.step-changed when the one asked for is over, routes.step-held when it is somebody else's, notYours when
 * none is theirs, cases.step-to-choose when it could be several
 */
export function stepFor(actor: Actor, file: CaseRow, act: StepAct, no?: number): LiveStep {
  const asked = file.steps?.filter((step) => no === undefined || step.no === no) ?? []
  const steps = stepsFor(actor, { ...file, steps: asked }, act)
  if (steps.length > 1) throw stepToChoose({ steps: steps.map(({ no: one, name }) => ({ no: one, name })) })
  if (steps[0]) return steps[0]
  if (act === 'grant' || act === 'deny') requireApart(actor, file)
  if (act !== 'take-back' && asked.every(({ status }) => status === 'done')) throw stepChanged()
  const held = asked.find((step) => step.status === 'open' && step.holder && step.holder !== actor.subjectId)
  throw held ? stepHeld({ holder: held.holderName }) : notYours()
}

export type Opinion = { recommends: 'grant' | 'deny'; words: string; silent?: true }

/** The step is done: its opinion is given and the run goes on. @throws routes.signatures-missing, routes.signatures-refused */
export async function doStep(ctx: Ctx, file: CaseRow, step: LiveStep, { recommends, words, silent }: Opinion) {
  if (!signsAllow(step.signs, recommends)) throw step.signs === 'missing' ? signaturesMissing() : signaturesRefused()
  const at = await intoRoute(ctx, file, step)
  const signs = recommends === 'deny' ? (['none', 'agreed', 'refused'] as const) : (['none', 'agreed'] as const)
  const done = { recommends, opinion: words, signs, silent }
  const steps = await completeStep(ctx, await runningOf(ctx, file), at.steps, at.step, done)
  return (await heedTwoPeople(ctx, [{ steps }]))[0]!.steps
}

/** The decision step is done, and with it the run; the decision itself follows in the same act. */
export async function decided(ctx: Ctx, file: CaseRow, step: LiveStep, opinion: Opinion): Promise<CaseRow> {
  const steps = await doStep(ctx, file, step, opinion)
  return { ...file, steps, decider_organ_id: step.joint ? step.organId : null }
}

/** 退回 from this step to an earlier one. */
export async function returnFrom(ctx: Ctx, file: CaseRow, step: LiveStep, to: string | undefined, words: string) {
  const at = await intoRoute(ctx, file, step)
  return goBack(ctx, await runningOf(ctx, file), at.steps, at.step, { to, words })
}

/** What a special procedure found is for the examiner first: a run that had come to its decision goes back one step. */
export async function backToReview(ctx: Ctx, file: CaseRow, words: string): Promise<readonly LiveStep[]> {
  const steps = file.steps ?? []
  const decision = steps.find(
    ({ status, stage, hasEarlier }) => status === 'open' && stage === 'decision' && hasEarlier,
  )
  return statusBy(steps) === 'examined' && decision ? returnFrom(ctx, file, decision, undefined, words) : steps
}

/** The steps each of these may be returned to, the nearest first. */
export async function earlierThan(ctx: Ctx, file: CaseRow, nos: readonly number[]) {
  const found = new Map<number, { no: number; path: string }[]>()
  const written = nos.filter((no) => no > 0)
  if (written.length === 0) return found
  const running = await runningOf(ctx, file)
  for (const no of written) found.set(no, await earlierSteps(ctx, running, no))
  return found
}

/** 撤回 of one's own last step. */
export async function takeStepBack(ctx: Ctx, file: CaseRow, step: LiveStep): Promise<LiveStep[]> {
  return takeBack(ctx, await runningOf(ctx, file), file.steps ?? [], step)
}

/** A boundary timer of the step fires. */
export async function giveWayTo(ctx: Ctx, file: CaseRow, step: LiveStep, timer: string): Promise<Fired> {
  return fireTimer(ctx, await runningOf(ctx, file), file.steps ?? [], step, timer)
}

/** Gives a case from before routes its run, at the place where it stands. */
async function intoRoute(
  ctx: Ctx,
  file: CaseRow,
  step: LiveStep,
): Promise<{ steps: readonly LiveStep[]; step: LiveStep }> {
  if (step.no > 0) return { steps: file.steps ?? [], step }
  let steps = await beginRoute(ctx, file, { on: file.due_on, provisional: file.provisional })
  if (step.stage === 'decision') {
    const done = { recommends: 'grant', opinion: '（启用审批流程以前已经审查）', signs: ['none'] } as const
    steps = await completeStep(ctx, await runningOf(ctx, file), steps, steps[0]!, done)
  }
  return { steps, step: steps.find(({ status }) => status === 'open')! }
}

/** What history says of the step: its body only when it is another than the one that handles the case. */
export async function aboutStep(ctx: Ctx, step: LiveStep): Promise<Pick<EventFacts, 'step'>> {
  const { no, name } = step
  if (!step.joint) return { step: { no, name } }
  return { step: { no, name, organ: (await describeOrgans(ctx, [step.organId])).get(step.organId)?.name } }
}
