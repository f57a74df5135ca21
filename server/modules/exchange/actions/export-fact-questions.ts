import { action } from '#kernel/action.ts'
import { scopeOf } from '#kernel/actor.ts'
import { beginExport } from '#modules/exports/index.ts'
import { organsReached } from '#modules/organs/index.ts'
import * as contract from '../contract-facts.ts'
import { factPortionDue } from '../events.ts'
import type { ExportedQuestions } from '../facts/export.ts'

/** Begins to write the questions asked of other bodies as a file; they name no person. */
export const exportFactQuestions = action(contract.exportFactQuestions, {
  async run(ctx, { format, ...filter }) {
    const scope = scopeOf(ctx.actor, 'exchange.see')
    const asked: ExportedQuestions = { filter, scope: { everywhere: scope?.everywhere, regions: scope?.regions } }
    const { exportId } = await beginExport(ctx, {
      list: 'exchange.fact-questions',
      format,
      title: `向其他部门查询的记录 ${ctx.today}`,
      filter: asked,
      word: 'exchange.see',
      organIds: await organsReached(ctx, scope),
    })
    ctx.emit(factPortionDue, { exportId })
    return { exportId }
  },
  subject: (_input, { exportId }) => exportId,
})
