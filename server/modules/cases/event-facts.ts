import type { ProcedureKind, TerminationGround } from './contract.ts'
import type { Approval } from './rules/procedures.ts'
import type { UndoingKind } from './rules/undoing.ts'

/** What an act says beyond its words. */
export type EventFacts = {
  recommends?: 'grant' | 'deny'
  basis?: string
  ground?: 'not-needed' | 'not-competent' | TerminationGround
  rightBody?: string
  channel?: 'online' | 'counter' | 'post'
  receivedBy?: string
  tracking?: string
  procedure?: ProcedureKind
  /** Running number of what the act is about within the case: a special procedure, an interested party. */
  no?: number
  /** Working days added to a special procedure. */
  days?: number
  /** The government's approval of an extension (行政许可法 art. 42(2)). */
  approval?: Approval
  /** How a grant is undone. */
  undoing?: UndoingKind
  /** A no that waits for a superior's countersign. */
  proposed?: true
  /** The step of the route it was done in; the body, when it is another than the one that handles the case. */
  step?: { no: number; name: string; organ?: string }
  /** The form before it was corrected on the spot, sealed. */
  sealedBefore?: string
}
