import type { VersionStatus } from '../contract.ts'

export type VersionAct = 'edit-draft' | 'submit-draft' | 'return-draft' | 'publish-version'

/** In which status each act is open, and where it leads. Publishing supersedes the version in force. */
const acts: Record<VersionAct, { from: VersionStatus; to: VersionStatus }> = {
  'edit-draft': { from: 'draft', to: 'draft' },
  'submit-draft': { from: 'draft', to: 'submitted' },
  'return-draft': { from: 'submitted', to: 'draft' },
  'publish-version': { from: 'submitted', to: 'published' },
}

export function actsOpenIn(status: VersionStatus): VersionAct[] {
  return (Object.keys(acts) as VersionAct[]).filter((act) => acts[act].from === status)
}
