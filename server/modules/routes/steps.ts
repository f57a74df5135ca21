/** A live step as `cases` and the policies read it. */
import type { Signs } from './rules/countersign.ts'
import type { LiveRow, Role, StepRow } from './store.ts'

export type LiveStep = {
  readonly no: number
  readonly path: string
  readonly name: string
  readonly stage: 'review' | 'decision'
  readonly organId: string
  readonly role: Role
  /** The post belongs to another body than the one that handles the case. */
  readonly joint: boolean
  /** `done`: may still be taken back by whoever did it. */
  readonly status: 'open' | 'done'
  readonly holder?: string
  readonly holderName?: string
  /** Who stands in for the holder today. */
  readonly deputies: readonly string[]
  readonly closedBy?: string
  /** Of an open decision: who did the reviews it rests on. */
  readonly examiners: readonly string[]
  readonly signs: Signs
  /** Steps lie behind it that it may be returned to. */
  readonly hasEarlier: boolean
  readonly fromNos: readonly number[]
  readonly dueOn: string
  readonly provisional: boolean
  readonly silence: 'record' | 'agree'
  readonly lapsed: boolean
  /** A boundary timer waits on it. */
  readonly timed: boolean
  /** It stands on a second way, which the decision does not wait for. */
  readonly aside: boolean
}

export function liveStep(row: LiveRow | StepRow): LiveStep {
  return {
    no: row.no,
    path: row.path,
    name: row.name,
    stage: row.stage,
    organId: row.organ_id,
    role: row.role,
    joint: row.joint,
    status: row.status === 'open' ? 'open' : 'done',
    holder: row.holder ?? undefined,
    holderName: row.holder_name ?? undefined,
    deputies: 'deputies' in row ? row.deputies : [],
    closedBy: row.closed_by ?? undefined,
    examiners: ('examiners' in row && row.examiners) || [],
    signs: row.signs,
    hasEarlier: row.from_nos.length > 0,
    fromNos: row.from_nos,
    dueOn: row.due_on,
    provisional: row.provisional,
    silence: row.silence,
    lapsed: row.lapsed_on !== null,
    timed: row.timed,
    aside: row.aside,
  }
}
