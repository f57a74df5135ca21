import { notYours } from '#kernel/problem.ts'
import type { LegalDate } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { handlingOf } from '../delegation.ts'
import { mayEdit, mayPublish } from '../policy.ts'
import { findPublishedHead } from '../store.ts'

/** Whom one may turn to with this item today. */
export const delegations = view(contract.delegations, {
  async look(ctx, { id }) {
    if (!(await findPublishedHead(ctx, id))) throw contract.itemMissing({ id })
    return handlingOf(ctx, id)
  },
})

type Kept = { name: string; code: string; organId: string; organName: string; regionCode: string; published: boolean }
type Delegated = {
  id: string
  organName: string
  kind: keyof typeof contract.delegationKinds
  basis: string
  fromOn: LegalDate
  untilOn: LegalDate | null
  madeBy: string
  madeAt: Date
  endedBy: string | null
  endedBecause: string | null
}

/** Those to come and those that run first, then those that have ended. */
export const delegationDesk = view(contract.delegationDesk, {
  async look(ctx, { id }) {
    const items = await sql<Kept>`
      select i.name, i.code, i.organ_id as "organId", i.region_code as "regionCode", i.status = 'published' as published
      from catalogue.item i where i.id = ${id}`.execute(ctx.db)
    const kept = items.rows[0]
    if (!kept) throw contract.itemMissing({ id })
    if (!mayEdit(ctx, kept)) throw notYours()
    const organName = (await describeOrgans(ctx, [kept.organId])).get(kept.organId)?.name ?? ''
    const { rows } = await sql<Delegated>`
      select d.id, o.name as "organName", d.kind, d.basis, d.from_on as "fromOn", d.until_on as "untilOn",
             d.made_by as "madeBy", d.made_at as "madeAt", d.ended_by as "endedBy", d.ended_because as "endedBecause"
      from catalogue.delegation d join organs.v_organ o on o.id = d.to_organ_id
      where d.item_id = ${id} order by coalesce(d.until_on < ${ctx.today}, false), d.from_on desc, o.name, d.id limit 500`.execute(
      ctx.db,
    )
    const { name, code, organId, published } = kept
    const listed = rows.map(({ madeAt, untilOn, endedBy, endedBecause, ...one }) => ({
      ...one,
      untilOn: untilOn ?? undefined,
      state: stateOf(one.fromOn, untilOn, ctx.today),
      // 行政许可法 art. 24: who acts for another body acts in its name.
      sealOf: one.kind === 'entrust' ? organName : one.organName,
      madeAt: madeAt.toISOString(),
      endedBy: endedBy ?? undefined,
      endedBecause: endedBecause ?? undefined,
    }))
    const may = mayPublish(ctx, kept)
    return {
      item: { id, name, code, organId, organName, published },
      own: (await handlingOf(ctx, id)).own,
      delegations: listed,
      can: may ? ['delegate-item' as const, 'end-delegation' as const] : [],
    }
  },
})

function stateOf(fromOn: LegalDate, untilOn: LegalDate | null, today: LegalDate): 'coming' | 'running' | 'ended' {
  if (untilOn && untilOn < today) return 'ended'
  return fromOn > today ? 'coming' : 'running'
}
