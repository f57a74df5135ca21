/** A body's seal: whether it may be used now, and the line in the log each time it is. */
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { sealSuspended } from './contract-seals.ts'
import { documentsTables, type SealRow } from './store.ts'

/** For whom and on whose behalf a seal is used; absent parts: the actor acts for the body itself. */
export type SealUse = {
  /** What was done, in words: 受理. */
  act?: string
  by?: { id: string; name: string; post?: string }
  /** The body that handled it, when its power came from the one whose seal it is, or the other way round. */
  handledBy?: string
  /** 委托, 授权 … and the provision. */
  delegation?: { kind: string; basis: string }
}

/**
 * The body's seal. A body that never signed has none yet, and gets it with its first signature.
 * @throws sealSuspended
 */
export async function requireSeal(ctx: Ctx, organId: string): Promise<SealRow | undefined> {
  const seal = await documentsTables(ctx)
    .selectFrom('documents.seal')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('state', '<>', 'retired')
    .executeTakeFirst()
  if (seal && seal.state !== 'active')
    throw sealSuspended({
      organName: seal.name,
      since: seal.suspended_at?.toISOString(),
      because: seal.suspended_because ?? undefined,
    })
  return seal
}

/** Whether the body's seal may be used now: for what must not fail and can wait. */
export async function sealMayBeUsed(ctx: Ctx, organId: string): Promise<boolean> {
  const suspended = await documentsTables(ctx)
    .selectFrom('documents.seal')
    .select('id')
    .where('organ_id', '=', organId)
    .where('state', 'in', ['suspended', 'proposed'])
    .executeTakeFirst()
  return suspended === undefined
}

/** @throws sealSuspended */
export async function sealFor(ctx: Ctx, organ: { id: string; name: string }): Promise<SealRow> {
  const known = await requireSeal(ctx, organ.id)
  if (known) return known
  await documentsTables(ctx)
    .insertInto('documents.seal')
    .values({ id: ctx.newId(), organ_id: organ.id, name: organ.name, state: 'active', activated_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Asked again: two acts may have made it at once, and one of them did.
  return (await requireSeal(ctx, organ.id))!
}

export async function recordUse(
  ctx: Ctx,
  seal: SealRow,
  { documentId, act, by, handledBy, delegation }: SealUse & { documentId: string; act: string },
): Promise<void> {
  const { actor } = ctx
  const who = by ?? { id: actor.subjectId ?? actor.id, name: actor.name, post: actor.post?.title }
  await documentsTables(ctx)
    .insertInto('documents.seal_use')
    .values({
      id: ctx.newId(),
      seal_id: seal.id,
      organ_id: seal.organ_id,
      document_id: documentId,
      used_at: ctx.now,
      act,
      by_id: who.id,
      by_name: who.name,
      by_post: who.post ?? null,
      handled_by: handledBy ?? null,
      delegation: delegation?.kind ?? null,
      delegation_basis: delegation?.basis ?? null,
    })
    .execute()
}

/** The seal, locked until the transaction ends. @throws notFound */
export async function lockSeal(ctx: Ctx, { id }: { id: string }): Promise<SealRow> {
  const seal = await documentsTables(ctx)
    .selectFrom('documents.seal')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!seal) throw notFound({ id })
  return seal
}

/** The policy sentence: the seal's body is within reach of those who keep seals. */
export async function mayKeepSeal(ctx: Ctx, seal: Pick<SealRow, 'organ_id'>): Promise<boolean> {
  const { id: organId, regionCode } = await getOrgan(ctx, seal.organ_id)
  return covers(scopeOf(ctx.actor, 'documents.keep-seals'), { organId, regionCode })
}
