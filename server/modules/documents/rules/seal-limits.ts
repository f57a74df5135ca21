import type { SealLimit, SealPurpose, SealTerms } from '../contract.ts'

export type UseAsked = {
  purpose: SealPurpose
  /** Title of the post of whoever uses it; absent: by itself, as the law has it. */
  post?: string
  /** What happens by itself has no office hours and no post. */
  byItself: boolean
  /** `HH:MM` in Asia/Shanghai. */
  at: string
  workingDay: boolean
  /** Uses on this day so far. */
  usedToday: number
}

/** Which limit of the seal the use would break; `undefined`: none. */
export function limitBroken(terms: SealTerms, use: UseAsked): SealLimit | undefined {
  if (terms.purposes && !terms.purposes.includes(use.purpose)) return 'purpose'
  if (use.byItself) return undefined
  if (terms.workingDaysOnly && !use.workingDay) return 'hours'
  if (terms.hours && (use.at < terms.hours.from || use.at >= terms.hours.to)) return 'hours'
  if (terms.posts && !(use.post && terms.posts.includes(use.post))) return 'post'
  if (terms.dailyMost !== undefined && use.usedToday >= terms.dailyMost) return 'daily'
  return undefined
}
