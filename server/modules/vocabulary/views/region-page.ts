import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { pathOf } from '../store.ts'

export const regionPage = view(contract.regionPage, {
  async look(ctx, { code }) {
    const path = await pathOf(ctx, code)
    const region = path.at(-1)
    if (!region) throw contract.regionNotKnown({ code })
    return { ...region, path: path.map((step) => ({ code: step.code, name: step.name })) }
  },
})
