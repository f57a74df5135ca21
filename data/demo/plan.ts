/** Who asks for what on which day of the demo, and how it goes. */
import { type LegalDate, momentOf } from '#kernel/time.ts'
import type { ItemVersion } from '#modules/catalogue/index.ts'
import type { CasePlan, Plot } from './case-story.ts'
import type { Applicant, Cast } from './cast.ts'
import type { Chance } from './chance.ts'

/** Out of a hundred cases. */
const plots: readonly [Plot, number][] = [
  ['smooth', 56],
  ['corrected', 12],
  ['reviewed', 6],
  ['extended', 3],
  ['unkept', 1],
  ['denied', 6],
  ['late', 7],
  ['withdrawn', 4],
  ['not-accepted', 3],
  ['forgotten', 2],
]

export function planCase(
  chance: Chance,
  cast: Cast,
  items: readonly ItemVersion[],
  day: LegalDate,
  index: number,
): CasePlan {
  const item = chance.oneOf(items)
  return {
    item,
    applicant: applicantFor(chance, cast, item),
    plot: plotOf(chance),
    filedAt: momentOf(day, chance.between(9, 16), chance.between(0, 59)),
    key: `demo-history-case-${index}`,
  }
}

function plotOf(chance: Chance): Plot {
  let drawn = chance.between(1, 100)
  for (const [plot, share] of plots) {
    drawn -= share
    if (drawn <= 0) return plot
  }
  return 'smooth'
}

export function applicantFor(chance: Chance, cast: Cast, { content, regionCode }: ItemVersion): Applicant {
  const forPeople = content.audience.includes('1')
  const forFirms = content.audience.some((one) => one !== '1')
  const kind = forPeople && (!forFirms || chance.happens(0.6)) ? cast.people : cast.enterprises
  const latestBirth = /高龄/.test(content.name) ? '1946-01-01' : /老年/.test(content.name) ? '1961-01-01' : '2008-01-01'
  const fitting = kind.filter(({ birthDate }) => birthDate <= latestBirth)
  const neighbours = fitting.filter((one) => one.regionCode === regionCode)
  return chance.oneOf(neighbours.length > 0 ? neighbours : fitting)
}
