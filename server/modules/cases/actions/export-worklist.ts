import { action } from '#kernel/action.ts'
import { beginExport } from '#modules/exports/index.ts'
import * as contract from '../contract.ts'
import { worklistPortionDue } from '../events.ts'
import { organsIn } from '../views/case-sources.ts'
import { viewpointOf } from '../views/open-cases.ts'
import type { ExportedFilter } from '../worklist-export.ts'

/** Begins to write the list as a file; the reach is that of the moment it is asked for. */
export const exportWorklist = action(contract.exportWorklist, {
  async run(ctx, { format, ...filter }) {
    const from = await viewpointOf(ctx, filter)
    const title = `${contract.tabTitles[filter.tab]}办件 ${ctx.today}`
    const organIds = organsIn(from.sources)
    const asked: ExportedFilter = { filter, from }
    const { exportId } = await beginExport(ctx, {
      list: 'cases.worklist',
      format,
      title,
      filter: asked,
      word: 'cases.see',
      organIds,
    })
    ctx.emit(worklistPortionDue, { exportId })
    return { exportId }
  },
  subject: (_input, { exportId }) => exportId,
})
