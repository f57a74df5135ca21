import { action } from '#kernel/action.ts'
import { ownsFiles } from '#modules/documents/index.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import { isWhose } from '../policy.ts'
import { creditTables, lockBreach } from '../store.ts'

/** Whose record it is asks for repair, or objects to it. */
export const makeRequest = action(contract.makeRequest, {
  load: (ctx, { id }) => lockBreach(ctx, id),
  allow: (ctx, breach) => isWhose(ctx.actor, breach),
  async run(ctx, { id, kind, statement, documentIds }, breach) {
    if (breach.status !== 'standing') throw contract.breachSettled({ status: breach.status })
    if (!(await ownsFiles(ctx, documentIds))) throw contract.filesNotYours()
    const requestId = ctx.newId()
    const written = await creditTables(ctx)
      .insertInto('credit.request')
      .values({
        id: requestId,
        breach_id: id,
        kind,
        statement,
        document_ids: documentIds,
        made_at: ctx.now,
        made_by: ctx.actor.name,
        outcome: null,
        answer: null,
        answered_at: null,
        answered_by: null,
      })
      .onConflict((conflict) => conflict.columns(['breach_id', 'kind']).where('outcome', 'is', null).doNothing())
      .executeTakeFirst()
    if (written.numInsertedOrUpdatedRows === 0n) throw contract.requestWaiting()
    await sendNotice(ctx, {
      to: await accountsHolding(ctx, 'credit.decide', breach.organ_id),
      kind: 'todo',
      title: `有一件${contract.requestKinds[kind]}申请要答复`,
      body: `办件 ${breach.case_number}“${breach.item_name}”的失信记录，当事人提出了${contract.requestKinds[kind]}申请。`,
      link: '/work/credit',
      about: { module: 'credit', id },
      dedupeKey: `credit:${requestId}`,
    })
    return { id, status: breach.status }
  },
})
