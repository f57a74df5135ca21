import { action } from '#kernel/action.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import * as contract from '../contract.ts'
import { decideAgain } from '../instant.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { requireOpen } from '../transitions.ts'

/** Judges the item's rule once more for an application that waits: the system tries again what it could not do at filing. */
export const decideByRule = action(contract.decideByRule, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: mayDo('decide-by-rule'),
  async run(ctx, { caseId }, file) {
    requireOpen(file, 'decide-by-rule')
    if (!(await getItemVersion(ctx, file.version_id)).content.instantApproval) throw contract.noRule()
    return { caseId, granted: (await decideAgain(ctx, file)) !== undefined }
  },
})
