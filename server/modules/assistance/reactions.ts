/** A request that led to a case ends with it. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import {
  caseClosed,
  caseNotAccepted,
  caseTerminated,
  caseWithdrawn,
  getCaseForRating,
  statusTitles,
} from '#modules/cases/index.ts'
import { endWith, tellAsker } from './requests.ts'
import { assistanceTables } from './store.ts'

async function end(ctx: Ctx, { caseId }: { caseId: string }): Promise<void> {
  const row = await assistanceTables(ctx)
    .selectFrom('assistance.request')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('state', '<>', 'ended')
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  const file = await getCaseForRating(ctx, caseId)
  const decided = file.granted === undefined ? statusTitles[file.status] : file.granted ? '准予' : '不予'
  await endWith(ctx, row, `办件 ${file.number}：${decided}`)
  await tellAsker(ctx, row, {
    what: 'ended',
    title: '帮您办的事有结果了',
    body: `“${file.itemName}”（${file.number}）：${decided}。帮办到此结束，谢谢您的信任。`,
  })
}

export const reactions = [
  on(caseClosed, 'assistance.end-closed', end),
  on(caseNotAccepted, 'assistance.end-not-accepted', end),
  on(caseWithdrawn, 'assistance.end-withdrawn', end),
  on(caseTerminated, 'assistance.end-terminated', end),
]
