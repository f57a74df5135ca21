/** Moving a run: the facade `cases` calls in its own transaction, with the case locked. */
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { type Around, bodyOf } from './bodies.ts'
import { stepChanged } from './contract.ts'
import { stepOpened } from './events.ts'
import { touchSteps } from './live.ts'
import { budgetDue } from './rules/budget.ts'
import type { Signs } from './rules/countersign.ts'
import {
  begin,
  complete,
  earlierTasks,
  goBack as back,
  RouteStuck,
  takeBack as takeOneBack,
} from './rules/interpret.ts'
import { taskAt, timersOn } from './rules/route-graph.ts'
import type { Moved, Route, RouteFacts, RunState, Task } from './rules/route-model.ts'
import { askFromTheStart } from './signatures.ts'
import { type LiveStep, liveStep } from './steps.ts'
import * as store from './store.ts'
import { setTimers } from './timers.ts'

/** What conditions of a route may ask, but for the opinions given so far, which the run knows itself. */
export type CaseFacts = () => Promise<{ form: RouteFacts['form']; facts: Omit<RouteFacts['facts'], 'opinions'> }>

export type Start = {
  caseId: string
  regionCode: string
  versionId: string
  organId: string
  principalOrganId: string
  /** Item and number of the case, for lists and messages. */
  about: string
  route: Route
  facts: CaseFacts
  /** The last day of the decision: steps without a budget of their own are due then. */
  due: { on: string; provisional: boolean }
}

/** Begins the route of a case. @returns the steps that opened */
export async function startRun(ctx: Ctx, start: Start): Promise<LiveStep[]> {
  const moved = begin(start.route, await factsNow(ctx, start))
  const run: store.RunRow = {
    case_id: start.caseId,
    region_code: start.regionCode,
    version_id: start.versionId,
    organ_id: start.organId,
    principal_organ_id: start.principalOrganId,
    about: start.about,
    state: moved.state,
    case_due: start.due.on,
    case_provisional: start.due.provisional,
    stops: [],
    ended_at: null,
  }
  const opened = await rowsOf(ctx, run, start.route, moved, { fromNos: [], aside: false })
  await store.insertRun(ctx, run, opened)
  await setTimers(ctx, run, start.route, moved, [])
  await tellOpened(ctx, run, moved, opened)
  return opened.map(liveStep)
}

/** Which run, and what its route asks. */
export type Running = { caseId: string; route: Route; facts: CaseFacts }
/** How a step was done: by somebody, or by a body's silence. */
export type Done = { recommends: 'grant' | 'deny'; opinion: string; signs: readonly Signs[]; silent?: true }

/** The step is done and the run goes on. @returns the live steps after it @throws routes.step-changed */
export async function completeStep(
  ctx: Ctx,
  running: Running,
  live: readonly LiveStep[],
  step: LiveStep,
  done: Done,
): Promise<LiveStep[]> {
  const run = await getRun(ctx, running.caseId)
  const facts = await factsNow(ctx, running, { path: step.path, recommends: done.recommends })
  const moved = complete(running.route, run.state, step.no, facts)
  const closing = {
    no: step.no,
    status: done.silent ? 'silent' : 'done',
    ...whoCloses(ctx.actor, step),
    ...done,
  } as const
  const fromNos = fedBy(running.route, run.state, moved.state, step.no)
  const opened = await move(ctx, run, running.route, moved, closing, { fromNos, aside: step.aside })
  return liveAfter(live, moved, opened, closing, step)
}

/** 退回: the step sends the case back to an earlier one, by default the one right before. @throws routes.step-changed, routes.not-behind */
export async function goBack(
  ctx: Ctx,
  running: Running,
  live: readonly LiveStep[],
  step: LiveStep,
  { to, words }: { to?: string; words: string },
): Promise<LiveStep[]> {
  const run = await getRun(ctx, running.caseId)
  const earlier = earlierTasks(running.route, run.state, step.no)
  const target = to === undefined ? earlier[0] : earlier.find(({ path }) => path === to)
  if (!target) throw stepChanged()
  const moved = back(running.route, run.state, step.no, target.path)
  const [before] = (await store.allSteps(ctx, run.case_id)).filter(({ no }) => no === target.no)
  const closing = { no: step.no, status: 'returned', ...whoCloses(ctx.actor, step), opinion: words } as const
  const whole = { ...closing, recommends: null, signs: anySigns }
  const origin = { fromNos: before?.from_nos ?? [], aside: step.aside }
  const opened = await move(ctx, run, running.route, moved, whole, origin)
  return liveAfter(live, moved, opened, closing, step)
}

/** 撤回: one's own last step opens anew, as long as nobody acted on what followed. @throws routes.step-changed */
export async function takeBack(
  ctx: Ctx,
  running: Running,
  live: readonly LiveStep[],
  step: LiveStep,
): Promise<LiveStep[]> {
  const run = await getRun(ctx, running.caseId)
  const moved = orChanged(() => takeOneBack(running.route, run.state, step.no))
  const closing = { no: step.no, status: 'taken-back', byId: null, byName: null, forName: null, opinion: null } as const
  const whole = { ...closing, recommends: null, signs: anySigns }
  const opened = await move(ctx, run, running.route, moved, whole, step)
  return liveAfter(live, moved, opened, closing, step)
}

export const anySigns: readonly Signs[] = ['none', 'missing', 'agreed', 'refused']

/** The steps an open step may be returned to, the nearest first. */
export async function earlierSteps(
  ctx: Ctx,
  { caseId, route }: Pick<Running, 'caseId' | 'route'>,
  no: number,
): Promise<{ no: number; path: string }[]> {
  const run = await getRun(ctx, caseId)
  return earlierTasks(route, run.state, no).map(({ no: earlier, path }) => ({ no: earlier, path }))
}

/** The case ended otherwise: whatever is open is withdrawn. */
export async function endRun(ctx: Ctx, caseId: string): Promise<void> {
  await store.stopRun(ctx, caseId)
}

/** The body of the step stayed silent past its budget, and that is all it means. */
export async function recordSilence(ctx: Ctx, caseId: string, step: LiveStep): Promise<void> {
  await store
    .routesTables(ctx)
    .updateTable('routes.step')
    .set({ lapsed_on: ctx.today })
    .where('case_id', '=', caseId)
    .where('no', '=', step.no)
    .execute()
}

/** The live steps of these cases. */
export async function liveStepsOf(ctx: Ctx, caseIds: readonly string[]): Promise<Map<string, LiveStep[]>> {
  const rows = await store.liveSteps(ctx, caseIds)
  return new Map([...Map.groupBy(rows, (row) => row.case_id)].map(([id, steps]) => [id, steps.map(liveStep)]))
}

export async function getRun(ctx: Ctx, caseId: string): Promise<store.RunRow> {
  const run = await store.findRun(ctx, caseId)
  if (!run || run.ended_at) throw stepChanged()
  return run
}

/** Who did it, and for whom, when a deputy did. */
function whoCloses(actor: Actor, step: LiveStep) {
  const self = actor.kind === 'staff' ? (actor.subjectId ?? null) : null
  const forAnother = self !== null && step.holder !== undefined && step.holder !== self
  return { byId: self, byName: actor.name, forName: forAnother ? (step.holderName ?? null) : null }
}

/** The steps whose ends opened the next ones: this one, and those that had waited for it at a join. */
function fedBy(route: Route, before: RunState, after: RunState, no: number): number[] {
  const given = new Map(
    after.past.flatMap(({ took, gave }) => gave.map((token) => [token.no, { at: token.at, took }] as const)),
  )
  const stepsBehind = (one: number): readonly number[] => {
    const token = given.get(one)
    return token && taskAt(route, token.at) ? [one] : (token?.took ?? []).flatMap(stepsBehind)
  }
  const taken = after.past.slice(before.past.length).flatMap(({ took }) => took)
  return [...new Set([no, ...taken.flatMap(stepsBehind)])]
}

/** Where opened steps come from: the steps whose end opened them, and whether they stand on a second way. */
type Origin = Pick<LiveStep, 'fromNos' | 'aside'>

export async function move(
  ctx: Ctx,
  run: store.RunRow,
  route: Route,
  moved: Moved,
  closing: store.Closing,
  origin: Origin,
): Promise<store.StepRow[]> {
  const opened = await rowsOf(ctx, run, route, moved, origin)
  const done = await store.moveRun(ctx, run, moved.state, closing, { ...moved, opened })
  if (!done) throw stepChanged()
  await setTimers(ctx, run, route, moved, closing.status === 'open' ? [] : [closing.no])
  await tellOpened(ctx, run, moved, opened)
  return opened
}

export function liveAfter(
  live: readonly LiveStep[],
  moved: Moved,
  opened: readonly store.StepRow[],
  closing: Pick<store.Closing, 'no' | 'status' | 'byId'>,
  step: LiveStep,
): LiveStep[] {
  const gone = new Set([...moved.voided, ...moved.undone, ...(closing.status === 'open' ? [] : [closing.no])])
  // A step that followed is done with; what fed it can no longer be taken back.
  const kept = live.filter((one) => !gone.has(one.no) && !(one.status === 'done' && step.fromNos.includes(one.no)))
  const taken: LiveStep[] =
    closing.status === 'done' && closing.byId ? [{ ...step, status: 'done', closedBy: closing.byId }] : []
  const examiners = closing.status === 'done' && closing.byId ? [closing.byId] : []
  const next = opened.map(liveStep).map((one) => (one.stage === 'decision' ? { ...one, examiners } : one))
  return moved.state.ended ? [] : [...kept, ...taken, ...next]
}

async function rowsOf(
  ctx: Ctx,
  run: store.RunRow,
  route: Route,
  moved: Moved,
  { fromNos, aside }: Origin,
): Promise<store.StepRow[]> {
  const around: Around = {
    organId: run.organ_id,
    principalOrganId: run.principal_organ_id,
    regionCode: run.region_code,
  }
  const rows: store.StepRow[] = []
  for (const { no, task, path } of moved.opened) {
    const organId = await bodyOf(ctx, task.post, around)
    rows.push({
      ...openStep(ctx, run, task),
      no,
      path,
      organ_id: organId,
      joint: organId !== run.organ_id,
      from_nos: [...fromNos],
      timed: timersOn(route, path).length > 0,
      aside,
      ...(await dueOf(ctx, run, task)),
    })
  }
  return rows
}

async function dueOf(ctx: Ctx, run: store.RunRow, { budgetDays }: Task) {
  if (budgetDays === 0) return { due_on: run.case_due, provisional: run.case_provisional }
  const due = budgetDue(await loadCalendar(ctx), ctx.today, budgetDays, run.stops)
  return { due_on: due.on, provisional: due.provisional }
}

function openStep(ctx: Ctx, run: store.RunRow, task: Task) {
  const rule = task.countersign?.rule
  return {
    case_id: run.case_id,
    region_code: run.region_code,
    name: task.name,
    stage: task.stage,
    role: task.post.role,
    budget_days: task.budgetDays,
    silence: task.silence,
    status: 'open' as const,
    holder: null,
    holder_name: null,
    opened_at: ctx.now,
    opened_on: ctx.today,
    lapsed_on: null,
    touched: false,
    sign_order: rule?.order ?? null,
    sign_quorum: rule && rule.quorum !== 'all' ? rule.quorum : null,
    signs: task.countersign ? ('missing' as const) : ('none' as const),
    closed_at: null,
    closed_by: null,
    closed_by_name: null,
    closed_for_name: null,
    recommends: null,
    opinion: null,
  }
}

/** Asks for the countersignatures the drawing wants, and lets other bodies know. */
async function tellOpened(ctx: Ctx, run: store.RunRow, moved: Moved, opened: readonly store.StepRow[]): Promise<void> {
  touchSteps(ctx, [run.organ_id, ...opened.map(({ organ_id }) => organ_id)])
  for (const [at, step] of opened.entries()) {
    const task = moved.opened[at]!.task
    if (task.countersign) await askFromTheStart(ctx, run, step, task.countersign)
    if (step.joint) ctx.emit(stepOpened, { caseId: run.case_id, no: step.no, organId: step.organ_id })
  }
}

/** Opinions are read only where a condition may ask for them. */
export async function factsNow(
  ctx: Ctx,
  { caseId, route, facts }: Running,
  now?: { path: string; recommends: 'grant' | 'deny' },
): Promise<RouteFacts> {
  if (!asksAnything(route)) return nothingAsked
  const { form, facts: known } = await facts()
  const given = (await store.allSteps(ctx, caseId)).filter(({ status }) => status === 'done' || status === 'silent')
  const opinions = Object.fromEntries(given.map(({ path, recommends }) => [path, recommends ?? 'grant']))
  if (now) opinions[now.path] = now.recommends
  return { form, facts: { ...known, opinions } }
}

const asksAnything = ({ nodes, flows }: Route): boolean =>
  flows.some(({ when }) => when !== undefined) ||
  nodes.some((node) => node.kind === 'sub-process' && asksAnything(node.inside))

const nothingAsked: RouteFacts = {
  form: {},
  facts: { applicantKind: 'person', regionCode: '', channel: 'online', situation: {}, opinions: {} },
}

export function orChanged<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RouteStuck) throw stepChanged()
    throw error
  }
}
