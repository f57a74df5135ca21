/** Messages to staff about a step; each opens the case. */
import type { Ctx } from '#kernel/ctx.ts'
import { sendNotice } from '#modules/notices/index.ts'
import type { HeldStep } from './step-acts.ts'

export async function tellStaff(
  ctx: Ctx,
  { row }: Pick<HeldStep, 'row'>,
  accounts: readonly string[],
  { title, body, key }: { title: string; body: string; key: string },
): Promise<void> {
  await sendNotice(ctx, {
    to: accounts,
    kind: 'todo',
    title,
    body,
    link: `/work/cases/${row.case_id}`,
    about: { module: 'routes', id: row.case_id },
    dedupeKey: `routes:${row.case_id}:${row.no}:${key}`,
  })
}
