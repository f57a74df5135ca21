/** Who may do what with an enterprise's seal. */
import type { Ctx } from '#kernel/ctx.ts'
import { agentsOf, representativeOf, standingInFirm } from '#modules/identity/index.ts'
import { isOpen, type SealAct } from './rules/seal-state.ts'
import { signetNotOpen } from './contract.ts'
import { agentsAllowed, type SealRow } from './store.ts'

/**
 * The legal representative acting for the enterprise whose seal it is. Asked of the register, not of the session: that one
 * may be a second behind.
 */
export async function representsFirm(ctx: Ctx, seal: Pick<SealRow, 'enterprise_id'>): Promise<boolean> {
  const { onBehalfOf, subjectId } = ctx.actor
  if (onBehalfOf?.kind !== 'enterprise' || onBehalfOf.id !== seal.enterprise_id) return false
  if (!(await standingInFirm(ctx))?.represents) return false
  return (await representativeOf(ctx, seal.enterprise_id))?.personId === subjectId
}

/** The legal representative, and an agent they allowed under the mandate of this very session. */
export async function mayUseSeal(ctx: Ctx, seal: SealRow): Promise<boolean> {
  return (await mayBeUsed(ctx, [seal])).length > 0
}

/** Of these seals of one enterprise, those the actor may use. */
export async function mayBeUsed<Row extends Pick<SealRow, 'id' | 'enterprise_id'>>(
  ctx: Ctx,
  seals: readonly Row[],
): Promise<readonly Row[]> {
  const { onBehalfOf } = ctx.actor
  const own = seals.filter((seal) => onBehalfOf?.kind === 'enterprise' && onBehalfOf.id === seal.enterprise_id)
  if (!own[0] || (await representsFirm(ctx, own[0]))) return own
  const { mandateId } = onBehalfOf!
  const live = (await agentsOf(ctx, onBehalfOf!.id)).some((one) => one.mandateId === mandateId)
  const ids = own.map((seal) => seal.id)
  const allowed = live ? (await agentsAllowed(ctx, ids)).filter((one) => one.mandate_id === mandateId) : []
  return own.filter((seal) => allowed.some((one) => one.seal_id === seal.id))
}

/** @throws signetNotOpen */
export function requireOpen(act: SealAct, seal: SealRow): void {
  if (!isOpen(act, seal.state)) throw signetNotOpen({ state: seal.state })
}
