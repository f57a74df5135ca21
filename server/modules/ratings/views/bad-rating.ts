import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { deskRows } from '../desk-rows.ts'
import { maySee } from '../policy.ts'
import { labelsOf } from '../rating-options.ts'
import { findBadRating, stepsOf } from '../store.ts'

/** Everything about a bad rating but who gave it. */
export const badRating = view(contract.badRating, {
  async look(ctx, { id }) {
    const found = await findBadRating(ctx, id)
    if (!found || !maySee(ctx.actor, found.loop)) throw notFound()
    const { rating, loop } = found
    const [row] = await deskRows(ctx, [{ ...rating, ...loop }])
    const steps = await stepsOf(ctx, id)
    return {
      ...row!,
      channel: rating.channel,
      reasons: labelsOf(rating.level, rating.reasons) ?? [],
      words: rating.words_shown ?? undefined,
      pictures: rating.picture_ids.length,
      handlerName: rating.handler_name ?? undefined,
      reply: loop.reply ?? undefined,
      history: steps.map((one) => ({
        at: one.at.toISOString(),
        title: one.title,
        by: one.actor_kind === 'staff' ? [one.post_title, one.actor_name].filter(Boolean).join(' ') : '评价人',
        words: one.words ?? undefined,
      })),
    }
  },
})
