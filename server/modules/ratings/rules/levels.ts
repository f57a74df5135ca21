/** The five levels and the numbers they have outside. */
import type { Level } from '../contract.ts'

const bestFirst: readonly Level[] = [
  'very-satisfied',
  'satisfied',
  'mostly-satisfied',
  'unsatisfied',
  'very-unsatisfied',
]

/** 满意度 of GB/T 39046-2020 Annex A: 1 is best. Some push interfaces count the other way round: map there, not here. */
export function satisfactionCode(level: Level): string {
  return String(bestFirst.indexOf(level) + 1)
}

/** The two lowest levels are bad ratings (差评). */
export function isBad(level: Level): boolean {
  return bestFirst.indexOf(level) >= 3
}
