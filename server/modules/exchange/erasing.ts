/** Values are kept as long as the setting says, and then deleted (个人信息保护法 art. 19, 47); the lines about them stay. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf, momentOf } from '#kernel/time.ts'
import { digestOf } from './digest.ts'
import { type ExchangeRow, valuesOf } from './store.ts'

const AT_ONCE = 500

/** One portion. @returns whether there may be more */
export async function eraseRows(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<Pick<ExchangeRow, 'guid' | 'sealed_values' | 'sealed_mended'>>`
    select guid, sealed_values, sealed_mended from exchange.row
    where state = 'accepted' and sealed_values is not null and day < ${lastDayOf(ctx)} and changed_at < ${ageOf(ctx)}
    order by day limit ${AT_ONCE} for update skip locked`.execute(ctx.db)
  const erased = rows.map((row) => ({ guid: row.guid, digest: digestOf(valuesOf(ctx, row)) }))
  await sql`
    update exchange.row r set sealed_values = null, kept_digest = e.digest
    from jsonb_to_recordset(${JSON.stringify(erased)}::jsonb) as e (guid uuid, digest text)
    where r.guid = e.guid`.execute(ctx.db)
  return rows.length === AT_ONCE
}

/** One portion. @returns whether there may be more */
export async function eraseAnswers(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql`
    delete from exchange.fact_answer where id in (
      select id from exchange.fact_answer where answered_at < ${ageOf(ctx)} order by answered_at limit ${AT_ONCE})
    returning id`.execute(ctx.db)
  return rows.length === AT_ONCE
}

/** What is older than this is deleted: so many calendar months back, to the day. */
function ageOf(ctx: Ctx): Date {
  return momentOf(lastDayOf(ctx))
}

function lastDayOf({ now, config }: Ctx): string {
  const [year, month, day] = legalDateOf(now).split('-').map(Number) as [number, number, number]
  const months = year * 12 + month - 1 - config.exchangeKeepMonths
  const [back, turned] = [Math.floor(months / 12), (months % 12) + 1]
  const longest = new Date(Date.UTC(back, turned, 0)).getUTCDate()
  return `${back}-${String(turned).padStart(2, '0')}-${String(Math.min(day, longest)).padStart(2, '0')}`
}
