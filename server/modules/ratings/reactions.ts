import { sql } from 'kysely'
import { on } from '#kernel/event.ts'
import { addWorkingDays, calendarPublished, loadCalendar } from '#modules/calendar/index.ts'
import { caseClosed, getCaseForRating, noteSatisfaction } from '#modules/cases/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { levels } from './contract.ts'
import { badRatingMoved, badRatingOpened, caseRated, ratingAmended } from './events.ts'
import { newTextCode } from './pad-codes.ts'
import { tellBody, tellBodyToMend } from './letters.ts'
import { findBadRating, findRatingOfCase } from './store.ts'

/** Every closed case is an invitation, once, unless its applicant was quicker. */
const invite = on(caseClosed, 'ratings.invite', async (ctx, { caseId }) => {
  if (await findRatingOfCase(ctx, caseId)) return
  const file = await getCaseForRating(ctx, caseId)
  await sendNotice(ctx, {
    to: await accountsOf(ctx, file.applicant),
    of: file.applicant,
    kind: 'rating',
    title: '请评价这次办理',
    body: `您的“${file.itemName}”已经办结，请说说这次办得怎么样。不满意的地方会有人核实、整改并回访。`,
    link: `/cases/${caseId}/rate`,
    // Who applied at a window rarely signs in: the SMS leads straight to the page of this one case.
    textLink: ctx.config.smsUrl && `/rate/pad?code=${await newTextCode(ctx, caseId)}`,
    about: { module: 'cases', id: caseId },
    dedupeKey: `ratings.invite:${caseId}`,
  })
})

/** The best of the five levels is 1 (GB/T 39046-2020 Annex A). */
const tellSatisfaction = [
  on(caseRated, 'ratings.tell-satisfaction', (ctx, { caseId, level }) =>
    noteSatisfaction(ctx, caseId, levels.indexOf(level) + 1),
  ),
  on(ratingAmended, 'ratings.tell-satisfaction-again', (ctx, { caseId, level }) =>
    noteSatisfaction(ctx, caseId, levels.indexOf(level) + 1),
  ),
]

const alertBody = on(badRatingOpened, 'ratings.alert-body', async (ctx, { ratingId }) => {
  const found = await findBadRating(ctx, ratingId)
  if (found) await tellBody(ctx, found.rating, found.loop)
})

const remindBodyToMend = on(badRatingMoved, 'ratings.remind-body', async (ctx, { ratingId, state }) => {
  const found = await findBadRating(ctx, ratingId)
  if (found && state === 'upheld') await tellBodyToMend(ctx, found.rating, found.loop)
})

/** Deadlines that reached beyond the published calendar are counted again when it grows. */
const recount = on(calendarPublished, 'ratings.recount-provisional', async (ctx) => {
  const calendar = await loadCalendar(ctx)
  const { rows } = await sql<{ id: string; from: string; days: number }>`
    select rating_id as id, counted_from as "from", working_days as days
    from ratings.rectification where provisional for update`.execute(ctx.db)
  const counted = rows.map(({ id, from, days }) => {
    const { dueOn, provisional } = addWorkingDays(calendar, from, days)
    return { id, due_on: dueOn, provisional }
  })
  await sql`
    update ratings.rectification x set due_on = n.due_on, provisional = n.provisional
    from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as n (id uuid, due_on date, provisional boolean)
    where x.rating_id = n.id`.execute(ctx.db)
})

export const reactions = [invite, ...tellSatisfaction, alertBody, remindBodyToMend, recount]
