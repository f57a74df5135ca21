import { action } from '#kernel/action.ts'
import { getItemVersion, inSituation } from '#modules/catalogue/index.ts'
import { getApplicant } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { decideByRule as decide } from '../instant.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { openValues } from '../store.ts'
import { requireOpen } from '../transitions.ts'

/** Judges the item's rule once more for an application that waits: the system tries again what it could not do at filing. */
export const decideByRule = action(contract.decideByRule, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: mayDo('decide-by-rule'),
  async run(ctx, { caseId }, file) {
    requireOpen(file, 'decide-by-rule')
    const content = inSituation((await getItemVersion(ctx, file.version_id)).content, file.situation)
    if (!content.instantApproval) throw contract.noRule()
    const applicant = await getApplicant(ctx, { kind: file.applicant_kind, id: file.applicant_id })
    const values = openValues(ctx, file.sealed_values)
    return { caseId, granted: (await decide(ctx, caseId, content, { applicant, values })) !== undefined }
  },
})
