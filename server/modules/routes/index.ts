/** What modules below may use of review routes. Functions take `ctx` and run in the caller's transaction, the case locked. */
export { bodyOf } from './bodies.ts'
export { type StepBudget, stepBudgetsOf } from './budgets.ts'
export { checkRoute, routeChecker } from './check.ts'
export { redateSteps, resumeSteps, stopSteps } from './clock.ts'
export { signaturesMissing, signaturesRefused, stepChanged, stepHeld, timerNotDue } from './contract.ts'
export { type Fired, fireTimer } from './fire-timer.ts'
export { opinionAsked, stepOpened } from './events.ts'
export { mayHandle, ofPost, wordOf, wordOfStage, worksAt } from './policy.ts'
export { signsAllow } from './rules/countersign.ts'
export { importForeign } from './rules/import-foreign.ts'
export { readRoute } from './rules/parse.ts'
export { stepBudgets } from './rules/route-graph.ts'
export { DEFAULT_ROUTE, type Route, type RouteFacts } from './rules/route-model.ts'
export { type RouteLine, routeInWords } from './rules/route-words.ts'
export { writeRoute } from './rules/write.ts'
export {
  type CaseFacts,
  completeStep,
  earlierSteps,
  endRun,
  goBack,
  liveStepsOf,
  recordSilence,
  startRun,
  takeBack,
} from './run.ts'
export type { LiveStep } from './steps.ts'
export { stepsShown } from './steps-shown.ts'
export { askedWork, bodiesWorkedAt, heldWork, type StepWork, unsignedWork } from './step-work.ts'
