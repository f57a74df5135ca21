/** What a seal may be put on and within which limits, as its row has it, and whether a use is within them. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Problem, Refusal } from '#kernel/problem.ts'
import { momentOf, shanghaiMinute } from '#kernel/time.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import * as contract from './contract-seals.ts'
import { sealUseRefused } from './events.ts'
import { limitBroken } from './rules/seal-limits.ts'
import { personOf } from './seal-steps.ts'
import type { SealRow } from './store.ts'

export function termsOf(row: SealRow): contract.SealTerms {
  const { hours_from: from, hours_to: to } = row
  return {
    chain: row.chain,
    purposes: row.purposes ?? undefined,
    dailyMost: row.daily_most ?? undefined,
    hours: from && to ? { from: from.slice(0, 5), to: to.slice(0, 5) } : undefined,
    workingDaysOnly: row.working_days_only,
    posts: row.posts ?? undefined,
  }
}

export function columnsOf({ chain, purposes, dailyMost, hours, workingDaysOnly, posts }: contract.SealTerms) {
  return {
    chain,
    purposes: purposes ?? null,
    daily_most: dailyMost ?? null,
    hours_from: hours?.from ?? null,
    hours_to: hours?.to ?? null,
    working_days_only: workingDaysOnly,
    posts: posts ?? null,
  }
}

const refusals: Record<contract.SealLimit, Refusal> = {
  purpose: contract.sealOutsidePurpose,
  hours: contract.sealOutsideHours,
  post: contract.sealOutsidePosts,
  daily: contract.sealDailyMost,
}

/**
 * Refuses a use outside the seal's limits and leaves a line of it.
 * Where the seal has a daily limit the act claims one of the day's uses, for all that it seals, and holds the count until it
 * ends: of acts at the same moment no more get through than the day has left. A letter that follows the act finds the claim.
 * @param act in words, for the line
 * @throws sealOutsidePurpose, sealOutsideHours, sealOutsidePosts, sealDailyMost
 */
export async function requireWithinLimits(
  ctx: Ctx,
  row: SealRow,
  purposes: readonly contract.SealPurpose[],
  act: string,
): Promise<void> {
  const terms = termsOf(row)
  const { actor } = ctx
  const byItself = actor.kind !== 'staff'
  const workingDay = terms.workingDaysOnly && !byItself ? (await loadCalendar(ctx)).isWorkingDay(ctx.today) : true
  const usedToday = terms.dailyMost !== undefined && !byItself ? await claimUse(ctx, row.id) : 0
  const at = shanghaiMinute(ctx.now).slice(11)
  for (const purpose of purposes) {
    const why = limitBroken(terms, { purpose, post: actor.post?.title, byItself, at, workingDay, usedToday })
    if (why) throw refused(ctx, row, purpose, act, why)
  }
}

function refused(ctx: Ctx, row: SealRow, purpose: contract.SealPurpose, act: string, why: contract.SealLimit): Problem {
  const problem = refusals[why]({ organName: row.name, purpose: contract.sealPurposes[purpose] })
  if (ctx.actor.kind !== 'staff') return problem
  return problem.telling(sealUseRefused.name, {
    id: ctx.newId(),
    sealId: row.id,
    organId: row.organ_id,
    at: ctx.now.toISOString(),
    purpose,
    act,
    why,
    byId: personOf(ctx.actor),
    post: ctx.actor.post?.title,
  })
}

/**
 * @returns how many others have used or claimed today; 0 for an act that has its claim already. A claim and the use it is for are
 * one, so that whichever are more count.
 */
async function claimUse(ctx: Ctx, sealId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`documents.seal-day:${sealId}`}))`.execute(ctx.db)
  const { rows: claimed } = await sql`
    insert into documents.seal_claim (seal_id, day) values (${sealId}, ${ctx.today})
    on conflict do nothing returning day`.execute(ctx.db)
  if (claimed.length === 0) return 0
  await sql`delete from documents.seal_claim where seal_id = ${sealId} and day < ${ctx.today}`.execute(ctx.db)
  const { rows } = await sql<{ count: number }>`
    select greatest(
      (select count(*) from documents.seal_use where seal_id = ${sealId} and used_at >= ${momentOf(ctx.today)}),
      (select count(*) - 1 from documents.seal_claim where seal_id = ${sealId} and day = ${ctx.today}))::int as count`.execute(
    ctx.db,
  )
  return rows[0]!.count
}
