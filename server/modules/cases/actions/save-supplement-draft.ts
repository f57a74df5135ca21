import { action } from '#kernel/action.ts'
import { notYours } from '#kernel/problem.ts'
import { ownsFiles } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { findSupplementDraft, keepSupplementDraft } from '../supplement-drafts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { requireOpen } from '../transitions.ts'

const LARGEST = 200_000

/**
 * Keeps what has been typed and attached so far, right or not. A save that did not start from the last one is refused with
 * that one. Somebody's files cannot be smuggled into it: each was handed in by who saves, or was in it before.
 */
export const saveSupplementDraft = action(contract.saveSupplementDraft, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: (ctx, file) => mayDo('submit-correction')(ctx, file) || mayDo('supply-deferred')(ctx, file),
  async run(ctx, { revision, values, materials }, file) {
    requireOpen(file, file.status === 'correcting' ? 'submit-correction' : 'supply-deferred')
    const before = await findSupplementDraft(ctx, file.id)
    if ((before?.revision ?? 0) !== revision) throw contract.supplementDraftConflict({ draft: before })
    const known = new Set(Object.values(before?.materials ?? {}).flat())
    const added = Object.values(materials)
      .flat()
      .filter((one) => !known.has(one))
    if (!(await ownsFiles(ctx, added))) throw notYours()
    const sealed = ctx.vault.seal(JSON.stringify(values))
    if (sealed.length > LARGEST) throw contract.supplementDraftTooLarge()
    await keepSupplementDraft(ctx, file, { sealed, materials, revision: revision + 1 })
    return { revision: revision + 1, savedAt: ctx.now.toISOString() }
  },
})
