/** A list that a view shows, as a file: the view itself is asked, page after page, as who asked for it. No second query. */
import type { z } from 'zod'
import { invalid } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { notFound } from '#kernel/problem.ts'
import type { View } from '#kernel/view.ts'
import { askerFrom } from './asker.ts'
import { type ExportList, giveUpExport } from './asking.ts'
import { portionDue } from './events.ts'
import { findExport } from './store.ts'
import { continueExport } from './writing.ts'

/** Ten screens: a view may ask other modules about every row of its page. */
const ROWS_AT_ONCE = 1000

export type ListFilter = Readonly<Record<string, unknown>>

type Page = { rows: readonly unknown[]; next?: string }

/** @throws notFound when no such list may be had as a file */
export function listNamed(ctx: Ctx, name: string): View & Required<Pick<View, 'asFile'>> {
  const view = ctx.listed.get(name)
  if (!view?.asFile) throw notFound({ list: name })
  return { ...view, asFile: view.asFile }
}

/**
 * One page of the list, by its own rules: what the actor may not see is not in it.
 * @throws invalidInput when the filter is not one of the list
 */
export async function pageOfList(
  ctx: Ctx,
  view: View,
  filter: ListFilter,
  limit: number,
  after?: string,
): Promise<Page> {
  const parsed = view.route.input.safeParse({ ...filter, limit: undefined, after })
  if (!parsed.success) throw invalid(parsed.error as z.ZodError)
  return view.route.output.parse(await view.look(ctx, { ...(parsed.data as object), limit })) as Page
}

/** Portion after portion, each in a transaction of its own. */
export const writeListed = on(
  portionDue,
  'exports.write-portion',
  async (ctx, { exportId }) => {
    const job = await findExport(ctx, exportId)
    if (!job?.sealed_asker) return
    const asker = { ...ctx, actor: askerFrom(ctx.vault.open(job.sealed_asker)) }
    const view = listNamed(ctx, job.list)
    const list: ExportList<ListFilter, unknown> = {
      columns: view.asFile.columns,
      atOnce: ROWS_AT_ONCE,
      portion: (_ctx, filter, place, limit) => pageOfList(asker, view, filter, limit, place),
    }
    if (await continueExport(ctx, list, exportId)) ctx.emit(portionDue, { exportId })
  },
  async (ctx, { exportId }, { dead }) => {
    if (dead) await giveUpExport(ctx, exportId)
  },
)
