/** Counting a month's ratings, and keeping what was counted when it is published. */
import { sql } from 'kysely'
import atFirst from '#data/reference/rating-list-formula.json' with { type: 'json' }
import type { Ctx } from '#kernel/ctx.ts'
import { momentOf } from '#kernel/time.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import type { Figures, ListedKind, ListFormula } from './contract.ts'
import { boundsOf, inReadingOrder, placesOf } from './rules/month-lists.ts'

const columns = sql`least_ratings as "leastRatings", red_from as "redFrom", blue_below as "blueBelow", most`

/** What holds for the ratings of a month: set before the month began. */
export async function formulaFor(ctx: Ctx, month: string): Promise<ListFormula> {
  const { rows } = await sql<ListFormula>`
    select ${columns} from ratings.list_formula where from_month <= ${`${month}-01`}::date
    order by from_month desc, id desc limit 1`.execute(ctx.db)
  if (rows[0]) return rows[0]
  const { leastRatings, redFrom, blueBelow, most } = atFirst
  return { leastRatings, redFrom, blueBelow, most }
}

/** The ratings of a month that count, as a condition on `v_rating`. */
export function ofMonth(month: string) {
  const { from, to } = boundsOf(month)
  return sql`v.counts and v.rated_at >= ${momentOf(from)} and v.rated_at < ${momentOf(to)}`
}

type Sum = { subjectId: string; versionId: string; organIds: string[]; counted: number; good: number }

/** Each body and each item with its figures and its place. */
export async function figuresOf(ctx: Ctx, month: string, formula: ListFormula): Promise<Figures[]> {
  const sums = async (column: 'organ_id' | 'item_id') =>
    (
      await sql<Sum>`
        select v.${sql.raw(column)} as "subjectId", (array_agg(v.version_id order by v.rated_at desc))[1] as "versionId",
               array_agg(distinct v.organ_id) as "organIds",
               count(*)::int as counted, count(*) filter (where not v.bad)::int as good
        from ratings.v_rating v where ${ofMonth(month)} group by v.${sql.raw(column)}`.execute(ctx.db)
    ).rows
  const [organs, items] = [await sums('organ_id'), await sums('item_id')]
  const organNames = await describeOrgans(
    ctx,
    [...organs, ...items].flatMap(({ organIds }) => organIds),
  )
  const itemNames = await describeVersions(
    ctx,
    items.map(({ versionId }) => versionId),
  )
  // Counties offer items of one name; one that several bodies handle stands under its own.
  const itemName = ({ versionId, organIds }: Sum) => {
    const organ = organIds.length === 1 ? organNames.get(organIds[0]!)?.name : undefined
    return [itemNames.get(versionId)?.name ?? '', organ && `（${organ}）`].filter(Boolean).join('')
  }
  return [
    ...placed('organ', organs, ({ subjectId }) => organNames.get(subjectId)?.name ?? '', formula),
    ...placed('item', items, itemName, formula),
  ]
}

function placed(kind: ListedKind, sums: Sum[], nameOf: (sum: Sum) => string, formula: ListFormula): Figures[] {
  const named = sums.map((sum) => ({ ...sum, name: nameOf(sum) }))
  const places = placesOf(named, formula)
  return inReadingOrder(
    named.map(({ subjectId, name, counted, good }) => ({
      kind,
      subjectId,
      name,
      counted,
      good,
      bad: counted - good,
      ...places.get(subjectId),
    })),
  )
}

export type ListRow = ListFormula & {
  id: string
  month: string
  revision: number
  publishedAt: Date
  publishedBy: string
  reason: string | null
}

/** Every revision of a month, latest first. */
export async function revisionsOf(ctx: Ctx, month: string): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`
    select id, to_char(month, 'YYYY-MM') as month, revision, ${columns}, published_at as "publishedAt",
           published_by as "publishedBy", reason
    from ratings.month_list where month = ${`${month}-01`}::date order by revision desc`.execute(ctx.db)
  return rows
}

/** Keeps the lists with the figures and the ratings as they are now. False: this revision is there already. */
export async function keepList(
  ctx: Ctx,
  { month, revision, reason }: { month: string; revision: number; reason?: string },
  formula: ListFormula,
  rows: readonly Figures[],
): Promise<boolean> {
  const id = ctx.newId()
  const kept = await sql`
    insert into ratings.month_list (id, month, revision, least_ratings, red_from, blue_below, most, published_at, published_by, reason)
    values (${id}, ${`${month}-01`}::date, ${revision}, ${formula.leastRatings}, ${formula.redFrom}, ${formula.blueBelow}, ${formula.most},
            ${ctx.now}, ${ctx.actor.name}, ${reason ?? null})
    on conflict (month, revision) do nothing`.execute(ctx.db)
  if (kept.numAffectedRows === 0n) return false
  await sql`
    insert into ratings.month_list_row (list_id, kind, subject_id, name, counted, good, colour, rank)
    select ${id}, kind, "subjectId", name, counted, good, colour, rank
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t (kind text, "subjectId" uuid, name text, counted int, good int, colour text, rank int)`.execute(ctx.db)
  await sql`
    insert into ratings.month_list_rating (list_id, rating_id, region_code, organ_id, item_id, level, bad)
    select ${id}, v.id, v.region_code, v.organ_id, v.item_id, v.level, v.bad from ratings.v_rating v where ${ofMonth(month)}`.execute(
    ctx.db,
  )
  return true
}
