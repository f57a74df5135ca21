import type { Status, UndoingKind } from '#modules/cases/contract.ts'
import type { Tone } from '../../ui/state-tag.tsx'

const tones: Readonly<Record<Status, Tone>> = {
  filed: 'info',
  correcting: 'warning',
  corrected: 'info',
  accepted: 'info',
  suspended: 'warning',
  examined: 'info',
  granted: 'success',
  denied: 'danger',
  delivered: 'success',
  closed: 'success',
  'not-accepted': 'danger',
  withdrawn: 'neutral',
  terminated: 'neutral',
}

type Told = { status: Status; granted?: boolean; undone?: UndoingKind | { kind: UndoingKind } }

/** The colour of a status; what was refused or undone stays so to the end. */
export function toneOf({ status, granted, undone }: Told): Tone {
  const kind = typeof undone === 'object' ? undone.kind : undone
  if (kind) return kind === 'change' ? 'warning' : 'danger'
  return granted === false && status !== 'denied' ? 'neutral' : tones[status]
}
