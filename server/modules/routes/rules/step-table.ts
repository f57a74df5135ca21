/**
 * THE table of a step: which act is open on a step in which status, and what it leads to. Acts of `cases` move the run and
 * the case together; acts of `routes` change only who does the step and what was said on it.
 */
export const stepStatusTitles = {
  open: '办理中',
  done: '已完成',
  returned: '已退回',
  'taken-back': '已撤回',
  undone: '已随退回作废',
  silent: '逾期视为同意',
  voided: '已撤销',
  'gave-way': '到期转出',
} as const
export type StepStatus = keyof typeof stepStatusTitles

export const stepActTitles = {
  claim: '认领',
  release: '退还认领',
  'hand-over': '转办',
  'ask-signatures': '发起会签',
  'add-signer': '加签',
  sign: '会签',
  consult: '征求意见',
  answer: '答复意见',
  'replace-asked': '更换会签人',
  urge: '催办',
} as const
export type StepAct = keyof typeof stepActTitles
export const stepActs = Object.keys(stepActTitles) as StepAct[]

/** Acts of a case that move its run. */
export type RunAct = 'examine' | 'decide' | 'return' | 'take-back' | 'lapse' | 'time-out' | 'end'

export type StepFacts = {
  readonly status: StepStatus
  readonly stage: 'review' | 'decision'
  readonly held: boolean
  /** Whether countersignatures were asked for at all. */
  readonly countersigned: boolean
  /** A countersignature waits for its answer. */
  readonly signatureOpen: boolean
  readonly consultationOpen: boolean
  /** Something asked waits for its answer, or for its turn. */
  readonly pending: boolean
  /** An earlier step was done that it may be returned to. */
  readonly hasEarlier: boolean
  /** Nobody has acted on what followed. */
  readonly untouchedAfter: boolean
  readonly joint: boolean
  /** A boundary timer waits on it. */
  readonly timed: boolean
}

export type StepRowOfTable = {
  readonly act: StepAct | RunAct
  readonly from: StepStatus
  /** `unchanged`: the step stays open. */
  readonly to: StepStatus | 'unchanged'
  readonly onlyWhen?: (step: StepFacts) => boolean
}

export const stepTable: readonly StepRowOfTable[] = [
  { act: 'claim', from: 'open', to: 'unchanged', onlyWhen: (step) => !step.held },
  { act: 'release', from: 'open', to: 'unchanged', onlyWhen: (step) => step.held },
  { act: 'hand-over', from: 'open', to: 'unchanged' },
  { act: 'ask-signatures', from: 'open', to: 'unchanged', onlyWhen: (step) => !step.countersigned },
  { act: 'add-signer', from: 'open', to: 'unchanged' },
  { act: 'sign', from: 'open', to: 'unchanged', onlyWhen: (step) => step.signatureOpen },
  { act: 'consult', from: 'open', to: 'unchanged' },
  { act: 'answer', from: 'open', to: 'unchanged', onlyWhen: (step) => step.consultationOpen },
  { act: 'replace-asked', from: 'open', to: 'unchanged', onlyWhen: (step) => step.pending },
  { act: 'urge', from: 'open', to: 'unchanged' },
  { act: 'examine', from: 'open', to: 'done', onlyWhen: (step) => step.stage === 'review' },
  { act: 'decide', from: 'open', to: 'done', onlyWhen: (step) => step.stage === 'decision' },
  { act: 'return', from: 'open', to: 'returned', onlyWhen: (step) => step.hasEarlier },
  { act: 'take-back', from: 'done', to: 'taken-back', onlyWhen: (step) => step.untouchedAfter },
  { act: 'lapse', from: 'open', to: 'silent', onlyWhen: (step) => step.joint && step.stage === 'review' },
  { act: 'time-out', from: 'open', to: 'gave-way', onlyWhen: (step) => step.timed },
  { act: 'end', from: 'open', to: 'voided' },
]

/** The acts open on a step, whoever asks. */
export function actsOnStep(step: StepFacts): (StepAct | RunAct)[] {
  return stepTable.filter((row) => row.from === step.status && (row.onlyWhen?.(step) ?? true)).map((row) => row.act)
}
