import type { VersionStatus } from '#modules/catalogue/contract.ts'
import type { Tone } from '../../ui/state-tag.tsx'

export const versionTones = {
  draft: 'neutral',
  submitted: 'warning',
  scheduled: 'info',
  published: 'success',
  superseded: 'neutral',
  withdrawn: 'danger',
} as const satisfies Record<VersionStatus, Tone>
