import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract-service.ts'
import { holdsHere } from '../policy.ts'
import { casesTables } from '../store.ts'
import { lockCase } from '../steps.ts'

/** A letter nobody opened is handed over at the counter or sent by post; that is its delivery. */
export const serveLetter = action(contract.serveLetter, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: ({ actor }, file) => holdsHere(actor, 'cases.deliver', file),
  async run(ctx, { letterId, way, receivedBy, tracking }, file) {
    const db = casesTables(ctx)
    const letter = await db
      .selectFrom('cases.letter')
      .selectAll()
      .where('id', '=', letterId)
      .where('case_id', '=', file.id)
      .forUpdate()
      .executeTakeFirst()
    if (!letter) throw notFound({ letterId })
    if (letter.opened_at ?? letter.served_at) throw contract.letterReceived()
    await db
      .updateTable('cases.letter')
      .set({
        served_at: ctx.now,
        served_way: way,
        served_to: receivedBy ?? null,
        served_tracking: tracking ?? null,
        served_by_name: ctx.actor.name,
      })
      .where('id', '=', letterId)
      .where('region_code', '=', file.region_code)
      .execute()
    return { caseId: file.id, letterId, servedAt: ctx.now.toISOString() }
  },
})
