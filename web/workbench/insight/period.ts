/** The period figures are asked for: a usual one, or two dates, both in the address. */
import { shanghaiDate } from '../../words/format.ts'
import type { AddressState } from '../../ui/address-state.ts'

export const presets = ['month', 'thirty', 'ninety', 'year'] as const
export type Preset = (typeof presets)[number]
export type Period = { from: string; to: string }

const DAY_MS = 86_400_000
const usual: Preset = 'thirty'

export function periodOf(preset: Preset, today: string): Period {
  if (preset === 'month') return { from: `${today.slice(0, 7)}-01`, to: today }
  if (preset === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today }
  const days = preset === 'thirty' ? 30 : 90
  const from = new Date(new Date(`${today}T00:00:00Z`).getTime() - (days - 1) * DAY_MS)
  return { from: from.toISOString().slice(0, 10), to: today }
}

const isDate = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '')

/** What the address asks for, and which usual period that is, if it is one. */
export function chosenPeriod(state: AddressState): Period & { preset?: Preset } {
  const today = shanghaiDate(new Date())
  if (isDate(state.from) && isDate(state.to)) return { from: state.from, to: state.to }
  const preset = presets.find((one) => one === state.period) ?? usual
  return { ...periodOf(preset, today), preset }
}
