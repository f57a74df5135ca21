/** What events of a case carry, and what every act on a case answers. */
import type { Ctx } from '#kernel/ctx.ts'
import type { Act, Status } from './contract.ts'
import { canOf } from './policy.ts'
import type { CaseRow } from './store.ts'

export function aboutCase(file: CaseRow) {
  return {
    caseId: file.id,
    itemId: file.item_id,
    versionId: file.version_id,
    organId: file.organ_id,
    regionCode: file.region_code,
  }
}

export function movedTo(ctx: Ctx, file: CaseRow): { caseId: string; status: Status; can: Act[] } {
  return { caseId: file.id, status: file.status, can: canOf(ctx.actor, file) }
}

/** The dates of the decision of an accepted case. */
export function datesOf(file: CaseRow): { statutoryDue: string; promisedDue: string } {
  return { statutoryDue: file.statutory_due!, promisedDue: file.promised_due! }
}
