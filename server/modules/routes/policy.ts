/** Who may act on a step. Lists carry the same sentences as SQL. */
import { type Actor, covers, scopeOf } from '#kernel/actor.ts'
import type { LiveStep } from './steps.ts'
import type { Role } from './store.ts'

/** The word a post must hold for the steps of each role. */
export const wordOf: Record<Role, string> = {
  approver: 'routes.approve',
  'department-head': 'routes.lead',
  'window-clerk': 'routes.receive',
}

/**
 * The word it takes beside that of the post to do a step of this stage. The module below that has the acts declares them;
 * they stand here because publishing asks whether anybody could.
 */
export const wordOfStage: Record<LiveStep['stage'], string> = { review: 'cases.examine', decision: 'cases.decide' }

export const roleTitles: Record<Role, string> = {
  approver: '审批岗',
  'department-head': '负责人',
  'window-clerk': '窗口岗',
}

type Asking = { readonly actor: Actor }
type Post = { readonly organId: string; readonly role: Role }

/** Whether the actor's post is one of those the step asks for. A region's posts reach the bodies of the case's own region. */
export function ofPost(ctx: Asking, { organId, role }: Post, regionCode: string): boolean {
  return ctx.actor.kind === 'staff' && covers(scopeOf(ctx.actor, wordOf[role]), { organId, regionCode })
}

/** Whether the step is theirs to do: of their post, and nobody else's; a deputy acts for whom they stand in. */
export function mayHandle(ctx: Asking, step: LiveStep, regionCode: string): boolean {
  const self = ctx.actor.subjectId
  if (!self || !ofPost(ctx, step, step.joint ? '' : regionCode)) return false
  return step.holder === undefined || step.holder === self || step.deputies.includes(self)
}

/** Whether the actor leads the body: what a colleague holds and cannot do, the head gives back or hands to another. */
export function leads({ actor }: Asking, organId: string, regionCode: string): boolean {
  return actor.kind === 'staff' && covers(scopeOf(actor, wordOf['department-head']), { organId, regionCode })
}

/** Whether one of the actor's posts does steps of this body: who is asked to review a case may read it. */
export function worksAt(ctx: Asking, organId: string): boolean {
  return (Object.keys(wordOf) as Role[]).some(
    (role) => scopeOf(ctx.actor, wordOf[role])?.organs?.includes(organId) ?? false,
  )
}

/** The bodies for which the actor's posts do steps of this role. */
export function bodiesOf(actor: Actor, role: Role): readonly string[] {
  return scopeOf(actor, wordOf[role])?.organs ?? []
}
