/** An application that was begun as the applicant's own draft and goes on at the window. */
import type { Ctx } from '#kernel/ctx.ts'
import { filesOwnedBy } from '#modules/documents/index.ts'
import { lockForm } from '#modules/forms/index.ts'

/**
 * Their own files among those of the draft; it is held until the end of the act, so that nobody files it twice. What an
 * applicant wrote into it of other people's files is theirs as little as before.
 * @throws forms.form-handed-in, forms.form-of-another
 */
export async function filesOfOwnForm(
  ctx: Ctx,
  applicant: { kind: 'person' | 'enterprise'; id: string },
  form: { id: string; itemId: string },
): Promise<string[]> {
  const held = await lockForm(ctx, applicant, form)
  const files = await filesOwnedBy(ctx, applicant.id, Object.values(held?.materials ?? {}).flat())
  return files.map(({ id }) => id)
}
