/** For tests of the modules below. */
export { saveDraft } from './actions/save-draft.ts'
export { sweepHandedIn } from './forms-on-paper.ts'
export { handedInForms } from './views/handed-in.ts'
export { myDrafts } from './views/my-drafts.ts'
