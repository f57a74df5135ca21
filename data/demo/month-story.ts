/** What the centre's manager does when a month is over: publishes its red and blue lists. */
import { Problem } from '#kernel/problem.ts'
import type { LegalDate } from '#kernel/time.ts'
import { publishList } from '#modules/ratings/contract.ts'
import type { Cast } from './cast.ts'
import { chanceFrom } from './chance.ts'
import type { Workshop } from './workshop.ts'

/** On the first day told of a new month; a month without ratings has no lists. */
export async function publishMonthBefore(
  workshop: Workshop,
  cast: Cast,
  days: { before: LegalDate; today: LegalDate },
): Promise<void> {
  const [month, now] = [days.before.slice(0, 7), days.today.slice(0, 7)]
  if (!month || month === now) return
  const manager = cast.staffFor('ratings.publish-lists', { organId: '', regionCode: '' }, chanceFrom(31))
  try {
    await workshop.perform(publishList, manager, { month })
  } catch (error) {
    if (!(error instanceof Problem) || !expected.includes(error.code)) throw error
  }
}

const expected = ['ratings.nothing-counted', 'ratings.list-published']
