/** The places of an item whose number is limited, and the row of those who wait for one (行政许可法 art. 57). */
import { sql } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { momentOf } from '#kernel/time.ts'
import { getItemVersion, type ItemContent, quotaWords } from '#modules/catalogue/index.ts'
import { notYourTurn, quotaExhausted } from './refusals.ts'
import { inTheWay, periodOf, type Quota, QUOTA_ARTICLE, type RowStanding } from './rules/quota.ts'
import type { CaseRow } from './store.ts'

type PlaceRow = {
  case_id: string
  region_code: string
  item_id: string
  accepted_at: Date
  state: 'waiting' | 'granted' | 'ended' | 'gone'
  granted_on: string | null
  licence_id: string | null
}

const placeTables = (ctx: Pick<Ctx, 'db'>) => tables<{ 'cases.place': PlaceRow }>(ctx)

/** Whether this application waits for a place: one that changes or renews a licence has its place already. */
export function waitsForPlace(file: Pick<CaseRow, 'law' | 'concerns'>, { quotaLimit }: ItemContent): boolean {
  return quotaLimit !== undefined && file.law === 'licence' && file.concerns === null
}

/** Into the row, at its acceptance; silence accepts from the day of receipt (art. 32(1)(4)). */
export async function takePlace(ctx: Ctx, file: CaseRow, deemed: boolean): Promise<void> {
  await placeTables(ctx)
    .insertInto('cases.place')
    .values({
      case_id: file.id,
      region_code: file.region_code,
      item_id: file.item_id,
      accepted_at: deemed ? momentOf(file.received_on, 0) : ctx.now,
      state: 'waiting',
      granted_on: null,
      licence_id: null,
    })
    .execute()
}

/**
 * A place for this grant. Grants of the same item follow each other from here to the end of the transaction, so that the
 * last place has one holder.
 * @throws cases.quota-exhausted, cases.quota-not-your-turn
 */
export async function requirePlace(ctx: Ctx, file: CaseRow, content: ItemContent): Promise<void> {
  const quota = content.quotaLimit
  if (!file.in_row || !quota) return
  await sql`select pg_advisory_xact_lock(hashtext(${`cases.place:${file.item_id}`}))`.execute(ctx.db)
  const standing = await rowStanding(ctx, file.item_id, quota, file.id)
  const facts = { ...standing, places: quota.places, per: quota.per, article: QUOTA_ARTICLE, basis: quota.basis }
  const why = inTheWay(quota, standing)
  if (why === 'exhausted') throw quotaExhausted(facts)
  if (why === 'not-your-turn') throw notYourTurn(facts)
}

/** The grant has its place; a licence changed or renewed hands the place of the old one on. */
export async function keepPlace(ctx: Ctx, file: CaseRow, licenceId: string | null): Promise<void> {
  if (file.concerns_licence_id && licenceId) await handOn(ctx, file.concerns_licence_id, licenceId)
  if (!file.in_row) return
  await placeTables(ctx)
    .updateTable('cases.place')
    .set({ state: 'granted', granted_on: ctx.today, licence_id: licenceId })
    .where('case_id', '=', file.id)
    .execute()
}

/** The case has left the row without a grant. */
export async function leaveRow(ctx: Ctx, file: CaseRow): Promise<void> {
  if (!file.in_row) return
  await placeTables(ctx)
    .updateTable('cases.place')
    .set({ state: 'gone' })
    .where('case_id', '=', file.id)
    .where('state', '=', 'waiting')
    .execute()
}

/** The grant was undone: annulled it never was, recalled or struck off it was until today; changed it goes on. */
export async function givePlaceBack(
  ctx: Ctx,
  file: CaseRow,
  undone: NonNullable<CaseRow['undone']>,
  licenceId: string | null,
): Promise<void> {
  if (undone === 'change') {
    if (file.licence_id && licenceId) await handOn(ctx, file.licence_id, licenceId)
    return
  }
  if (!file.in_row) return
  await placeTables(ctx)
    .updateTable('cases.place')
    .set({ state: undone === 'annul' ? 'gone' : 'ended' })
    .where('case_id', '=', file.id)
    .execute()
}

async function handOn(ctx: Ctx, from: string, to: string): Promise<void> {
  await placeTables(ctx).updateTable('cases.place').set({ licence_id: to }).where('licence_id', '=', from).execute()
}

/** How many places are taken, and how many wait before this case; without a case: all who wait. */
export async function rowStanding(
  ctx: Pick<Ctx, 'db' | 'today'>,
  itemId: string,
  quota: Quota,
  caseId?: string,
): Promise<RowStanding> {
  const period = periodOf(quota.per, ctx.today)
  const taken = period
    ? sql`select count(*)::int from cases.place
          where item_id = ${itemId} and state in ('granted', 'ended') and granted_on::text between ${period.from} and ${period.to}`
    : sql`select count(*)::int from cases.place p
          where p.item_id = ${itemId} and p.state = 'granted'
            and (p.licence_id is null or exists (
              select from licences.v_licence l where l.id = p.licence_id and l.status in ('valid', 'suspended')
                and (l.valid_to is null or l.valid_to >= ${ctx.today})))`
  const before = caseId
    ? sql`and (accepted_at, case_id) < (select accepted_at, case_id from cases.place where case_id = ${caseId})`
    : sql``
  const { rows } = await sql<{ taken: number; earlier: number }>`
    select (${taken}) as taken,
           (select count(*)::int from cases.place where item_id = ${itemId} and state = 'waiting' ${before}) as earlier`.execute(
    ctx.db,
  )
  return rows[0]!
}

/** What the page of a case tells of its place; undefined: the number is not limited, or the case does not wait. */
export async function placeShown(ctx: Ctx, file: CaseRow) {
  if (!file.in_row || file.granted !== null) return undefined
  const quota = (await getItemVersion(ctx, file.version_id)).content.quotaLimit
  const waits = await placeTables(ctx)
    .selectFrom('cases.place')
    .select('case_id')
    .where('case_id', '=', file.id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (!quota || !waits) return undefined
  const standing = await rowStanding(ctx, file.item_id, quota, file.id)
  const { places, per, basis, otherwise } = quota
  return {
    places,
    per,
    words: quotaWords(quota),
    basis,
    otherwise,
    article: QUOTA_ARTICLE,
    left: Math.max(0, places - standing.taken),
    earlier: standing.earlier,
    inTheWay: inTheWay(quota, standing),
  }
}
