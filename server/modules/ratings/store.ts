import { sql } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import type { Doubt, Level, Outcome, RatingChannel, State } from './contract.ts'

export type RatingRow = {
  id: string
  region_code: string
  case_id: string
  case_number: string
  item_id: string
  version_id: string
  organ_id: string
  handler_id: string | null
  handler_name: string | null
  applicant_kind: 'person' | 'enterprise'
  applicant_id: string
  account_id: string | null
  level: Level
  channel: RatingChannel
  reasons: string[]
  words: string | null
  words_shown: string | null
  on_display: boolean
  picture_ids: string[]
  rated_at: Date
  amended_at: Date | null
  doubts: Doubt[]
  device: string | null
}

export type FormerRow = Pick<
  RatingRow,
  'region_code' | 'level' | 'reasons' | 'words' | 'words_shown' | 'picture_ids'
> & {
  rating_id: string
  amended_by: string
  amended_at: Date
}

export type RectificationRow = {
  rating_id: string
  region_code: string
  organ_id: string
  level: Level
  state: State
  outcome: Outcome | null
  reply: string | null
  reply_shown: string | null
  counted_from: string
  working_days: number
  due_on: string
  provisional: boolean
  rectify_due_on: string | null
  rectified_at: Date | null
  ended_at: Date | null
  escalated_in: State | null
}

export type StepRow = {
  rating_id: string
  region_code: string
  no: number
  state: State
  title: string
  words: string | null
  at: Date
  actor_kind: string
  actor_name: string
  post_title: string | null
  actor_id: string | null
}

export type RatingsTables = {
  'ratings.rating': RatingRow
  'ratings.former': FormerRow
  'ratings.rectification': RectificationRow
  'ratings.rectification_step': StepRow
}

/** A bad rating with its loop. */
export type BadRating = { rating: RatingRow; loop: RectificationRow }

const db = (ctx: Ctx) => tables<RatingsTables>(ctx)

/** False when the case has been rated already. */
export async function insertRating(ctx: Ctx, row: RatingRow): Promise<boolean> {
  const done = await db(ctx)
    .insertInto('ratings.rating')
    .values(row)
    .onConflict((on) => on.columns(['case_id', 'region_code']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function findRating(ctx: Ctx, id: string): Promise<RatingRow | undefined> {
  return db(ctx).selectFrom('ratings.rating').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findRatingOfCase(ctx: Ctx, caseId: string): Promise<RatingRow | undefined> {
  return db(ctx).selectFrom('ratings.rating').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

/** Keeps the rating as it was and writes it as it is now. */
export async function amendRow(ctx: Ctx, former: FormerRow, change: Partial<RatingRow>): Promise<void> {
  await db(ctx).insertInto('ratings.former').values(former).execute()
  await updateRating(ctx, { id: former.rating_id, region_code: former.region_code }, change)
}

export async function findFormer(ctx: Ctx, ratingId: string): Promise<FormerRow | undefined> {
  return db(ctx).selectFrom('ratings.former').selectAll().where('rating_id', '=', ratingId).executeTakeFirst()
}

async function updateRating(
  ctx: Ctx,
  { id, region_code }: Pick<RatingRow, 'id' | 'region_code'>,
  change: Partial<RatingRow>,
): Promise<void> {
  await db(ctx)
    .updateTable('ratings.rating')
    .set(change)
    .where('id', '=', id)
    .where('region_code', '=', region_code)
    .execute()
}

/** Locked: amended once, whoever is quicker. */
export async function lockRatingOfCase(ctx: Ctx, caseId: string): Promise<RatingRow | undefined> {
  await sql`select from ratings.rating where case_id = ${caseId} for update`.execute(ctx.db)
  return findRatingOfCase(ctx, caseId)
}

export async function insertRectification(ctx: Ctx, row: RectificationRow): Promise<void> {
  await db(ctx).insertInto('ratings.rectification').values(row).execute()
}

export async function findRectification(ctx: Ctx, ratingId: string): Promise<RectificationRow | undefined> {
  return db(ctx).selectFrom('ratings.rectification').selectAll().where('rating_id', '=', ratingId).executeTakeFirst()
}

export async function findBadRating(ctx: Ctx, ratingId: string): Promise<BadRating | undefined> {
  const loop = await findRectification(ctx, ratingId)
  if (!loop) return undefined
  const rating = await db(ctx)
    .selectFrom('ratings.rating')
    .selectAll()
    .where('id', '=', ratingId)
    .executeTakeFirstOrThrow()
  return { rating, loop }
}

/** Locks the loop: one step at a time. @throws notFound when there is no such bad rating */
export async function lockBadRating(ctx: Ctx, ratingId: string): Promise<BadRating> {
  await sql`select from ratings.rectification where rating_id = ${ratingId} for update`.execute(ctx.db)
  const found = await findBadRating(ctx, ratingId)
  if (!found) throw notFound()
  return found
}

export async function updateRectification(
  ctx: Ctx,
  { rating_id, region_code }: RectificationRow,
  change: Partial<RectificationRow>,
): Promise<void> {
  await db(ctx)
    .updateTable('ratings.rectification')
    .set(change)
    .where('rating_id', '=', rating_id)
    .where('region_code', '=', region_code)
    .execute()
}

export async function displayRating(ctx: Ctx, rating: RatingRow): Promise<void> {
  await updateRating(ctx, rating, { on_display: true })
}

/** Adds a line to the loop's history. */
export async function addStep(
  ctx: Ctx,
  loop: RectificationRow,
  step: { state: State; title: string; words?: string },
): Promise<void> {
  await sql`
    insert into ratings.rectification_step (rating_id, region_code, no, state, title, words, at, actor_kind, actor_name, post_title, actor_id)
    select ${loop.rating_id}, ${loop.region_code}, coalesce(max(no), 0) + 1, ${step.state}, ${step.title}, ${step.words ?? null},
           ${ctx.now}, ${ctx.actor.kind}, ${ctx.actor.name}, ${ctx.actor.post?.title ?? null}, ${ctx.actor.id}
    from ratings.rectification_step where rating_id = ${loop.rating_id}`.execute(ctx.db)
}

export async function stepsOf(ctx: Ctx, ratingId: string): Promise<StepRow[]> {
  return db(ctx)
    .selectFrom('ratings.rectification_step')
    .selectAll()
    .where('rating_id', '=', ratingId)
    .orderBy('no')
    .execute()
}
