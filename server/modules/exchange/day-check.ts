/** Reconciliation by day: the same count and digest on both sides, or which rows differ. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { messageOf } from '#kernel/log.ts'
import { askDay, askRowsOfDay } from './channel/platform.ts'
import { dayDigestOf, type Difference, differencesOf, digestOf, type Kept } from './digest.ts'
import { type ExchangeRow, valuesOf } from './store.ts'

const PAGE = 1000

/** Compares a day and writes down what was found; that the platform cannot be asked is a finding too. */
export async function compareDay(ctx: Ctx, day: string): Promise<void> {
  if (!ctx.config.exchangeUrl) return
  const { rows: ours, onTheWay } = await ourRows(ctx, day)
  try {
    const theirs = await askDay(ctx.config.exchangeUrl, day, ctx.now)
    const equal = theirs.count === ours.length && theirs.digest === dayDigestOf(ours)
    const settled = new Set(onTheWay)
    const found = equal
      ? []
      : differencesOf(ours, await askRowsOfDay(ctx.config.exchangeUrl, day, ctx.now)).filter(
          ({ guid }) => !settled.has(guid),
        )
    await writeCheck(ctx, day, { ours: ours.length, theirs: theirs.count, onTheWay: onTheWay.length, found })
  } catch (error) {
    const onlyThis = { ours: ours.length, theirs: 0, onTheWay: onTheWay.length, found: [] }
    await writeCheck(ctx, day, { ...onlyThis, error: messageOf(error).slice(0, 300) })
  }
}

/** What the platform has confirmed, as it was told; and what of the day is not confirmed yet. */
async function ourRows(ctx: Ctx, day: string): Promise<{ rows: Kept[]; onTheWay: string[] }> {
  const rows: Kept[] = []
  const onTheWay: string[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const from = after
    const { rows: page } = await sql<ExchangeRow>`
      select guid, table_name, revision, state, sealed_values, sealed_mended, kept_digest from exchange.row
      where day = ${day} and guid > ${from} order by guid limit ${PAGE}`.execute(ctx.db)
    for (const row of page) {
      if (row.state === 'accepted')
        rows.push({ guid: row.guid, revision: row.revision, digest: row.kept_digest ?? digestOf(valuesOf(ctx, row)) })
      else onTheWay.push(row.guid)
    }
    if (page.length < PAGE) return { rows, onTheWay }
    after = page.at(-1)!.guid
  }
}

type Found = { ours: number; theirs: number; onTheWay: number; found: readonly Difference[]; error?: string }

async function writeCheck(ctx: Ctx, day: string, { ours, theirs, onTheWay, found, error }: Found): Promise<void> {
  const count = (kind: Difference['kind']) => found.filter((one) => one.kind === kind).length
  const outcome = error ? 'failed' : found.length > 0 ? 'differs' : 'equal'
  await sql`
    insert into exchange.day_check (day, checked_at, outcome, ours, theirs, missing, different, surplus, on_the_way, error)
    values (${day}, ${ctx.now}, ${outcome}, ${ours}, ${theirs}, ${count('missing')}, ${count('different')},
      ${count('surplus')}, ${onTheWay}, ${error ?? null})
    on conflict (day) do update set checked_at = excluded.checked_at, outcome = excluded.outcome, ours = excluded.ours,
      theirs = excluded.theirs, missing = excluded.missing, different = excluded.different, surplus = excluded.surplus,
      on_the_way = excluded.on_the_way, error = excluded.error`.execute(ctx.db)
  if (error) return
  await sql`delete from exchange.day_finding where day = ${day}`.execute(ctx.db)
  await sql`
    insert into exchange.day_finding (day, guid, kind)
    select ${day}, f.* from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f (guid uuid, kind text)`.execute(
    ctx.db,
  )
}
