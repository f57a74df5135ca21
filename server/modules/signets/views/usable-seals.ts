import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { mayBeUsed } from '../policy.ts'
import { signetTables } from '../store.ts'

/** Nobody who acts for themselves has a firm's seal: then the list is empty, and the page asks for nothing. */
export const usableSeals = view(contract.usableSeals, {
  async look(ctx, { purpose }) {
    const { onBehalfOf } = ctx.actor
    if (onBehalfOf?.kind !== 'enterprise') return { rows: [] }
    const active = await signetTables(ctx)
      .selectFrom('signets.seal')
      .selectAll()
      .where('enterprise_id', '=', onBehalfOf.id)
      .where('state', '=', 'active')
      .orderBy('kind')
      .execute()
    const mine = active.filter((seal) => seal.purposes.includes(purpose))
    const rows = (await mayBeUsed(ctx, mine))
      // The general seal first.
      .toSorted((one, other) => Number(other.kind === 'general') - Number(one.kind === 'general'))
    return { rows: rows.map(({ id, kind }) => ({ id, title: contract.signetKinds[kind] })) }
  },
})
