/** How long there still is: 还剩 3 个工作日, 今天到期, 已超期 2 个工作日. */
import { type DayUnit, fullDateWords, remainingWords } from '../words/format.ts'
import { uiWords } from '../words/zh/ui.ts'
import { StateTag, type Tone } from './state-tag.tsx'

export type DueWordProps = {
  /** Days left as the server counted them; negative when overdue. */
  remaining: number
  unit?: DayUnit
  /** `YYYY-MM-DD`, shown on hover. */
  dueOn?: string
  /** The clock stands still at the moment. */
  stopped?: boolean
  /** The calendar of that year is not published. */
  provisional?: boolean
  /** From how many days left the word warns. */
  warnFrom?: number
}

export function DueWord({ remaining, unit, dueOn, stopped, provisional, warnFrom = 2 }: DueWordProps) {
  const date = dueOn ? fullDateWords(dueOn) : undefined
  if (stopped) {
    return (
      <StateTag tone="neutral" title={date}>
        {uiWords.stopped}
      </StateTag>
    )
  }
  const words = remainingWords(remaining, unit)
  return (
    <StateTag
      tone={toneOf(remaining, warnFrom)}
      title={provisional ? `${date ?? ''} ${uiWords.provisionalText}`.trim() : date}
    >
      {provisional ? `${words}（${uiWords.provisional}）` : words}
    </StateTag>
  )
}

function toneOf(remaining: number, warnFrom: number): Tone {
  if (remaining < 0) return 'danger'
  return remaining <= warnFrom ? 'warning' : 'info'
}
