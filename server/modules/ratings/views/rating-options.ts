import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { levels, levelTitles } from '../contract.ts'
import { optionsByLevel, optionsConfirmed } from '../rating-options.ts'
import { isBad } from '../rules/levels.ts'

export const ratingOptions = view(contract.ratingOptions, {
  async look() {
    return {
      confirmed: optionsConfirmed,
      levels: levels.map((level) => ({
        level,
        title: levelTitles[level],
        bad: isBad(level),
        options: [...optionsByLevel[level]],
      })),
    }
  },
})
