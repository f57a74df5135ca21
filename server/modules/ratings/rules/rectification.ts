/**
 * THE table of what follows a bad rating (国办发〔2019〕51号: whoever handled the case answers for it, and every bad
 * rating under a real name gets a return visit). The body may not dismiss a complaint about itself: its finding is reviewed.
 */
import type { Outcome, State, Step } from '../contract.ts'

/** What the step found or decided. */
export type Finding = 'upheld' | 'not-upheld' | 'mended' | 'explained' | Outcome

export type Row = {
  readonly step: Step
  readonly finding: Finding
  readonly from: State
  readonly to: State
  /** `body`: the body complained about; `supervisor`: anyone but it. */
  readonly by: 'body' | 'supervisor'
  /** As the history tells it. */
  readonly title: string
}

export const rectificationTable: readonly Row[] = [
  { step: 'verify', finding: 'upheld', from: 'to-verify', to: 'upheld', by: 'body', title: '核实属实，开始整改' },
  {
    step: 'verify',
    finding: 'not-upheld',
    from: 'to-verify',
    to: 'not-upheld',
    by: 'body',
    title: '核实不属实，提请复核',
  },
  {
    step: 'review',
    finding: 'upheld',
    from: 'not-upheld',
    to: 'upheld',
    by: 'supervisor',
    title: '复核认为属实，应当整改',
  },
  {
    step: 'review',
    finding: 'not-upheld',
    from: 'not-upheld',
    to: 'dismissed',
    by: 'supervisor',
    title: '复核同意，不计入差评',
  },
  { step: 'rectify', finding: 'mended', from: 'upheld', to: 'rectified', by: 'body', title: '已整改' },
  { step: 'rectify', finding: 'explained', from: 'upheld', to: 'rectified', by: 'body', title: '已说明原因并答复' },
  {
    step: 'return-visit',
    finding: 'satisfied',
    from: 'rectified',
    to: 'closed',
    by: 'supervisor',
    title: '回访满意，办结',
  },
  {
    step: 'return-visit',
    finding: 'still-unsatisfied',
    from: 'rectified',
    to: 'closed',
    by: 'supervisor',
    title: '回访仍不满意，记录在案，办结',
  },
]

export const overStates: readonly State[] = ['dismissed', 'closed', 'amended']

/** Which step a state waits for; undefined when it is over. */
export function stepDue(state: State): Step | undefined {
  return rectificationTable.find((row) => row.from === state)?.step
}

/** The row that leads on from here with this finding; undefined when the step is not open. */
export function afterStep(state: State, step: Step, finding: Finding): Row | undefined {
  return rectificationTable.find((row) => row.from === state && row.step === step && row.finding === finding)
}
