/** What happens to a seal itself: each step with its line, and what one asks for and another agrees to. */
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sealKnown, type SealStep, type SealTerms, type sealWishes } from './contract-seals.ts'
import { documentsTables, type SealRow } from './store.ts'

type Wish = keyof typeof sealWishes

/** The person, not the account: nobody is their own second person by signing in twice. */
export function personOf(actor: Actor): string {
  return actor.subjectId ?? actor.id
}

export const asking = ({ actor, now }: Ctx, wish: Wish, because: string) => ({
  asked_for: wish,
  asked_by: personOf(actor),
  asked_by_name: actor.name,
  asked_at: now,
  asked_because: because,
})
export const notAsked = {
  asked_for: null,
  asked_by: null,
  asked_by_name: null,
  asked_at: null,
  asked_because: null,
  wanted: null,
}
export const notSuspended = { suspended_at: null, suspended_by_name: null, suspended_because: null }

export const answered = {
  activate: { yes: 'activated', no: 'activation-declined' },
  resume: { yes: 'resumed', no: 'resumption-declined' },
  limit: { yes: 'limited', no: 'limits-declined' },
} as const satisfies Record<Wish, Record<'yes' | 'no', SealStep>>

type Change = {
  step: SealStep
  because: string
  /** Of an answer. */
  askedBy?: string
  terms?: SealTerms
  set: Partial<SealRow>
}

export async function changeSeal(ctx: Ctx, seal: SealRow, { set, ...line }: Change) {
  await documentsTables(ctx).updateTable('documents.seal').set(set).where('id', '=', seal.id).execute()
  await recordStep(ctx, seal, line)
  return { id: seal.id, state: set.state ?? seal.state }
}

export async function recordStep(
  ctx: Ctx,
  seal: Pick<SealRow, 'id' | 'organ_id'>,
  { step, because, askedBy, terms }: Omit<Change, 'set'>,
): Promise<void> {
  await documentsTables(ctx)
    .insertInto('documents.seal_step')
    .values({
      id: ctx.newId(),
      seal_id: seal.id,
      organ_id: seal.organ_id,
      at: ctx.now,
      step,
      by_id: personOf(ctx.actor),
      by_name: ctx.actor.name,
      by_post: ctx.actor.post?.title ?? null,
      because,
      asked_by: askedBy ?? null,
      terms: (terms ? JSON.stringify(terms) : null) as never,
    })
    .execute()
}

/** @throws sealKnown */
export async function proposeFor(ctx: Ctx, organ: { id: string; name: string }, because: string) {
  const seal = { id: ctx.newId(), organ_id: organ.id }
  const made = await documentsTables(ctx)
    .insertInto('documents.seal')
    .values({ ...seal, name: organ.name, state: 'proposed', ...asking(ctx, 'activate', because) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw sealKnown()
  await recordStep(ctx, seal, { step: 'activation-asked', because })
  return { id: seal.id, state: 'proposed' as const }
}
