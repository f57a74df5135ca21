import { action } from '#kernel/action.ts'
import { notPermitted } from '#kernel/problem.ts'
import { beginExport } from '#modules/exports/index.ts'
import * as contract from '../contract.ts'
import { bodyOf } from '../counter-drafts.ts'
import { listPortionDue } from '../events.ts'
import type { ExportedDrafts } from '../list-exports.ts'

/** Begins to write the drafts of one's counter as a file: what their list shows, nothing of what was typed. */
export const exportCounterDrafts = action(contract.exportCounterDrafts, {
  async run(ctx, { format }) {
    const organId = bodyOf(ctx)
    if (!organId) throw notPermitted()
    const filter: ExportedDrafts = { organId }
    const title = `窗口收件草稿 ${ctx.today}`
    const asked = { list: 'cases.counter-drafts', format, title, filter, word: 'cases.receive', organIds: [organId] }
    const { exportId } = await beginExport(ctx, asked)
    ctx.emit(listPortionDue, { exportId, list: 'drafts' })
    return { exportId }
  },
  subject: (_input, { exportId }) => exportId,
})
