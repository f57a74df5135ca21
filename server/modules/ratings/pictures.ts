import type { Ctx } from '#kernel/ctx.ts'
import { describeFiles, ownsFiles } from '#modules/documents/index.ts'
import { pictureKind, picturesNotYours } from './contract.ts'

/**
 * The pictures that go with a rating, checked: pictures, and the rater's own.
 * @param former those that went with it before it was amended, which may stay whoever sent them
 * @throws Problem ratings.pictures-not-yours, ratings.picture-kind
 */
export async function picturesGiven(ctx: Ctx, asked: readonly string[], former: readonly string[] = []) {
  const ids = [...new Set(asked)]
  const added = ids.filter((id) => !former.includes(id))
  if (!(await ownsFiles(ctx, added))) throw picturesNotYours()
  const files = await describeFiles(ctx, added)
  if (files.some((file) => !file.mediaType.startsWith('image/'))) throw pictureKind()
  return ids
}
