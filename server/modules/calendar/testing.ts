import { newId } from '#kernel/id.ts'
import type { World } from '#server/testing.ts'
import { publishYear } from './actions/publish-year.ts'

/** Publishes a year after the last one published, as the centre's manager would; by default with a New Year's day only. */
export async function givenPublishedYear(
  world: World,
  year: number,
  days: { holidays?: { date: string; name: string }[]; workdays?: string[] } = {},
): Promise<{ version: number; calendarVersion: string }> {
  const { holidays = [{ date: `${year}-01-01`, name: '元旦' }], workdays = [] } = days
  const grants = new Map([['calendar.publish', { everywhere: true }]])
  const manager = { kind: 'staff', id: newId(new Date(0)), name: '罗静', grants } as const
  return world.perform(publishYear, manager, { year, holidays, workdays, documentNo: `测试通知〔${year - 1}〕1号` })
}
