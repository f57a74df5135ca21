import { action } from '#kernel/action.ts'
import { notYours } from '#kernel/problem.ts'
import { ownsFiles } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { findCorrectionDraft, keepCorrectionDraft } from '../correction-drafts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { requireOpen } from '../transitions.ts'

const LARGEST = 200_000

/**
 * Keeps what has been typed and attached so far, right or not. A save that did not start from the last one is refused with
 * that one. Somebody's files cannot be smuggled into it: each was handed in by who saves, or was in it before.
 */
export const saveCorrectionDraft = action(contract.saveCorrectionDraft, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: mayDo('submit-correction'),
  async run(ctx, { revision, values, materials }, file) {
    requireOpen(file, 'submit-correction')
    const before = await findCorrectionDraft(ctx, file.id)
    if ((before?.revision ?? 0) !== revision) throw contract.correctionDraftConflict({ draft: before })
    const known = new Set(Object.values(before?.materials ?? {}).flat())
    const added = Object.values(materials)
      .flat()
      .filter((one) => !known.has(one))
    if (!(await ownsFiles(ctx, added))) throw notYours()
    const sealed = ctx.vault.seal(JSON.stringify(values))
    if (sealed.length > LARGEST) throw contract.correctionDraftTooLarge()
    await keepCorrectionDraft(ctx, file, { sealed, materials, revision: revision + 1 })
    return { revision: revision + 1, savedAt: ctx.now.toISOString() }
  },
})
