/** A body's seal: whether it may be used now, and the line in the log each time it is. */
import { sql } from 'kysely'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { sealPurpose, type SealPurpose, sealStates, sealSuspended } from './contract-seals.ts'
import { recordStep } from './seal-steps.ts'
import { requireWithinLimits } from './seal-terms.ts'
import { documentsTables, type SealRow } from './store.ts'

/** For whom and on whose behalf a seal is used; absent parts: the actor acts for the body itself. */
export type SealUse = {
  /** What the seal is put to; a letter is a notice unless told. */
  purpose?: SealPurpose
  /** What was done, in words: 受理. */
  act?: string
  by?: { id: string; name: string; post?: string }
  /** The body that handled it, when its power came from the one whose seal it is, or the other way round. */
  handledBy?: string
  /** 委托, 授权 … and the provision. */
  delegation?: { kind: string; basis: string }
}

/**
 * The body's seal. A body that never signed has none yet, and gets it with its first signature; one whose seal is retired
 * gets another by two people.
 * @param use absent: only whether it may be used at all
 * @throws sealSuspended, and what `requireWithinLimits` throws
 */
export async function requireSeal(ctx: Ctx, organId: string, use?: UseIntended): Promise<SealRow | undefined> {
  const seal = await latestSeal(ctx, organId)
  if (seal && seal.state !== 'active')
    throw sealSuspended({
      organName: seal.name,
      state: sealStates[seal.state],
      since: seal.suspended_at?.toISOString(),
      because: seal.suspended_because ?? undefined,
    })
  if (seal && use) await requireWithinLimits(ctx, seal, use.purposes, use.act)
  return seal
}

/** What the letters or licences of an act will need the seal for, and what the act is called. */
export type UseIntended = { purposes: readonly SealPurpose[]; act: string }

function latestSeal(ctx: Ctx, organId: string): Promise<SealRow | undefined> {
  return documentsTables(ctx)
    .selectFrom('documents.seal')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy(sql`state = 'retired'`)
    .limit(1)
    .executeTakeFirst()
}

/**
 * Whether the body's seal may be used now: for what must not fail and can wait. What is going to wait holds the seal, so
 * that whoever puts it to use again comes after and finds it waiting.
 */
export async function sealMayBeUsed(ctx: Ctx, organId: string, purpose?: SealPurpose): Promise<boolean> {
  const seal = await latestSeal(ctx, organId)
  const open = (row: Pick<SealRow, 'state' | 'purposes'>) =>
    row.state === 'active' && (!purpose || !row.purposes || row.purposes.includes(purpose))
  if (!seal || open(seal)) return true
  const held = await documentsTables(ctx)
    .selectFrom('documents.seal')
    .select(['state', 'purposes'])
    .where('id', '=', seal.id)
    .forShare()
    .executeTakeFirstOrThrow()
  return open(held)
}

/** What the body's seal may be put to now. */
export async function purposesOpen(ctx: Ctx, organId: string): Promise<readonly SealPurpose[]> {
  const seal = await latestSeal(ctx, organId)
  if (seal && seal.state !== 'active') return []
  return seal?.purposes ?? sealPurpose.options
}

/** @throws sealSuspended, and what `requireWithinLimits` throws */
export async function sealFor(
  ctx: Ctx,
  organ: { id: string; name: string },
  use?: { purpose: SealPurpose; act: string },
): Promise<SealRow> {
  const known = await requireSeal(ctx, organ.id, use && { purposes: [use.purpose], act: use.act })
  if (known) return known
  const made = await documentsTables(ctx)
    .insertInto('documents.seal')
    .values({ id: ctx.newId(), organ_id: organ.id, name: organ.name, state: 'active', activated_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'organ_id'])
    .executeTakeFirst()
  if (made) await recordStep(ctx, made, { step: 'made', because: '第一次用印' })
  // Asked again: two acts may have made it at once, and one of them did.
  return (await requireSeal(ctx, organ.id))!
}

export async function recordUse(
  ctx: Ctx,
  seal: SealRow,
  { documentId, act, purpose, by, handledBy, delegation }: SealUse & { documentId: string; act: string },
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
      purpose: purpose ?? null,
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

/** The policy sentences: the seal's body is within reach of those who keep seals, or of those who confirm. */
export const mayKeepSeal = (ctx: Ctx, seal: Pick<SealRow, 'organ_id'>) => reaches(ctx, 'documents.keep-seals', seal)
export const mayConfirmSeal = (ctx: Ctx, seal: SealRow) => reaches(ctx, 'documents.confirm-seals', seal)

async function reaches(ctx: Ctx, word: string, seal: Pick<SealRow, 'organ_id'>): Promise<boolean> {
  const { id: organId, regionCode } = await getOrgan(ctx, seal.organ_id)
  return covers(scopeOf(ctx.actor, word), { organId, regionCode })
}
