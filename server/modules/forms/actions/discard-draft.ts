import { action } from '#kernel/action.ts'
import { tables } from '#kernel/ctx.ts'
import { applicantOf } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import type { DraftTables } from '../store.ts'

export const discardDraft = action(contract.discardDraft, {
  load: (ctx) => applicantOf(ctx),
  async run(ctx, { id }, applicant) {
    const gone = await tables<DraftTables>(ctx)
      .deleteFrom('forms.draft')
      .where('id', '=', id)
      .where('applicant_kind', '=', applicant.kind)
      .where('applicant_id', '=', applicant.id)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw contract.draftMissing({ id })
    return { id }
  },
})
