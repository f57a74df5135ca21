/**
 * Sixty working days of the demo city's life, up to this moment: some four hundred cases, each a story of its own
 * (case-story.ts), all told in the order of time under one moved clock. Decision 0007 says why.
 */
import { stranger } from '#kernel/actor.ts'
import { deliverNews } from '#kernel/dispatcher.ts'
import { runJob } from '#kernel/job.ts'
import { Problem } from '#kernel/problem.ts'
import { addDays, type LegalDate, legalDateOf, type MovedClock, momentOf } from '#kernel/time.ts'
import { itemList } from '#modules/catalogue/contract.ts'
import { getPublishedItem, type ItemVersion } from '#modules/catalogue/index.ts'
import { type Calendar, loadCalendar } from '#modules/calendar/index.ts'
import { type CasePlan, caseStory } from './case-story.ts'
import { type Cast, gatherCast } from './cast.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { readCity } from './city-data.ts'
import { applicantFor, planCase } from './plan.ts'
import { exhibits } from './exhibits.ts'
import { publishMonthBefore } from './month-story.ts'
import { openStage, type Stage } from './stage.ts'
import type { Workshop } from './workshop.ts'

type Draw = { items: readonly ItemVersion[]; cast: Cast; chance: Chance }
type Tell = (story: (stage: Stage, plan: CasePlan) => Line['story'], plan: CasePlan) => Line['story']

export type HistoryWish = {
  cases: number
  workingDays: number
  /** Nothing happens after this moment: the present. */
  until: Date
  /** Days up to this one have been told already. */
  after?: LegalDate
  /** A day is over; so many cases have been filed. */
  progress?: (day: LegalDate, filed: number) => Promise<void>
}

/** `refused`: sentences of refusals that cut a story short; there should be none. */
export type Told = { filed: number; steps: number; refused: string[] }

/** The city's own items, not those of its counties. */
const CITY = '990100000000'

/** A history of a few cases is told for something else. */
const FEWEST_WITH_EXHIBITS = 20

type Line = { at: Date; plan: CasePlan; story: AsyncGenerator<Date, void, void>; begun: boolean }

/** The last `count` working days up to today, oldest first. */
export function workingDaysUpTo(calendar: Calendar, today: LegalDate, count: number): LegalDate[] {
  const days: LegalDate[] = []
  for (let day = today; days.length < count; day = addDays(day, -1)) {
    if (calendar.isWorkingDay(day)) days.unshift(day)
  }
  return days
}

export async function tellHistory(workshop: Workshop, clock: MovedClock, wish: HistoryWish): Promise<Told> {
  const calendar = await workshop.inside((ctx) => loadCalendar(ctx))
  const days = workingDaysUpTo(calendar, legalDateOf(wish.until), wish.workingDays)
  clock.moveTo(momentOf(days[0]!, 6))
  const cast = await gatherCast(workshop, readCity())
  const stage = openStage(workshop, cast, chanceFrom(7), clock, calendar)
  const lines = await openingLines(workshop, cast, days, wish, (story, plan) => story(stage, plan))
  return playInOrder(workshop, cast, clock, lines, wish)
}

async function openingLines(
  workshop: Workshop,
  cast: Cast,
  days: readonly LegalDate[],
  { cases, after = '' }: HistoryWish,
  tell: Tell,
): Promise<Line[]> {
  const items = await publishedItems(workshop)
  const chance = chanceFrom(20_260_301)
  const lines: Line[] = []
  for (let index = 0; index < cases; index++) {
    const day = days[Math.floor((index * days.length) / cases)]!
    const plan = planCase(chance, cast, items, day, index)
    // Every plan is drawn, told or not: chance must run the same way whenever the telling goes on.
    if (day > after) lines.push({ at: plan.filedAt, plan, story: tell(caseStory, plan), begun: false })
  }
  return cases < FEWEST_WITH_EXHIBITS ? lines : withExhibits(lines, days, after, { items, cast, chance }, tell)
}

/** Each exhibit takes the place of the first case filed on its day or later that is no exhibit yet, unless that day has been told already. */
function withExhibits(
  lines: readonly Line[],
  days: readonly LegalDate[],
  after: string,
  draw: Draw,
  tell: Tell,
): Line[] {
  const told = [...lines]
  const taken = new Set<number>()
  for (const { item: name, daysAgo, story } of exhibits) {
    const day = days.at(-daysAgo)
    const named = draw.items.filter(({ content }) => content.name === name)
    const item = named.find(({ regionCode }) => regionCode === CITY) ?? named[0]
    const at = told.findIndex(
      (line, place) => day !== undefined && day > after && legalDateOf(line.at) >= day && !taken.has(place),
    )
    const before = told[at]
    if (!before || !item) continue
    taken.add(at)
    const plan = { ...before.plan, item, applicant: applicantFor(draw.chance, draw.cast, item) }
    told[at] = { ...before, plan, story: tell(story, plan) }
  }
  return told
}

async function publishedItems(workshop: Workshop): Promise<ItemVersion[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await workshop.show(itemList, stranger, { limit: 100, after })
    ids.push(...page.rows.map((row) => row.id))
    after = page.next
  } while (after)
  return workshop.inside((ctx) => Promise.all(ids.map((id) => getPublishedItem(ctx, id))))
}

/** Always the line that is due first; one that has nothing more to tell, or would run past the present, is left. */
async function playInOrder(
  workshop: Workshop,
  cast: Cast,
  clock: MovedClock,
  lines: Line[],
  wish: HistoryWish,
): Promise<Told> {
  const told: Told = { filed: 0, steps: 0, refused: [] }
  let day = ''
  for (;;) {
    lines.sort((a, b) => a.at.getTime() - b.at.getTime())
    const line = lines.shift()
    if (!line || line.at > wish.until) return told
    const today = legalDateOf(line.at)
    if (today !== day) {
      if (day) await wish.progress?.(day, told.filed)
      await beginDay(workshop, clock, today)
      await publishMonthBefore(workshop, cast, { before: day, today })
      day = today
    }
    if (line.at > clock.now()) clock.moveTo(line.at)
    const next = await playOn(line, told)
    await deliverNews(workshop.app)
    if (next) lines.push({ ...line, at: next, begun: true })
  }
}

/** One step of a story: the moment of the next one, or nothing when it has ended. */
async function playOn(line: Line, told: Told): Promise<Date | undefined> {
  try {
    // The first call only reaches the moment of filing.
    if (!line.begun) {
      await line.story.next()
      told.filed += 1
    }
    told.steps += 1
    const next = await line.story.next()
    return next.done ? undefined : next.value
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    told.refused.push(`${line.plan.item.content.name}：${error.code} ${error.message} ${JSON.stringify(error.facts)}`)
    return undefined
  }
}

/** What the night brings: sweeps over deadlines, expiries and warnings. */
async function beginDay(workshop: Workshop, clock: MovedClock, day: LegalDate): Promise<void> {
  const morning = momentOf(day, 6)
  if (morning > clock.now()) clock.moveTo(morning)
  const jobs = workshop.app.modules.filter(({ name }) => name !== 'kernel').flatMap((module) => module.jobs ?? [])
  for (const job of jobs) await runJob(workshop.app, job)
  await deliverNews(workshop.app)
}
