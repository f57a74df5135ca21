import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract-letters.ts'
import { endInForce, holdTemplates, letterKept, mayKeep, templateTables } from '../letter-templates.ts'
import { requireSound } from '../letters/letter-trial.ts'

/** A second person has read the draft: letters written from now on are worded by it. */
export const putLetterInForce = action(contract.putLetterInForce, {
  load: letterKept,
  allow: mayKeep('cases.approve-letters'),
  async run(ctx, { revision }, { organ, kind }) {
    const held = await holdTemplates(ctx, organ.id, kind)
    const draft = held.find((one) => one.state === 'draft')
    if (!draft) throw notFound({ organId: organ.id, kind })
    if (draft.revision !== revision) throw contract.draftChanged()
    if (draft.drafted_by === ctx.actor.id) throw contract.ownDraft()
    await requireSound(ctx, organ, kind, draft.blocks)
    await endInForce(ctx, held)
    await templateTables(ctx)
      .updateTable('cases.letter_template')
      .set({
        state: 'in-force',
        approved_by: ctx.actor.id,
        approved_by_name: ctx.actor.name,
        approved_at: ctx.now,
      })
      .where('id', '=', draft.id)
      .execute()
    return { id: draft.id, version: draft.version }
  },
  subject: ({ organId }) => organId,
})
