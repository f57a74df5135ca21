/** Which fact about a case becomes which message; `letters/letter-news.ts` says which becomes which letter. */
import { on } from '#kernel/event.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { calendarPublished } from '#modules/calendar/index.ts'
import { opinionAsked } from '#modules/routes/index.ts'
import { procedureTitles } from './contract.ts'
import { askCountersign, tellOverturned } from './countersign-notices.ts'
import { delayReactions } from './delay-news.ts'
import * as events from './events.ts'
import { feeReactions } from './fee-reactions.ts'
import { exchangeReactions } from './exchange.ts'
import { letterNewsReactions } from './letters/letter-news.ts'
import { letterReactions } from './letters/letter-reactions.ts'
import { letAskedRead, redateRoute, tellSilence } from './joint-reactions.ts'
import { judgeAgain } from './outside-answers.ts'
import { recountCorrections } from './recount-corrections.ts'
import { recountDates } from './recount.ts'
import { redatedReactions } from './redated-news.ts'
import { type CaseRow, findCase, proceduresOf } from './store.ts'

export const reactions = [
  ...exchangeReactions,
  ...redatedReactions,
  ...delayReactions,
  judgeAgain,
  ...feeReactions,
  ...letterNewsReactions,
  ...letterReactions,
  on(events.caseFiled, 'cases.tell-filed', (ctx, { caseId }) =>
    tell(ctx, caseId, 'filed', '申请已提交', (name, { granted, committed }) => {
      if (granted) return `您申请的“${name}”已经提交，当场作出了准予的决定。`
      const then = committed ? '您选择了告知承诺，工作人员会当场作出决定。' : '五个工作日内会告诉您是否受理。'
      return `您申请的“${name}”已经提交，${then}`
    }),
  ),
  on(events.noProposed, 'cases.ask-countersign', askCountersign),
  on(events.noOverturned, 'cases.tell-overturned', tellOverturned),
  on(events.procedureEnded, 'cases.tell-procedure-ended', tellProcedureEnded),
  on(events.caseWithdrawn, 'cases.tell-withdrawn', (ctx, { caseId }) =>
    tell(ctx, caseId, 'withdrawn', '申请已撤回', (name) => `您已撤回“${name}”的申请，需要时可以重新申请。`),
  ),
  on(calendarPublished, 'cases.recount-provisional', recountDates),
  on(events.datesMoved, 'cases.redate-steps', redateRoute),
  on(opinionAsked, 'cases.let-asked-read', letAskedRead),
  on(events.bodySilent, 'cases.tell-silence', tellSilence),
  on(events.datesMoved, 'cases.tell-dates-moved', (ctx, { caseId, before, after, year, version }) =>
    tell(ctx, caseId, `dates-moved:${year}:${version}`, '办理日期有变动', (name) => {
      const days = `由${chineseDate(before)}改为${chineseDate(after)}`
      return `${year}年的放假安排公布或者调整以后，您申请的“${name}”的最后日期${days}，怎么算的请看办件页面。`
    }),
  ),
  on(calendarPublished, 'cases.recount-corrections', recountCorrections),
  on(events.correctionRedated, 'cases.tell-correction-redated', (ctx, { caseId, before, after, year, version }) =>
    tell(ctx, caseId, `correction-redated:${year}:${version}`, '补正的最后一天有变动', (name) => {
      const days = `由${chineseDate(before)}改为${chineseDate(after)}`
      return `${year}年的放假安排公布或者调整以后，您申请的“${name}”提交补正的最后一天${days}。`
    }),
  ),
]

async function tellProcedureEnded(ctx: Ctx, { caseId, no }: { caseId: string; no: number }): Promise<void> {
  const file = await findCase(ctx, caseId)
  const ended = (await proceduresOf(ctx, caseId)).find((one) => one.no === no)
  if (!file || !ended) return
  const what = procedureTitles[ended.kind]
  await tell(ctx, caseId, `procedure-ended:${no}`, `${what}已经结束`, (name) => {
    const due = chineseDate(file.promised_due!)
    return `您申请的“${name}”的${what}已经结束，从次日起继续计算办理时限，现在承诺${due}前作出决定。`
  })
}

async function tell(
  ctx: Ctx,
  caseId: string,
  kind: string,
  title: string,
  body: (itemName: string, file: CaseRow) => string,
): Promise<void> {
  const file = await findCase(ctx, caseId)
  if (!file) return
  const [names, to] = await together(
    describeVersions(ctx, [file.version_id]),
    accountsOf(ctx, { kind: file.applicant_kind, id: file.applicant_id }, file.item_id),
  )
  await sendNotice(ctx, {
    to,
    of: { kind: file.applicant_kind, id: file.applicant_id },
    kind: 'progress',
    title,
    body: body(names.get(file.version_id)?.name ?? '', file),
    link: `/cases/${caseId}`,
    about: { module: 'cases', id: caseId },
    dedupeKey: `cases:${caseId}:${kind}`,
  })
}
