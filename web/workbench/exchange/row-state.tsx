/** The state of a row, as colour, shape and word. */
import { type RowState, rowStates } from '#modules/exchange/contract.ts'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'

const tones: Readonly<Record<RowState, Tone>> = {
  waiting: 'info',
  sent: 'info',
  accepted: 'success',
  refused: 'danger',
  invalid: 'warning',
  dead: 'danger',
}

export function RowStateTag({ state }: { state: RowState }) {
  return <StateTag tone={tones[state]}>{rowStates[state]}</StateTag>
}
