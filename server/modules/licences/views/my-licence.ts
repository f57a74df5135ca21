import { view } from '#kernel/view.ts'
import { pageOf } from '../cards.ts'
import * as contract from '../contract.ts'
import { requireOwn } from '../policy.ts'
import { findLicence } from '../store.ts'

export const myLicence = view(contract.myLicence, {
  async look(ctx, { id }) {
    const page = await pageOf(ctx, requireOwn(ctx, await findLicence(ctx, id), id))
    const can = [...(page.status === 'valid' ? ['show' as const] : []), ...(page.hasPage ? ['download' as const] : [])]
    return { ...page, can }
  },
})
