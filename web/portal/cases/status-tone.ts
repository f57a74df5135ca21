import type { Status } from '#modules/cases/contract.ts'
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

/** The colour of a status; what was refused stays so to the end. */
export function toneOf({ status, granted }: { status: Status; granted?: boolean }): Tone {
  return granted === false && status !== 'denied' ? 'neutral' : tones[status]
}
