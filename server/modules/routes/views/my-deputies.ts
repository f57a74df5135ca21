import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { bodiesOf } from '../policy.ts'
import { type DeputyRow, routesTables } from '../store.ts'

const MOST = 50

/** Who stands in for the actor, for whom the actor does, and what there is for the people of a body the actor leads. */
export const myDeputies = view(contract.myDeputies, {
  async look(ctx) {
    const self = ctx.actor.subjectId ?? null
    const rows = await routesTables(ctx)
      .selectFrom('routes.deputy')
      .selectAll()
      .where((of) => of.or([of('staff_id', '=', self), of('deputy_id', '=', self)]))
      .orderBy('from_on', 'desc')
      .orderBy('id')
      .limit(MOST)
      .execute()
    const shown = (row: DeputyRow) => ({
      id: row.id,
      staffName: row.staff_name,
      deputyName: row.deputy_name,
      fromOn: row.from_on,
      toOn: row.to_on,
      reason: row.reason,
      setBy: row.set_by_name ?? undefined,
      live: row.ended_at === null && ctx.today <= row.to_on,
    })
    const led = bodiesOf(ctx.actor, 'department-head')
    const ofColleagues = async () => {
      const found = await routesTables(ctx)
        .selectFrom('routes.deputy')
        .selectAll()
        .where('organ_id', 'in', [...led])
        .where('staff_id', '<>', self)
        .where('deputy_id', '<>', self)
        .orderBy('from_on', 'desc')
        .orderBy('id')
        .limit(MOST)
        .execute()
      return found.map(shown)
    }
    return {
      mine: rows.filter((row) => row.staff_id === self).map(shown),
      forOthers: rows.filter((row) => row.deputy_id === self).map(shown),
      ...(led.length > 0 ? { colleagues: await ofColleagues() } : {}),
    }
  },
})
