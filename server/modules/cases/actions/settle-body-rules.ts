import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { casesTables } from '../store.ts'

/** The head of a body settles what the law leaves open; cases told something else before keep what they were told. */
export const settleBodyRules = action(contract.settleBodyRules, {
  load: (ctx, input) => getOrgan(ctx, input.organId),
  allow: (ctx, organ) =>
    covers(scopeOf(ctx.actor, 'cases.arrange'), { organId: organ.id, regionCode: organ.regionCode }),
  async run(ctx, input, organ) {
    const settled = {
      correction_days: input.correctionDays ?? null,
      correction_basis: input.correctionBasis ?? null,
      deferral_missed: input.deferralMissed,
      deferral_basis: input.deferralBasis ?? null,
      denial_countersigned: input.denialCountersigned,
      two_people: input.twoPeople,
      hearing_put_offs: input.hearingPutOffs,
      answer_days: input.answerDays,
      settled_at: ctx.now,
      settled_by: ctx.actor.name,
    }
    await casesTables(ctx)
      .insertInto('cases.body_rule')
      .values({ organ_id: organ.id, region_code: organ.regionCode, ...settled })
      .onConflict((conflict) => conflict.columns(['organ_id', 'region_code']).doUpdateSet(settled))
      .execute()
    return { organId: organ.id }
  },
})
