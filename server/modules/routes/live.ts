/** Who hears that steps have changed: lists of the bodies that do them, handle the case or were asked. */
import { scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { organsReached } from '#modules/organs/index.ts'

const stepTopic = (organId: string): string => `steps:${organId}`

export function touchSteps(ctx: Ctx, organIds: readonly string[]): void {
  for (const organId of organIds) ctx.touch(stepTopic(organId))
}

export async function followsSteps(ctx: Ctx): Promise<string[]> {
  return (await organsReached(ctx, scopeOf(ctx.actor, 'routes.handle'))).map(stepTopic)
}
