/** What an application did not ask for again, written down with it: the figures are sums of these rows. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { held } from '#kernel/db.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import type { FieldSource, MaterialGiven } from './contract.ts'
import { type Counts, keptBySource, sparedBySource, totalOf } from './rules/not-asked.ts'
import type { NewMaterial } from './store.ts'

export type FiledWith = {
  content: ItemContent
  values: Readonly<Record<string, unknown>>
  /** Fields that were filled in beforehand and left so, as the page that filled them in says. */
  kept: Readonly<Record<string, FieldSource>>
  given: readonly MaterialGiven[]
  rows: readonly NewMaterial[]
}

type At = { caseId: string; regionCode: string; organId: string; itemId: string }

/** Nothing is written where everything was asked. */
export async function recordNotAsked(ctx: Ctx, at: At, filed: FiledWith): Promise<void> {
  const fields = keptBySource(filed.content.form, filed.values, filed.kept)
  const materials = sparedBySource(filed.rows, filed.given)
  const [fieldCount, materialCount] = [totalOf(fields), totalOf(materials)]
  if (fieldCount + materialCount === 0) return
  const json = (counts: Counts) => JSON.stringify(counts)
  await sql`${held}
    insert into cases.not_asked (case_id, region_code, organ_id, item_id, filed_at, fields_by, materials_by, fields, materials)
    values (${at.caseId}, ${at.regionCode}, ${at.organId}, ${at.itemId}, ${ctx.now}, ${json(fields)}::jsonb,
      ${json(materials)}::jsonb, ${fieldCount}, ${materialCount})`.execute(ctx.db)
}
