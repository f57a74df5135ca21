import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import { actingFor, principalsOf } from '#modules/identity/index.ts'
import { cardOf } from '../cards.ts'
import * as contract from '../contract.ts'
import type { LicenceRow } from '../store.ts'

/** So many of each; the rest is there when one acts for them. */
const OF_EACH = 6

/** Cards of everybody the citizen may act for today; whoever they act for now comes first. Opening one asks for acting for its holder. */
export const myWallet = view(contract.myWallet, {
  async look(ctx) {
    const now = actingFor(ctx)
    const principals = await principalsOf(ctx)
    const { rows } = await sql<LicenceRow>`
      select l.* from unnest(${principals.map((one) => one.kind)}::text[], ${principals.map((one) => one.id)}::uuid[]) as p (kind, id)
      cross join lateral (
        select * from licences.licence where holder_kind = p.kind and holder_id = p.id and not awaits_payment
        order by id desc limit ${OF_EACH + 1}) l
      order by l.id desc`.execute(ctx.db)
    const groups = principals.map(({ kind, id, name, mandateId }) => {
      const own = rows.filter((row) => row.holder_kind === kind && row.holder_id === id)
      const acting = now?.kind === kind && now.id === id
      const cards = own.slice(0, OF_EACH).map((row) => cardOf(ctx, row))
      return { kind, id, name, mandateId, acting, rows: cards, more: own.length > OF_EACH }
    })
    return { groups: groups.toSorted((one, other) => Number(other.acting) - Number(one.acting)) }
  },
})
