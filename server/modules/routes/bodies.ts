/** Which body does a step: the rule of its post, applied to one case. */
import type { Ctx } from '#kernel/ctx.ts'
import { findOrganAt, findOrganOfCode } from '#modules/organs/index.ts'
import type { PostRule } from './rules/route-model.ts'

export type Around = { readonly organId: string; readonly principalOrganId: string; readonly regionCode: string }

/**
 * The body a post rule names. A body that no longer exists leaves the step with the one that handles the case: no step is
 * ever without an owner.
 */
export async function bodyOf(ctx: Ctx, { body }: PostRule, around: Around): Promise<string> {
  if (body.kind === 'handling') return around.organId
  if (body.kind === 'principal') return around.principalOrganId
  const found =
    body.kind === 'named'
      ? await findOrganOfCode(ctx, body.uscc)
      : await findOrganAt(ctx, { ...body, regionCode: around.regionCode })
  return found?.id ?? around.organId
}
