/** What follows from a promise and its check: messages, and the hand-over of what a rule granted. */
import type { Ctx } from '#kernel/ctx.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { handOver } from './delivery.ts'
import { findCheck, findRuleCheck } from './easier-store.ts'
import { feeOwed } from './fees.ts'
import { lockCase } from './steps.ts'
import { findCase } from './store.ts'

/** The holder has spoken: those who check need not wait any longer. */
export async function tellStatement(ctx: Ctx, caseId: string): Promise<void> {
  const file = await findCase(ctx, caseId)
  const check = await findCheck(ctx, caseId)
  if (!file || check?.status !== 'hearing' || check.stated_on === null) return
  const { content } = await getItemVersion(ctx, file.version_id)
  await sendNotice(ctx, {
    to: await accountsHolding(ctx, 'cases.check', check.organ_id),
    kind: 'todo',
    title: '当事人已经陈述申辩',
    body: `办件 ${file.number}“${content.name}”的当事人对核查情况提出了意见，请作出核查结论。`,
    link: `/work/cases/${caseId}`,
    about: { module: 'cases', id: caseId },
    dedupeKey: `cases:${caseId}:check:stated`,
  })
}

/** What a rule, or on a promise somebody on the spot, granted online is handed over with its letter at once, or when its fee is paid. */
export async function handOverAtOnce(ctx: Ctx, caseId: string): Promise<void> {
  const seen = await findCase(ctx, caseId)
  if (!seen || (!seen.committed && seen.handling !== 'instant')) return
  if (!seen.committed && !(await findRuleCheck(ctx, caseId))?.granted) return
  const file = await lockCase(ctx, caseId)
  if (file.channel !== 'online' || file.status !== 'granted' || (await feeOwed(ctx, file, 'delivery'))) return
  await handOver(ctx, file, { channel: 'online' })
}
