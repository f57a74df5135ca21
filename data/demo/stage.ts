/** Where the stories are played: the cast, the moved clock, working days, and paper to hand in. */
import type { MovedClock } from '#kernel/time.ts'
import { type LegalDate, legalDateOf, momentOf } from '#kernel/time.ts'
import { addWorkingDays, type Calendar } from '#modules/calendar/index.ts'
import { previewLetter } from '#modules/documents/index.ts'
import { uploadFile } from '#modules/documents/contract.ts'
import type { Applicant, Cast } from './cast.ts'
import type { Chance } from './chance.ts'
import type { Workshop } from './workshop.ts'

export type Stage = {
  readonly workshop: Workshop
  readonly cast: Cast
  readonly chance: Chance
  today(): LegalDate
  minutesLater(minutes: number): Date
  /** Some hour of the n-th working day from now; for 0 an hour or two later today. */
  workingDaysLater(days: number): Date
  /** Hands in a page that says what it stands for; the document's id. */
  upload(by: Pick<Applicant, 'actor'>, materialName: string): Promise<string>
}

export function openStage(
  workshop: Workshop,
  cast: Cast,
  chance: Chance,
  clock: MovedClock,
  calendar: Calendar,
): Stage {
  const pages = new Map<string, Uint8Array>()
  const today = () => legalDateOf(clock.now())
  return {
    workshop,
    cast,
    chance,
    today,
    minutesLater: (minutes) => new Date(clock.now().getTime() + minutes * 60_000),
    workingDaysLater: (days) =>
      days === 0
        ? new Date(clock.now().getTime() + chance.between(40, 150) * 60_000)
        : momentOf(addWorkingDays(calendar, today(), days).dueOn, chance.between(9, 16), chance.between(0, 59)),
    async upload(by, materialName) {
      const content =
        pages.get(materialName) ??
        (await workshop.inside((ctx) => previewLetter(ctx, samplePage(materialName, ctx.today))))
      pages.set(materialName, content)
      const { id } = await workshop.perform(uploadFile, by.actor, {
        name: `${materialName.slice(0, 60)}.pdf`,
        content,
      })
      return id
    },
  }
}

export function samplePage(materialName: string, issuedOn: LegalDate) {
  return {
    organName: '示范市',
    title: materialName.slice(0, 40),
    number: '演示材料',
    addressee: '示范市各审批机关',
    body: ['这是演示城市为本材料准备的样页，不含任何真实的人或事。'],
    issuedOn,
  }
}
