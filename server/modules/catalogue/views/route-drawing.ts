import type { Ctx } from '#kernel/ctx.ts'
import { view } from '#kernel/view.ts'
import { checkRoute, DEFAULT_ROUTE, importForeign, writeRoute } from '#modules/routes/index.ts'
import * as contract from '../contract.ts'
import { mayEdit } from '../policy.ts'
import { findVersionHead } from '../store.ts'

async function versionToDraw(ctx: Ctx, id: string) {
  const head = await findVersionHead(ctx, id)
  if (!head || !mayEdit(ctx, head)) throw contract.itemMissing({ id })
  return head
}

/** What is wrong with the drawing as it stands; nothing is saved. */
export const routeCheck = view(contract.routeCheck, {
  async look(ctx, { id, xml, fields, situations, promised }) {
    const { organId } = await versionToDraw(ctx, id)
    const promisedDays = promised.unit === 'working-day' ? promised.days : undefined
    const { faults, steps } = await checkRoute(ctx, xml, { organId, fields, situations, promisedDays })
    return { faults: [...faults], steps: [...steps] }
  },
})

export const usualRoute = view(contract.usualRoute, {
  async look(ctx, { id }) {
    await versionToDraw(ctx, id)
    return { xml: await writeRoute(DEFAULT_ROUTE) }
  },
})

export const routeFromFile = view(contract.routeFromFile, {
  async look(ctx, { id, xml, fields }) {
    await versionToDraw(ctx, id)
    const { xml: drawn, notes } = await importForeign(xml, fields)
    return { xml: drawn, notes: [...notes] }
  },
})
