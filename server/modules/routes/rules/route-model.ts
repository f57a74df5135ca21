/**
 * 审批流程 of an item version, as the interpreter reads it: a plain graph parsed from the BPMN the editor draws.
 * The route runs from acceptance to decision; what the law commands before and after it is not the route's to arrange.
 */

export type NodeId = string

/** Whose post does a step: a body found by rule, and the role its post must hold. */
export type PostRule = {
  readonly body: /** The body that handles the case. */
    | { readonly kind: 'handling' }
    /** The body in whose name the case is handled; the handling one where nothing is entrusted. */
    | { readonly kind: 'principal' }
    /** One body, named by its unified social credit code: codes travel between systems, ids do not. */
    | { readonly kind: 'named'; readonly uscc: string }
    /** The body whose letter word is this, at this level (GB/T 39046 行使层级), in the case's own region or above it. */
    | { readonly kind: 'level'; readonly level: '2' | '3' | '4' | '5'; readonly letterWord: string }
  readonly role: 'approver' | 'department-head' | 'window-clerk'
}

/** How many of those asked to countersign must have agreed before the step may go on. */
export type SignRule = { readonly order: 'parallel' | 'sequence'; readonly quorum: 'all' | number }

export type Task = {
  readonly kind: 'task'
  readonly id: NodeId
  readonly name: string
  /** `decision` is the step that grants or denies; every way through a route ends in exactly one. */
  readonly stage: 'review' | 'decision'
  readonly post: PostRule
  /** 环节时限, working days from the day after the step opened. */
  readonly budgetDays: number
  /** What a body's silence past its budget means: recorded only, or counted as agreeing (缺席默认). */
  readonly silence: 'record' | 'agree'
  /** Countersignatures asked for from the start. */
  readonly countersign?: { readonly posts: readonly PostRule[]; readonly rule: SignRule }
}

/** A way out of a node; `when` is FEEL over the form's fields and the facts. */
export type Flow = {
  readonly id: string
  readonly from: NodeId
  readonly to: NodeId
  readonly name?: string
  readonly when?: string
}

export type Node =
  | Task
  | { readonly kind: 'start' | 'end'; readonly id: NodeId; readonly name?: string }
  /** 排他网关: the first way whose condition holds, else the default one. */
  | { readonly kind: 'exclusive'; readonly id: NodeId; readonly name?: string; readonly defaultFlow?: string }
  /** 并行网关: splits and joins. */
  | { readonly kind: 'parallel'; readonly id: NodeId; readonly name?: string }
  /** 子流程: its inside runs to its end, then the way goes on. */
  | { readonly kind: 'sub-process'; readonly id: NodeId; readonly name: string; readonly inside: Route }
  /** 边界定时: after so many working days of the step it sits on, a second way opens (not interrupting) or the step gives way. */
  | {
      readonly kind: 'timer'
      readonly id: NodeId
      readonly name?: string
      readonly on: NodeId
      readonly afterDays: number
      readonly interrupting: boolean
    }

export type Route = { readonly nodes: readonly Node[]; readonly flows: readonly Flow[] }

/** What conditions may ask about: the form's values by field key, and `facts`. */
export type RouteFacts = {
  readonly form: Readonly<Record<string, unknown>>
  readonly facts: {
    readonly applicantKind: 'person' | 'enterprise'
    readonly regionCode: string
    readonly channel: 'online' | 'window'
    readonly situation: Readonly<Record<string, string>>
    /** Recommendations of the steps done so far, by task id. */
    readonly opinions: Readonly<Record<NodeId, 'grant' | 'deny'>>
  }
}

/** A token: where the run is. One inside a sub-process is named by its whole path, `sub/inner`. */
export type Token = { readonly at: string; readonly no: number }

/** One move of tokens: which were taken, which were given. `beside` is the step whose timer opened a second way. */
export type Passage = { readonly took: readonly number[]; readonly gave: readonly Token[]; readonly beside?: number }

/**
 * The whole state of a run. `tokens` wait at tasks and joins; each task's token has one open step (a row) beside it,
 * found by its `no`, which is never used twice in a run. `past` is what led here: from it a return knows what rests on what.
 */
export type RunState = {
  readonly tokens: readonly Token[]
  readonly nextNo: number
  readonly ended: boolean
  readonly past: readonly Passage[]
}

/** What one move of the interpreter did. */
export type Moved = {
  readonly state: RunState
  /** Steps that opened, in the order of the drawing. */
  readonly opened: readonly { readonly no: number; readonly task: Task; readonly path: string }[]
  /** Steps that were withdrawn without having been done (given way to a timer, or returned over). */
  readonly voided: readonly number[]
  /** Steps done earlier that no longer count, because the run went back behind them: they are to be done anew. */
  readonly undone: readonly number[]
}

/** The route of an item that draws none: one review, one decision, both by the handling body. */
export const DEFAULT_ROUTE: Route = {
  nodes: [
    { kind: 'start', id: 'start' },
    {
      kind: 'task',
      id: 'review',
      name: '审查',
      stage: 'review',
      post: { body: { kind: 'handling' }, role: 'approver' },
      budgetDays: 0,
      silence: 'record',
    },
    {
      kind: 'task',
      id: 'decision',
      name: '决定',
      stage: 'decision',
      post: { body: { kind: 'handling' }, role: 'approver' },
      budgetDays: 0,
      silence: 'record',
    },
    { kind: 'end', id: 'end' },
  ],
  flows: [
    { id: 'f1', from: 'start', to: 'review' },
    { id: 'f2', from: 'review', to: 'decision' },
    { id: 'f3', from: 'decision', to: 'end' },
  ],
}
