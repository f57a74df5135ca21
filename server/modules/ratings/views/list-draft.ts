import { isDeepStrictEqual } from 'node:util'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { figuresOf, formulaFor, revisionsOf } from '../month-lists.ts'
import { boundsOf, monthBefore } from '../rules/month-lists.ts'

/** The figures of a month as they are now, last month's unless told, and what may be done with them. */
export const listDraft = view(contract.listDraft, {
  async look(ctx, input) {
    const thisMonth = ctx.today.slice(0, 7)
    const month = input.month ?? monthBefore(thisMonth)
    const [latest] = await revisionsOf(ctx, month)
    const formula = await formulaFor(ctx, month)
    const next = await formulaFor(ctx, boundsOf(thisMonth).to.slice(0, 7))
    const rows = await figuresOf(ctx, month, latest ?? formula)
    const over = ctx.today >= boundsOf(month).to
    const open = latest ? (['correct'] as const) : over && rows.length > 0 ? (['publish'] as const) : []
    return {
      month,
      over,
      formula: latest ? formulaOf(latest) : formula,
      next: isDeepStrictEqual(next, formula) ? undefined : next,
      rows,
      revision: latest?.revision,
      can: [...open],
    }
  },
})

function formulaOf({ leastRatings, redFrom, blueBelow, most }: contract.ListFormula): contract.ListFormula {
  return { leastRatings, redFrom, blueBelow, most }
}
