/** Who is told that something waits for them. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { calendarPublished } from '#modules/calendar/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { staffHolding, staffLeft } from '#modules/identity/index.ts'
import { freeStepsOf } from './absent.ts'
import { everyWord, staffOf } from './asking.ts'
import { recountBudgets } from './clock.ts'
import { opinionAsked, stepOpened, stepRedated, timerWent } from './events.ts'
import { wordOf } from './policy.ts'
import { deputiesFor, findRun, stepWithDeputies } from './store.ts'
import { tellStaff } from './telling.ts'

export const reactions = [
  on(calendarPublished, 'routes.recount-budgets', recountBudgets),
  on(stepRedated, 'routes.tell-step-redated', tellRedated),
  on(staffLeft, 'routes.free-steps', freeStepsOf),
  on(stepOpened, 'routes.tell-joint-body', async (ctx, { caseId, no, organId }) => {
    const found = await about(ctx, caseId, no)
    if (!found) return
    const staff = await staffHolding(ctx, [wordOf[found.row.role]], organId)
    await tellStaff(
      ctx,
      found,
      staff.map(({ accountId }) => accountId),
      {
        title: '有并联审批环节等待办理',
        body: `“${found.run.about}”的${found.row.name}环节由本部门办理，最后一天是${chineseDate(found.row.due_on)}。`,
        key: 'opened',
      },
    )
  }),
  on(opinionAsked, 'routes.tell-asked', async (ctx, { caseId, no, organId, staffId, kind, key }) => {
    const found = await about(ctx, caseId, no)
    if (!found) return
    const staff = await staffHolding(ctx, everyWord, organId)
    const named = staffId === undefined ? undefined : [staffId, ...(await deputiesFor(ctx, staffId))]
    const to = staff.filter((one) => named === undefined || named.includes(one.staffId))
    await tellStaff(
      ctx,
      found,
      to.map(({ accountId }) => accountId),
      {
        title: kind === 'signature' ? '请您会签' : '征求您的意见',
        body: `“${found.run.about}”的${found.row.name}环节${kind === 'signature' ? '请您会签' : '征求您的意见'}。`,
        key: `${kind}:${key}`,
      },
    )
  }),
  on(timerWent, 'routes.tell-timer', async (ctx, { caseId, no, path, opened, words }) => {
    const run = await findRun(ctx, caseId)
    if (!run) return
    const key = `timer:${no}:${path}`
    const body = `“${run.about}”：${words}。`
    for (const one of [no, ...opened]) {
      const row = await stepWithDeputies(ctx, caseId, one)
      // Another body hears of its own step anyway.
      if (!row || (one !== no && (row.status !== 'open' || row.joint))) continue
      const to = await staffOf(ctx, row)
      await tellStaff(ctx, { row }, to, { title: one === no ? '环节定时到期' : '有环节转入办理', body, key })
    }
  }),
]

/** The body is told the day as it is now, whichever of several moves it hears of. */
async function tellRedated(
  ctx: Ctx,
  news: { caseId: string; no: number; organId: string; before: string; after: string; year: number },
): Promise<void> {
  const found = await about(ctx, news.caseId, news.no)
  if (!found || found.row.due_on !== news.after) return
  const staff = await staffHolding(ctx, [wordOf[found.row.role]], news.organId)
  const days = `由${chineseDate(news.before)}改为${chineseDate(news.after)}`
  await tellStaff(
    ctx,
    found,
    staff.map(({ accountId }) => accountId),
    {
      title: '并联审批环节的最后一天有变动',
      body: `${news.year}年的放假安排公布或者调整以后，“${found.run.about}”的${found.row.name}环节的最后一天${days}。`,
      key: `redated:${news.before}:${news.after}`,
    },
  )
}

async function about(ctx: Ctx, caseId: string, no: number) {
  const run = await findRun(ctx, caseId)
  const row = await stepWithDeputies(ctx, caseId, no)
  return run && row?.status === 'open' ? { run, row } : undefined
}
