import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { codeFor } from '../handouts.ts'
import { isApplicant } from '../policy.ts'
import { needsCode } from '../rules/handout-status.ts'
import { changeHandout, lockHandout } from '../store.ts'

/** 换取件码: the applicant has told it to somebody, or it was stopped; the one before opens nothing any more. */
export const renewCode = action(contract.renewCode, {
  load: (ctx, { caseId }) => lockHandout(ctx, caseId),
  allow: (ctx, row) => isApplicant(ctx.actor, row),
  async run(ctx, { caseId }, row) {
    if (!needsCode(row.state, row.way)) throw contract.actNotOpen({ state: row.state })
    await changeHandout(ctx, caseId, codeFor(ctx, row))
    return { caseId, state: row.state }
  },
})
