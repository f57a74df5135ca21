import type { CosignatureStatus } from '#modules/cases/contract.ts'
import type { Tone } from '../../ui/state-tag.tsx'

const tones: Readonly<Record<CosignatureStatus, Tone>> = {
  waiting: 'warning',
  confirmed: 'success',
  'sent-back': 'info',
  'taken-back': 'neutral',
  stopped: 'neutral',
}

export const toneOf = (status: CosignatureStatus): Tone => tones[status]
