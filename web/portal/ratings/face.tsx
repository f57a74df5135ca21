/** A face from glad to angry; the word beside it says the same. */
import type { Level } from '#modules/ratings/contract.ts'

/** Bend of the mouth: below the eyes for joy, above for anger. */
const mouths: Readonly<Record<Level, string>> = {
  'very-satisfied': 'M8 18 Q16 28 24 18 Z',
  satisfied: 'M9 19 Q16 25 23 19',
  'mostly-satisfied': 'M10 21 H22',
  unsatisfied: 'M9 23 Q16 17 23 23',
  'very-unsatisfied': 'M9 24 Q16 14 23 24 Z',
}

export function Face({ level }: { level: Level }) {
  const solid = mouths[level].endsWith('Z')
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width="44" height="44" fill="none" stroke="currentcolor">
      <circle cx="16" cy="16" r="14" strokeWidth="2" />
      <circle cx="11" cy="12.5" r="1.8" fill="currentcolor" stroke="none" />
      <circle cx="21" cy="12.5" r="1.8" fill="currentcolor" stroke="none" />
      <path d={mouths[level]} strokeWidth="2" strokeLinecap="round" fill={solid ? 'currentcolor' : 'none'} />
    </svg>
  )
}
