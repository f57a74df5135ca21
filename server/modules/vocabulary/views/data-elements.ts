import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { listElements } from '../data-elements.ts'

/** The library is small; it is shown and searched as a whole. */
export const dataElements = view(contract.dataElements, {
  look: async (ctx) => ({ rows: await listElements(ctx) }),
})
