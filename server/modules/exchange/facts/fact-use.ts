import type { Ctx } from '#kernel/ctx.ts'
import { findFact } from './directory.ts'
import { factTables } from './store.ts'

/** One line of what was asked about somebody, as its holder may object to it. */
export async function findFactUse(ctx: Ctx, questionId: string) {
  const row = await factTables(ctx)
    .selectFrom('exchange.fact_question')
    .selectAll()
    .where('id', '=', questionId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      thing: { id: row.about_id, title: findFact(row.fact)?.title ?? row.fact },
      holder: { kind: row.subject_kind, id: row.subject_id },
      by: row.organ_name,
      regionCode: row.region_code,
      purpose: `${row.about_number}：${row.purpose}`,
      at: row.asked_at,
    }
  )
}
