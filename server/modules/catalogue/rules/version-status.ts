import type { VersionStatus } from '../contract.ts'

export type VersionAct = 'edit-draft' | 'submit-draft' | 'return-draft' | 'publish-version'

/**
 * In which status each act is open. Publishing leads to `published`, or to `scheduled` until its day; it supersedes the
 * version in force only then. What waits for its day may still be returned.
 */
const acts: Record<VersionAct, readonly VersionStatus[]> = {
  'edit-draft': ['draft'],
  'submit-draft': ['draft'],
  'return-draft': ['submitted', 'scheduled'],
  'publish-version': ['submitted'],
}

export function actsOpenIn(status: VersionStatus): VersionAct[] {
  return (Object.keys(acts) as VersionAct[]).filter((act) => acts[act].includes(status))
}
