import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { figuresOf, keepList, revisionsOf } from '../month-lists.ts'

/**
 * Counts a published month anew, because ratings were held unfounded, amended or doubted since: a further revision with its
 * reason. The former ones stay readable, and the formula stays the one it was published with.
 */
export const correctList = action(contract.correctList, {
  subject: ({ month }) => `ratings.list:${month}`,
  async run(ctx, { month, reason }) {
    // One correction after another: two at once would both be the same revision.
    await sql`select pg_advisory_xact_lock(hashtext(${`ratings.list:${month}`}))`.execute(ctx.db)
    const [latest] = await revisionsOf(ctx, month)
    if (!latest) throw contract.notPublished({ month })
    const revision = latest.revision + 1
    const { leastRatings, redFrom, blueBelow, most } = latest
    const formula = { leastRatings, redFrom, blueBelow, most }
    await keepList(ctx, { month, revision, reason }, formula, await figuresOf(ctx, month, formula))
    return { month, revision }
  },
})
