/** A figure as people read it: 95.3 %, 3.2 工作日, 1,204 件. */
import type { Definition, Figure as Counted } from '#modules/insight/contract.ts'
import { units, wholeUnits } from '#modules/insight/contract.ts'
import { countWords } from '../../words/format.ts'
import { insightWords as words } from '../../words/zh/work-insight.ts'

type Unit = Definition['unit']

/** The number alone; what cannot be computed is a dash. */
export function valueWords({ value }: Pick<Counted, 'value'>, unit: Unit): string {
  if (value === undefined) return words.noValue
  if (wholeUnits.includes(unit)) return countWords(Math.round(value))
  return unit === 'percent' ? (value * 100).toFixed(1) : value.toFixed(1)
}

/** As drawn in a chart. */
export function drawnValue({ value }: Pick<Counted, 'value'>, unit: Unit): number | null {
  if (value === undefined) return null
  return unit === 'percent' ? Math.round(value * 1000) / 10 : Math.round(value * 10) / 10
}

export type Trend = { words: string; direction: 'up' | 'down' | 'level'; good?: boolean }

/** Against the period before; nothing when either has no value. */
export function trendOf(
  now: Counted,
  before: Counted,
  { unit, better }: Pick<Definition, 'unit' | 'better'>,
): Trend | undefined {
  if (now.value === undefined || before.value === undefined) return undefined
  const difference = roundedFor(unit, now.value - before.value)
  if (difference === 0) return { words: words.same, direction: 'level' }
  const up = difference > 0
  const size = differenceWords(Math.abs(difference), unit)
  return {
    words: up ? words.more(size) : words.less(size),
    direction: up ? 'up' : 'down',
    good: better === 'neither' ? undefined : up === (better === 'higher'),
  }
}

function roundedFor(unit: Unit, value: number): number {
  if (wholeUnits.includes(unit)) return Math.round(value)
  return Math.round(value * (unit === 'percent' ? 1000 : 10)) / 10
}

function differenceWords(difference: number, unit: Unit): string {
  if (unit === 'percent') return words.points(difference.toFixed(1))
  return wholeUnits.includes(unit)
    ? `${countWords(difference)} ${units[unit]}`
    : `${difference.toFixed(1)} ${units.days}`
}
