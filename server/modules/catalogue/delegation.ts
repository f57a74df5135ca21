/** Who handles an item today: its own body, or those to whom it was given. */
import type { Ctx } from '#kernel/ctx.ts'
import type { LegalDate } from '#kernel/time.ts'
import { sql } from 'kysely'
import { describeOrgans } from '#modules/organs/index.ts'
import { bodyNotHandling, bodyToChoose, delegationKinds, type ItemVersion } from './contract.ts'

export type Delegate = {
  id: string
  organId: string
  organName: string
  regionCode: string
  kind: 'transfer' | 'authorise' | 'entrust' | 'undertake'
  basis: string
  fromOn: LegalDate
  untilOn: LegalDate | null
}

export async function delegatesOf(ctx: Ctx, itemId: string): Promise<Delegate[]> {
  const { rows } = await sql<Delegate>`
    select d.id, d.to_organ_id as "organId", o.name as "organName", o.region_code as "regionCode", d.kind, d.basis,
           d.from_on as "fromOn", d.until_on as "untilOn"
    from catalogue.delegation d join organs.v_organ o on o.id = d.to_organ_id
    where d.item_id = ${itemId} and d.from_on <= ${ctx.today} and (d.until_on is null or d.until_on >= ${ctx.today})
    order by o.name, d.id`.execute(ctx.db)
  return rows
}

/** 放权 and 承接 move the power; 授权 and 委托 leave it with the body as well. */
export function ownBodyHandles(delegates: readonly Delegate[]): boolean {
  return !delegates.some((one) => one.kind === 'transfer' || one.kind === 'undertake')
}

/**
 * The version as it is handled today: body and region are those of whoever handles it.
 * @param wished the body the applicant turns to; a clerk of one of the bodies means their own
 * @throws catalogue.body-to-choose, catalogue.body-not-handling
 */
export async function asHandled(ctx: Ctx, version: ItemVersion, wished?: string): Promise<ItemVersion> {
  const delegates = await delegatesOf(ctx, version.itemId)
  if (delegates.length === 0 && (!wished || wished === version.organId)) return version
  const own = ownBodyHandles(delegates)
  if (wished === version.organId && own) return version
  const meant = wished ?? (delegates.length === 1 && !own ? delegates[0]!.organId : ctx.actor.post?.organId)
  if (!wished && own && (!meant || !delegates.some((one) => one.organId === meant))) return version
  const found = delegates.find((one) => one.organId === meant)
  if (found) return handledBy(version, found)
  if (wished) throw bodyNotHandling({ organId: wished })
  throw bodyToChoose({ bodies: delegates.map(({ organId, organName }) => ({ organId, organName })) })
}

/** 委托: the entrusted body handles it in the name of the one that entrusts, which answers for it (行政许可法 art. 24). */
function handledBy(version: ItemVersion, { organId, organName, regionCode, kind }: Delegate): ItemVersion {
  return { ...version, organId, organName, regionCode, principalId: kind === 'entrust' ? version.organId : undefined }
}

/** What the guide says of it. */
export async function handlingOf(ctx: Ctx, itemId: string) {
  const delegates = await delegatesOf(ctx, itemId)
  const organs = await describeOrgans(
    ctx,
    delegates.map((one) => one.organId),
  )
  return {
    own: ownBodyHandles(delegates),
    bodies: delegates.map(({ id: delegationId, regionCode: _, untilOn, ...one }) => ({
      ...one,
      delegationId,
      kindTitle: delegationKinds[one.kind],
      untilOn: untilOn ?? undefined,
      address: organs.get(one.organId)?.address,
      phone: organs.get(one.organId)?.phone,
    })),
  }
}

export type HeldPower = { kind: Delegate['kind']; kindTitle: string; basis: string; organName: string }

/** Under which delegation a body handled an item on a day; absent: its own item, or none was recorded. */
export async function powerHeld(
  ctx: Ctx,
  { itemId, organId, on }: { itemId: string; organId: string; on: LegalDate },
): Promise<HeldPower | undefined> {
  const { rows } = await sql<Omit<HeldPower, 'kindTitle'>>`
    select d.kind, d.basis, o.name as "organName"
    from catalogue.delegation d join organs.v_organ o on o.id = d.to_organ_id
    where d.item_id = ${itemId} and d.to_organ_id = ${organId} and d.from_on <= ${on} and (d.until_on is null or d.until_on >= ${on})
    order by d.from_on desc, d.id limit 1`.execute(ctx.db)
  return rows[0] && { ...rows[0], kindTitle: delegationKinds[rows[0].kind] }
}
