import { scopeOf } from '#kernel/actor.ts'
import { view } from '#kernel/view.ts'
import { describeOrgans, organsReached } from '#modules/organs/index.ts'
import { unsettled } from '../body-rules.ts'
import * as contract from '../contract.ts'
import { casesTables } from '../store.ts'

/** What each body of the actor has settled. */
export const bodyRules = view(contract.bodyRules, {
  async look(ctx) {
    const organs = await organsReached(ctx, scopeOf(ctx.actor, 'cases.arrange'))
    if (organs.length === 0) return { rows: [] }
    const names = await describeOrgans(ctx, organs)
    const settled = await casesTables(ctx)
      .selectFrom('cases.body_rule')
      .selectAll()
      .where('organ_id', 'in', organs)
      .execute()
    return {
      rows: organs.map((organId) => {
        const found = settled.find((row) => row.organ_id === organId)
        const rule = found ?? unsettled
        return {
          organId,
          organName: names.get(organId)?.name ?? '',
          correctionDays: rule.correction_days ?? undefined,
          correctionBasis: rule.correction_basis ?? undefined,
          deferralMissed: rule.deferral_missed,
          deferralBasis: rule.deferral_basis ?? undefined,
          denialCountersigned: rule.denial_countersigned,
          twoPeople: rule.two_people,
          hearingPutOffs: rule.hearing_put_offs,
          answerDays: rule.answer_days,
          settledAt: found?.settled_at.toISOString(),
          settledBy: found?.settled_by,
        }
      }),
    }
  },
})
