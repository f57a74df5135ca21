import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { holdsHere, isMendable } from '../policy.ts'
import { faultsOf } from '../rules/faults.ts'
import { typedIn } from '../rules/mending.ts'
import { lockRow, openValues, sealValues, valuesOf, wakeSubjects } from '../store.ts'

/**
 * Sets codes and names by hand that the source cannot give any more: a case keeps the version of its item, and with it
 * the code that was not there. What is personal is the applicant's to correct, not the operator's.
 */
export const mendRow = action(contract.mendRow, {
  async load(ctx, { guid }) {
    const row = await lockRow(ctx, guid)
    if (!row) throw notFound({ guid })
    return row
  },
  allow: ({ actor }, row) => holdsHere(actor, 'exchange.operate', row),
  subject: ({ guid }) => guid,
  async run(ctx, { guid, values: typed }, row) {
    if (!isMendable(row)) throw contract.notMendable()
    const mended = {
      ...(row.sealed_mended ? openValues(ctx, row.sealed_mended) : {}),
      ...typedIn(row.table_name, typed),
    }
    const faults = faultsOf(row.table_name, { ...valuesOf(ctx, row), ...mended })
    if (faults.length > 0) {
      const fields = faults.map(({ column, title, reason }) => ({
        field: `values.${column}`,
        message: `${title}：${reason}`,
      }))
      throw contract.stillFaulty({ fields })
    }
    ctx.note({ columns: Object.keys(typed) })
    await wakeSubjects(ctx, [row.subject_id])
    await sql`
      update exchange.row set sealed_mended = ${sealValues(ctx, mended)}, faults = '[]', state = 'waiting',
        revision = revision + (attempts > 0 or confirmed = revision)::int, attempts = 0, changed_at = ${ctx.now}
      where guid = ${guid}`.execute(ctx.db)
    return { guid, state: 'waiting' as const }
  },
})
