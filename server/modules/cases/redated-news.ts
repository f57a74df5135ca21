/** The calendar moved a day: who keeps it, and who waits for it, is told what moved. */
import { on } from '#kernel/event.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { calendarPublished } from '#modules/calendar/index.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsHolding, accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { dayRedated } from './events.ts'
import { partiesOf } from './hearing-store.ts'
import { recountDays } from './recount-days.ts'
import { undoingTitles } from './rules/undoing.ts'
import { type CaseRow, deferredOf, findCase } from './store.ts'
import { whoUndo } from './undoing-news.ts'
import { undoingsOf } from './undoing-store.ts'

type News = ReturnType<typeof dayRedated.payload.parse>
type Told = {
  /** What the day is for, as a title and within a sentence. */
  what: string
  applicant: boolean
  staff: readonly string[]
  /** What staff are to do about it. */
  todo?: string
}

export const redatedReactions = [
  on(calendarPublished, 'cases.recount-days', recountDays),
  on(dayRedated, 'cases.tell-day-redated', async (ctx, news) => {
    const file = await findCase(ctx, news.caseId)
    if (!file) return
    if (news.what === 'hearing-day') return tellHearingDay(ctx, file, news)
    const told = await toldOf(ctx, file, news)
    if (!told) return
    const { what, applicant, staff, todo = '请按新的日期安排' } = told
    const moved = `${news.year}年的放假安排公布或者调整以后`
    const days = `由${chineseDate(news.before)}改为${chineseDate(news.after)}`
    const title = `${what}的最后一天有变动`
    const about = { module: 'cases', id: file.id } as const
    const dedupeKey = `cases:${file.id}:redated:${news.what}:${news.key ?? ''}:${news.year}:${news.version}`
    if (applicant) {
      const name = (await describeVersions(ctx, [file.version_id])).get(file.version_id)?.name ?? ''
      const whose = { kind: file.applicant_kind, id: file.applicant_id }
      await sendNotice(ctx, {
        to: await accountsOf(ctx, whose, file.item_id),
        of: whose,
        kind: 'deadline',
        title,
        body: `${moved}，您申请的“${name}”${what}的最后一天${days}。`,
        link: `/cases/${file.id}`,
        about,
        dedupeKey: `${dedupeKey}:applicant`,
      })
    }
    if (staff.length > 0)
      await sendNotice(ctx, {
        to: staff,
        kind: 'todo',
        title,
        body: `${moved}，办件 ${file.number} ${what}的最后一天${days}，${todo}。`,
        link: `/work/cases/${file.id}`,
        about,
        dedupeKey: `${dedupeKey}:staff`,
      })
  }),
]

async function toldOf(ctx: Ctx, file: CaseRow, { what, key }: News): Promise<Told | undefined> {
  const deciders = () => accountsHolding(ctx, 'cases.decide', file.organ_id)
  const checkers = () => accountsHolding(ctx, 'cases.check', file.organ_id)
  if (what === 'deferred') {
    const material = (await deferredOf(ctx, file.id)).find((one) => one.key === key)
    return material && { what: `补交“${material.name}”`, applicant: true, staff: [] }
  }
  if (what === 'hearing-request') {
    // Whoever has no account hears of it from the body.
    const parties = (await partiesOf(ctx, file.id)).map(({ name }) => name).join('、')
    if (!parties) return { what: '要求听证', applicant: true, staff: [] }
    const todo = `申请人已经收到通知，利害关系人${parties}请另行告知`
    return { what: '要求听证', applicant: true, staff: await deciders(), todo }
  }
  if (what === 'hearing-hold') return { what: '组织听证', applicant: true, staff: await deciders() }
  if (what === 'check') return { what: '核查告知承诺', applicant: false, staff: await checkers() }
  if (what === 'check-answer')
    return { what: '对核查情况陈述申辩', applicant: true, staff: await checkers(), todo: '在这以前不能作出不利的结论' }
  const row = (await undoingsOf(ctx, file.id)).find(({ no }) => String(no) === key)
  if (!row) return undefined
  const staff = await whoUndo(ctx, file, row)
  const todo = '在这以前持证人没有陈述的，不能作出决定'
  return { what: `对拟${undoingTitles[row.kind]}陈述申辩`, applicant: true, staff, todo }
}

/** Only the body can put a called hearing off: it is told that the day does not fit any more. */
async function tellHearingDay(ctx: Ctx, file: CaseRow, { after, year, version }: News): Promise<void> {
  await sendNotice(ctx, {
    to: await accountsHolding(ctx, 'cases.put-off-hearing', file.organ_id),
    kind: 'todo',
    title: '听证的日期遇到放假安排变动',
    body: `${year}年的放假安排公布或者调整以后，办件 ${file.number} 定在${chineseDate(after)}的听证遇到放假，或者通知不足七个工作日，请改期。`,
    link: `/work/cases/${file.id}`,
    about: { module: 'cases', id: file.id },
    dedupeKey: `cases:${file.id}:redated:hearing-day:${year}:${version}`,
  })
}
