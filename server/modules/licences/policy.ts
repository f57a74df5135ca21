/** Who may see and do what with a licence. Lists carry the same sentences as SQL. */
import { type Actor, covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { actingWhollyFor } from '#modules/identity/index.ts'
import { organsReached } from '#modules/organs/index.ts'
import { paymentFirst } from './contract.ts'
import { openActs, type StaffAct } from './rules/licence-status.ts'
import type { LicenceRow } from './store.ts'

type Whose = Pick<LicenceRow, 'holder_kind' | 'holder_id'>
type Where = Pick<LicenceRow, 'organ_id' | 'region_code'>

export function isHolder(actor: Actor, licence: Whose): boolean {
  const self = actingWhollyFor({ actor })
  return self !== undefined && self.kind === licence.holder_kind && self.id === licence.holder_id
}

export function holdsHere(actor: Actor, word: string, licence: Where): boolean {
  return (
    actor.kind !== 'citizen' &&
    covers(scopeOf(actor, word), { organId: licence.organ_id, regionCode: licence.region_code })
  )
}

/** The staff of the body that issued it; the holder has doors of their own. */
export function maySee(actor: Actor, licence: Where): boolean {
  return holdsHere(actor, 'licences.see', licence)
}

export function mayManage(ctx: { actor: Actor }, licence: Where): boolean {
  return holdsHere(ctx.actor, 'licences.manage', licence)
}

/** What a case granted is undone in the case, where its holder is heard first. */
const throughCase: readonly StaffAct[] = ['withdraw', 'cancel']
/** What its holder is heard on first: the page of the licence knows whether they were. */
const afterHearing: readonly StaffAct[] = ['suspend', 'withdraw', 'revoke']

/** What this actor may do to the licence at once. */
export function canOf(actor: Actor, licence: Where & Pick<LicenceRow, 'status' | 'case_id'>): StaffAct[] {
  if (!mayManage({ actor }, licence)) return []
  return openActs(licence.status).filter(
    (act) => !afterHearing.includes(act) && (!licence.case_id || !throughCase.includes(act)),
  )
}

/** The holder's own licence; another's does not exist for them. @throws notFound, paymentFirst */
export function requireOwn(ctx: Ctx, licence: LicenceRow | undefined, id: string): LicenceRow {
  if (!licence || !isHolder(ctx.actor, licence)) throw notFound({ licenceId: id })
  if (licence.awaits_payment) throw paymentFirst({ caseId: licence.case_id })
  return licence
}

/** The bodies whose licences the actor sees; a licence's region is its body's. */
export async function organsSeen(ctx: Ctx): Promise<string[]> {
  return organsReached(ctx, scopeOf(ctx.actor, 'licences.see'))
}
