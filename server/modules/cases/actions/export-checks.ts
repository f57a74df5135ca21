import { action } from '#kernel/action.ts'
import { beginExport } from '#modules/exports/index.ts'
import * as contract from '../contract.ts'
import { listPortionDue } from '../events.ts'
import type { ExportedChecks } from '../list-exports.ts'
import { organsOf } from '../views/in-scope.ts'

/** Begins to write the checks of promises as a file; the reach is that of the moment it is asked for. */
export const exportChecks = action(contract.exportChecks, {
  async run(ctx, { format, show }) {
    const organs = await organsOf(ctx, 'cases.see')
    const filter: ExportedChecks = { organs, show }
    const title = `承诺核查 ${ctx.today}`
    const asked = { list: 'cases.checks', format, title, filter, word: 'cases.see', organIds: organs }
    const { exportId } = await beginExport(ctx, asked)
    ctx.emit(listPortionDue, { exportId, list: 'checks' })
    return { exportId }
  },
  subject: (_input, { exportId }) => exportId,
})
