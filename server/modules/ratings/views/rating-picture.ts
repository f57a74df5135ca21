import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { readBarePicture } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { maySeePictures } from '../policy.ts'
import { findRating } from '../store.ts'

/** A picture of a rating, by its place and not by the name its rater gave the file; the look is logged. */
export const ratingPicture = view(contract.ratingPicture, {
  async look(ctx, { id, no }) {
    const rating = await findRating(ctx, id)
    const picture = rating?.picture_ids[no - 1]
    if (!rating || !picture || !maySeePictures(ctx.actor, rating)) throw notFound()
    // One that came in as a material was kept as it was: where it was taken is nobody's business here.
    const { content, facts } = await readBarePicture(ctx, picture)
    const ending = facts.mediaType === 'image/png' ? 'png' : 'jpg'
    return { content, mediaType: facts.mediaType, name: `评价图片${no}.${ending}`, inline: true }
  },
  personal: (_ctx, { id }) => [{ subject: id, fields: ['pictures'] }],
})
