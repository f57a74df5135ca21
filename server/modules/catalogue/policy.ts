import { covers, scopeOf, type Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type RawBuilder, sql } from 'kysely'
import { actNotOpen, secondPerson } from './contract.ts'
import { actsOpenIn, type VersionAct } from './rules/version-status.ts'
import type { ItemRow, VersionRow } from './store.ts'

type Place = { organId: string; regionCode: string }

/** An editor writes for the bodies of the own region. */
export function mayEdit(ctx: Ctx, place: Place): boolean {
  return covers(scopeOf(ctx.actor, 'catalogue.edit'), place)
}

export function mayPublish(ctx: Ctx, place: Place): boolean {
  return covers(scopeOf(ctx.actor, 'catalogue.publish'), place)
}

/** `mayEdit` as SQL over `catalogue.item i`. */
export function editableSql(actor: Actor): RawBuilder<boolean> {
  const scope = scopeOf(actor, 'catalogue.edit')
  if (!scope) return sql`false`
  if (scope.everywhere) return sql`true`
  return sql`(i.organ_id = any(${[...(scope.organs ?? [])]}::uuid[])
    or i.region_code like any(${(scope.regions ?? []).map((prefix) => `${prefix}%`)}::text[]))`
}

/** The person behind the account: two posts of one person are one pair of eyes. */
export function writerOf(actor: Actor): string {
  return actor.subjectId ?? actor.id
}

/** Whoever wrote in a version is not the one who checks it. */
export function isSecondPerson(ctx: Ctx, version: Pick<VersionRow, 'authors'>): boolean {
  return !version.authors.includes(writerOf(ctx.actor))
}

/** Whoever wrote in a version may take it back before somebody has checked it. */
export function mayRecall(
  ctx: Ctx,
  version: Pick<VersionRow, 'status' | 'authors' | 'organId' | 'regionCode'>,
): boolean {
  return mayEdit(ctx, version) && !isSecondPerson(ctx, version)
}

/** @throws actNotOpen naming the acts that are open; secondPerson */
export function requireOpen(ctx: Ctx, act: VersionAct, version: VersionRow): void {
  if (!actsOpenIn(version.status).includes(act))
    throw actNotOpen({ status: version.status, open: versionActs(ctx, version) })
  if ((act === 'return-draft' || act === 'publish-version') && !isSecondPerson(ctx, version)) throw secondPerson()
}

/** What this actor may do with this version now. */
export function versionActs(
  ctx: Ctx,
  version: Pick<VersionRow, 'status' | 'authors' | 'organId' | 'regionCode'>,
): VersionAct[] {
  const edits = mayEdit(ctx, version)
  const publishes = mayPublish(ctx, version) && isSecondPerson(ctx, version)
  return actsOpenIn(version.status).filter((act) => {
    if (act === 'recall-draft') return mayRecall(ctx, version)
    return act === 'edit-draft' || act === 'submit-draft' ? edits : publishes
  })
}

/** What this actor may do with the item now. */
export function itemActs(
  ctx: Ctx,
  item: Pick<ItemRow, 'status' | 'organ_id' | 'region_code'>,
  hasOpenVersion: boolean,
): string[] {
  const place = { organId: item.organ_id, regionCode: item.region_code }
  return [
    ...(mayEdit(ctx, place) && !hasOpenVersion ? ['create-draft'] : []),
    ...(mayPublish(ctx, place) && item.status === 'published' ? ['withdraw-item'] : []),
  ]
}
