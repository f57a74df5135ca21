import { action } from '#kernel/action.ts'
import { scopeOf } from '#kernel/actor.ts'
import { beginExport } from '#modules/exports/index.ts'
import { organsReached } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { rowPortionDue } from '../events.ts'
import { type ExportedRows, placeNow } from '../row-export.ts'

/** Begins to write the list as a file; the reach is that of the moment it is asked for, and asked again when it is fetched. */
export const exportRows = action(contract.exportRows, {
  async run(ctx, { format, ...filter }) {
    const scope = scopeOf(ctx.actor, 'exchange.see')
    const asked: ExportedRows = {
      filter,
      scope: { everywhere: scope?.everywhere, regions: scope?.regions },
      before: await placeNow(ctx),
    }
    const { exportId } = await beginExport(ctx, {
      list: 'exchange.rows',
      format,
      title: `数据交换记录 ${ctx.today}`,
      filter: asked,
      word: 'exchange.see',
      organIds: await organsReached(ctx, scope),
    })
    ctx.emit(rowPortionDue, { exportId })
    return { exportId }
  },
  subject: (_input, { exportId }) => exportId,
})
