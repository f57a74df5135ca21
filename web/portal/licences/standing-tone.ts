import type { Standing } from '#modules/licences/contract.ts'
import type { Tone } from '../../ui/state-tag.tsx'

const tones: Readonly<Record<Standing, Tone>> = {
  valid: 'success',
  'not-yet-valid': 'info',
  suspended: 'warning',
  withdrawn: 'danger',
  recalled: 'danger',
  revoked: 'danger',
  cancelled: 'neutral',
  expired: 'neutral',
  superseded: 'neutral',
}

export function toneOfStanding(standing: Standing): Tone {
  return tones[standing]
}
