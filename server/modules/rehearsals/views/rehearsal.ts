import { view } from '#kernel/view.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { closedCasesOf } from '#modules/cases/index.ts'
import { getItemVersions } from '#modules/catalogue/index.ts'
import * as contract from '../contract.ts'
import { toRehearse } from '../to-rehearse.ts'
import { asksOf, replayed } from '../replay.ts'
import { reportOn } from '../rules/report.ts'

/** The last closed cases replayed on a version before it is published. Read-only: no case and no version changes. */
export const rehearsal = view(contract.rehearsal, {
  async look(ctx, { versionId, cases: most }) {
    const draft = await toRehearse(ctx, versionId)
    const files = await closedCasesOf(ctx, draft.itemId, most)
    if (files.length === 0) throw contract.nothingToRehearse()
    const calendar = await loadCalendar(ctx)
    const before = await getItemVersions(
      ctx,
      files.map((file) => file.versionId),
    )
    const all = files.map((file) => replayed(file, draft.content, before.get(file.versionId)!.content, calendar))
    return {
      itemName: draft.content.name,
      versionNo: draft.no,
      ...reportOn(all, asksOf(draft.content), contract.troubleTitles),
    }
  },
})
