import type { Ctx } from '#kernel/ctx.ts'
import { casesTables, type BodyRuleRow } from './store.ts'

export type BodyRules = Pick<
  BodyRuleRow,
  | 'correction_days'
  | 'correction_basis'
  | 'deferral_missed'
  | 'deferral_basis'
  | 'denial_countersigned'
  | 'two_people'
  | 'hearing_put_offs'
  | 'answer_days'
>

/** Where a body has settled nothing: no time for corrections, a promise that is not kept ends the case, a hearing is put off once,
 * and a holder has five working days to speak. */
export const unsettled: BodyRules = {
  correction_days: null,
  correction_basis: null,
  deferral_missed: 'terminate',
  deferral_basis: null,
  denial_countersigned: false,
  two_people: false,
  hearing_put_offs: 1,
  answer_days: 5,
}

export async function rulesOf(ctx: Pick<Ctx, 'db'>, organId: string): Promise<BodyRules> {
  const row = await casesTables(ctx)
    .selectFrom('cases.body_rule')
    .selectAll()
    .where('organ_id', '=', organId)
    .executeTakeFirst()
  return row ?? unsettled
}
