/** By when a material that was promised at acceptance must come (容缺受理). */
import { type Days, type Due, lastDay } from './clock.ts'

/** The applicant is reminded so many working days before the last one. */
const REMIND_BEFORE = 2
/** Where an item gives no number: as long as the law gives the body to speak about materials. */
const ORDINARY_DAYS = 5

export const deferDaysOf = (material: { readonly deferDays?: number }): number => material.deferDays ?? ORDINARY_DAYS

export type Deferral = { due: Due; remindOn: string }

/** @param toldOn the day the applicant is told what is missing, until when, and what follows */
export function deferralOf(days: Days, toldOn: string, limit: number): Deferral {
  return {
    due: lastDay(days, toldOn, { days: limit, unit: 'working-day' }),
    remindOn: lastDay(days, toldOn, { days: Math.max(0, limit - REMIND_BEFORE), unit: 'working-day' }).on,
  }
}
