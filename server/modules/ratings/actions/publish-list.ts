import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { figuresOf, formulaFor, keepList } from '../month-lists.ts'
import { boundsOf } from '../rules/month-lists.ts'

/** A month's lists by the formula that held when the month began, frozen with the ratings behind each figure. */
export const publishList = action(contract.publishList, {
  subject: ({ month }) => `ratings.list:${month}`,
  async run(ctx, { month }) {
    if (ctx.today < boundsOf(month).to) throw contract.monthNotOver({ month })
    const formula = await formulaFor(ctx, month)
    const rows = await figuresOf(ctx, month, formula)
    if (rows.length === 0) throw contract.nothingCounted({ month })
    if (!(await keepList(ctx, { month, revision: 1 }, formula, rows))) throw contract.alreadyPublished({ month })
    return { month, revision: 1 }
  },
})
