import { action } from '#kernel/action.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import { getCheck, saveCheck } from '../easier-store.ts'
import { lockCase } from '../steps.ts'

/** Tells those who check once before the last day, and once when it has passed. */
export const remindCheck = action(contract.remindCheck, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: (ctx) => ctx.actor.kind === 'system',
  async run(ctx, { caseId }, file) {
    const check = await getCheck(ctx, caseId)
    const over = !check.provisional && check.next_on < ctx.today
    const settled = contract.checkStatuses[check.status]
    if (!['due', 'hearing', 'correcting'].includes(check.status) || (over ? check.overdue_told_at : check.reminded_at))
      return { caseId, told: 'nothing' as const }
    await saveCheck(ctx, check, over ? { overdue_told_at: ctx.now } : { reminded_at: ctx.now })
    const { content } = await getItemVersion(ctx, file.version_id)
    await sendNotice(ctx, {
      to: await accountsHolding(ctx, 'cases.check', check.organ_id),
      kind: 'todo',
      title: over ? '承诺核查已经逾期' : '承诺核查快到期了',
      body: `办件 ${file.number}“${content.name}”（${settled}）应在${chineseDate(check.next_on)}前办理。`,
      link: `/work/cases/${caseId}`,
      about: { module: 'cases', id: caseId },
      dedupeKey: `cases:${caseId}:check:${check.status}:${check.next_on}:${over ? 'over' : 'near'}`,
    })
    return { caseId, told: over ? ('overdue' as const) : ('near' as const) }
  },
})
