/** What a case was late with, and the reason the body gave, as every page of it shows them. */
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type casePage, delayClocks } from '../contract.ts'
import { delaysOf, runningDelays } from '../delay.ts'
import { delayedWhat } from '../rules/delay.ts'
import type { CaseRow } from '../store.ts'

export async function delaysShown(ctx: Ctx, file: CaseRow): Promise<OutputOf<typeof casePage>['delays']> {
  const rows = await delaysOf(ctx, file.id)
  const running = new Set((await runningDelays(ctx, file)).map(({ no }) => no))
  return rows.map((row) => ({
    clock: row.clock,
    title: delayClocks[row.clock],
    what: delayedWhat[row.clock],
    dueOn: row.due_on,
    article: row.article,
    notedOn: row.noted_on,
    over: !running.has(row.no),
    explanation:
      row.reason && row.expected_on && row.explained_at
        ? { reason: row.reason, expectedOn: row.expected_on, at: row.explained_at.toISOString() }
        : undefined,
  }))
}
