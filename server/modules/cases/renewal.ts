/** Applications about a licence there is: which may be filed, what the new licence says, and silence that renews. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { ItemContent, ItemVersion } from '#modules/catalogue/index.ts'
import type { Applicant } from '#modules/identity/index.ts'
import { describeLicences, type Licence, type LicenceWish } from '#modules/licences/index.ts'
import { bodyOf, stepBudgets } from '#modules/routes/index.ts'
import { alreadyConcerned, deemedRenewed, licenceNotFitting } from './contract.ts'
import { inWhoseName } from './handler.ts'
import { routeIn } from './route-reading.ts'
import { endStatuses } from './rules/case-status.ts'
import { lastDayToRenew, renewedUntil } from './rules/renewal.ts'
import { lastDayOfValidity } from './rules/validity.ts'
import type { CaseRow } from './store.ts'

export type Concern = { kind: 'change' | 'renew'; licenceId: string }
export type CheckedConcern = Concern & { renewBy: string | null }

/**
 * Whether this applicant may ask this body to change or renew that licence with this item.
 * @throws cases.licence-not-fitting, cases.already-concerned
 */
export async function checkedConcern(
  ctx: Ctx,
  concern: Concern,
  { version, applicant }: { version: ItemVersion; applicant: Applicant },
): Promise<CheckedConcern> {
  const licence = (await describeLicences(ctx, [concern.licenceId])).get(concern.licenceId)
  const fits =
    licence &&
    licence.holder.kind === applicant.kind &&
    licence.holder.id === applicant.id &&
    licence.typeKey === version.content.result.licenceType &&
    (await mayIssue(ctx, version, licence.organId)) &&
    licence.status === 'valid' &&
    (concern.kind === 'change' || licence.validTo !== undefined)
  if (!fits) throw licenceNotFitting({ licenceId: concern.licenceId })
  const running = await openCasesAbout(ctx, [concern.licenceId])
  if (running.length > 0) throw alreadyConcerned({ caseId: running[0]!.id })
  const inTime = concern.kind === 'renew' && ctx.today <= lastDayToRenew(licence.validTo!)
  return { ...concern, renewBy: inTime ? licence.validTo! : null }
}

/** Whether this item leads to a licence of that body: in whose name it is handled, or the body its route has decide. */
async function mayIssue(ctx: Ctx, version: ItemVersion, organId: string): Promise<boolean> {
  const { content, principalId, regionCode } = version
  const own = principalId ?? version.organId
  if (organId === own) return true
  if (content.route === undefined) return false
  const around = { organId: version.organId, principalOrganId: own, regionCode }
  const deciding = stepBudgets(await routeIn(content.route)).filter(({ task }) => task.stage === 'decision')
  const bodies = await Promise.all(deciding.map(({ task }) => bodyOf(ctx, task.post, around)))
  return bodies.includes(organId)
}

/** The body whose licence is renewed, where it is another than the one that handles the application. */
export async function issuerElsewhere(ctx: Ctx, file: CaseRow): Promise<string | null> {
  if (!file.concerns_licence_id) return null
  const issuer = (await describeLicences(ctx, [file.concerns_licence_id])).get(file.concerns_licence_id)?.organId
  return issuer === undefined || issuer === inWhoseName(file) ? null : issuer
}

type CaseAbout = Pick<CaseRow, 'id' | 'status' | 'concerns' | 'concerns_licence_id'>

/** Cases that ask for a change or renewal of one of these licences and are not decided yet. */
export async function openCasesAbout(ctx: Ctx, licenceIds: readonly string[]): Promise<CaseAbout[]> {
  const { rows } = await sql<CaseAbout>`
    select id, status, concerns, concerns_licence_id from cases.case_file
    where concerns_licence_id = any(${[...licenceIds]}::uuid[]) and decided_at is null and status <> all(${[...endStatuses]}::text[])
    order by id`.execute(ctx.db)
  return rows
}

/** From when to when the licence of this case is valid, and which one it takes the place of. @throws cases.licence-not-fitting */
export async function validityFor(
  ctx: Ctx,
  file: CaseRow,
  { result: { validMonths } }: ItemContent,
): Promise<Pick<LicenceWish, 'validFrom' | 'validTo' | 'supersedes'>> {
  if (!file.concerns_licence_id) {
    return {
      validFrom: ctx.today,
      validTo: validMonths === undefined ? undefined : lastDayOfValidity(ctx.today, validMonths),
    }
  }
  const old = await replaceable(ctx, file.concerns_licence_id)
  const validTo =
    file.concerns === 'change' || !old.validTo || validMonths === undefined
      ? old.validTo
      : renewedUntil(old.validTo, validMonths)
  return { validFrom: ctx.today, validTo, supersedes: old.id }
}

async function replaceable(ctx: Ctx, licenceId: string): Promise<Licence> {
  const old = (await describeLicences(ctx, [licenceId])).get(licenceId)
  if (old?.status !== 'valid' && old?.status !== 'expired') throw licenceNotFitting({ licenceId })
  return old
}

/** After the licence's last day no decision can be a no any more: the law has renewed it (art. 50(2)). */
export function requireNotRenewed(ctx: Ctx, file: CaseRow): void {
  if (file.renew_by !== null && ctx.today > file.renew_by) throw deemedRenewed({ validTo: file.renew_by })
}
