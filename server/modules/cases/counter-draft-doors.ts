/** Acts, views and the job of drafts of the counter. */
import { job } from '#kernel/job.ts'
import { discardCounterDraft } from './actions/discard-counter-draft.ts'
import { exportCounterDrafts } from './actions/export-counter-drafts.ts'
import { saveCounterDraft } from './actions/save-counter-draft.ts'
import { dropOldCounterDrafts } from './counter-drafts.ts'
import { counterDraft, counterDrafts } from './views/counter-drafts.ts'

export const counterDraftActs = [saveCounterDraft, discardCounterDraft, exportCounterDrafts]
export const counterDraftViews = [counterDrafts, counterDraft]

/** Deletes what nobody continued in time, portion by portion. */
export const sweepCounterDrafts = job({
  name: 'cases.sweep-counter-drafts',
  cron: '35 3 * * *',
  async run(tools) {
    while (await tools.read(dropOldCounterDrafts));
  },
})
