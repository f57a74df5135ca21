import type { VersionStatus } from '../contract.ts'

export type VersionAct = 'edit-draft' | 'submit-draft' | 'recall-draft' | 'return-draft' | 'publish-version'

/**
 * In which status each act is open. Publishing leads to `published`, or to `scheduled` until its day; it supersedes the
 * version in force only then. What waits for its day may still be returned; what waits to be checked its writers may take back.
 */
const acts: Record<VersionAct, readonly VersionStatus[]> = {
  'edit-draft': ['draft'],
  'submit-draft': ['draft'],
  'recall-draft': ['submitted'],
  'return-draft': ['submitted', 'scheduled'],
  'publish-version': ['submitted'],
}

export function actsOpenIn(status: VersionStatus): VersionAct[] {
  return (Object.keys(acts) as VersionAct[]).filter((act) => acts[act].includes(status))
}
