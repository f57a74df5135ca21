import { view } from '#kernel/view.ts'
import { staffHolding } from '#modules/identity/index.ts'
import { everyWord } from '../asking.ts'
import * as contract from '../contract.ts'
import { wordOf } from '../policy.ts'

/** Whom a step may be handed to, or asked about: names and posts of staff, as every colleague may know them. */
export const colleagues = view(contract.colleagues, {
  async look(ctx, { organId, role }) {
    const body = organId ?? ctx.actor.post?.organId
    if (!body) return { rows: [] }
    const staff = await staffHolding(ctx, role ? [wordOf[role]] : everyWord, body)
    return {
      rows: staff
        .filter(({ staffId }) => staffId !== ctx.actor.subjectId)
        .map(({ staffId, name, title }) => ({ staffId, name, title })),
    }
  },
})
