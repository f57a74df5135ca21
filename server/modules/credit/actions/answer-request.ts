import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import { breachWasSettled } from '../events.ts'
import { mayAnswer } from '../policy.ts'
import { type BreachRow, creditTables, lockBreach, type RequestRow } from '../store.ts'

const settles = { repair: 'repaired', objection: 'lifted' } as const

/** The body answers; a yes to a repair ends the exclusion, a yes to an objection takes the record back. */
export const answerRequest = action(contract.answerRequest, {
  load: asked,
  allow: (ctx, { breach }) => mayAnswer(ctx.actor, breach),
  async run(ctx, { id, outcome, answer }, { breach, request }) {
    if (request.outcome !== null) throw contract.requestAnswered()
    if (breach.status !== 'standing') throw contract.breachSettled({ status: breach.status })
    const db = creditTables(ctx)
    await db
      .updateTable('credit.request')
      .set({ outcome, answer, answered_at: ctx.now, answered_by: ctx.actor.name })
      .where('id', '=', id)
      .execute()
    const status = outcome === 'granted' ? settles[request.kind] : breach.status
    if (status !== 'standing') {
      await db.updateTable('credit.breach').set({ status, settled_on: ctx.today }).where('id', '=', breach.id).execute()
      const { id: breachId, case_id: caseId, organ_id: organId, region_code: regionCode } = breach
      ctx.emit(breachWasSettled, { breachId, caseId, organId, regionCode, status })
    }
    const kind = contract.requestKinds[request.kind]
    await sendNotice(ctx, {
      to: await accountsOf(ctx, { kind: breach.applicant_kind, id: breach.applicant_id }),
      of: { kind: breach.applicant_kind, id: breach.applicant_id },
      kind: 'progress',
      title: outcome === 'granted' ? `${kind}申请已经同意` : `${kind}申请没有同意`,
      body: `“${breach.item_name}”的失信记录：${answer}`,
      link: '/credit',
      about: { module: 'credit', id: breach.id },
      dedupeKey: `credit:${id}:answered`,
    })
    return { id: breach.id, status }
  },
})

async function asked(ctx: Ctx, { id }: { id: string }): Promise<{ breach: BreachRow; request: RequestRow }> {
  const read = () => creditTables(ctx).selectFrom('credit.request').selectAll().where('id', '=', id).executeTakeFirst()
  const found = await read()
  if (!found) throw notFound({ id })
  const breach = await lockBreach(ctx, found.breach_id)
  // Read again under the lock: somebody may have answered meanwhile.
  return { breach, request: (await read())! }
}
