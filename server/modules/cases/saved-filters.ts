/** Filters of the worklist that a person keeps. What they find is decided anew each time, by who asks. */
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { filterNameTaken } from './contract.ts'
import { casesTables, type SavedFilterRow } from './store.ts'

export const MOST_FILTERS = 30

export function ownerOf({ actor }: Pick<Ctx, 'actor'>): string {
  return actor.subjectId ?? actor.id
}

/** One's own, and those shared with the body of one's post. */
export async function savedFiltersOf(ctx: Ctx): Promise<SavedFilterRow[]> {
  const organId = ctx.actor.post?.organId
  return casesTables(ctx)
    .selectFrom('cases.saved_filter')
    .selectAll()
    .where((is) =>
      is.or([
        is('owner_id', '=', ownerOf(ctx)),
        ...(organId ? [is.and([is('organ_id', '=', organId), is('shared', '=', true)])] : []),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** @throws notFound */
export async function lockFilter(ctx: Ctx, id: string): Promise<SavedFilterRow> {
  const row = await casesTables(ctx)
    .selectFrom('cases.saved_filter')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ id })
  return row
}

export const isOwn = (ctx: Pick<Ctx, 'actor'>, row: SavedFilterRow): boolean => row.owner_id === ownerOf(ctx)

/** @throws filterNameTaken */
export async function nameIsFree(ctx: Ctx, name: string, except?: string): Promise<void> {
  const taken = await casesTables(ctx)
    .selectFrom('cases.saved_filter')
    .select('id')
    .where('owner_id', '=', ownerOf(ctx))
    .where('name', '=', name)
    .executeTakeFirst()
  if (taken && taken.id !== except) throw filterNameTaken({ name })
}
