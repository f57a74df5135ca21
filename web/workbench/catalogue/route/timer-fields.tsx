/** The boundary timers of a step in fields, for the step table; one timer's fields for what is chosen on the sheet. */
import { Button } from 'antd'
import type { Drawing, Shape } from 'bpmn-js/lib/Modeler'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { workRouteDrawingWords as words } from '../../../words/zh/work-route-drawing.ts'
import { optionsOf } from '../small-fields.tsx'
import { stepsOf } from './canvas.ts'
import * as canvas from './canvas-timers.ts'
import css from './route.module.css'

type OneTimer = { tool: Drawing; timer: Shape }

export function TimerRows({ tool, step, name }: { tool: Drawing; step: Shape; name: string }) {
  const timers = canvas.timersOf(step)
  if (timers.length === 0) return null
  return (
    <ul className={css.timers} aria-label={words.timersOf(name)}>
      {timers.map((timer) => (
        <li key={timer.id} className={css.timer}>
          <TimerFields tool={tool} timer={timer} />
          <Button danger aria-label={words.removeTimerOf(name)} onClick={() => canvas.removeTimer(tool, timer)}>
            {words.removeTimer}
          </Button>
        </li>
      ))}
    </ul>
  )
}

const REMINDS = 'reminds'
const NEW = 'new'

export function TimerFields({ tool, timer }: OneTimer) {
  const { days, interrupting } = canvas.timerFace(timer)
  const to = canvas.leadsTo(timer)
  const others = stepsOf(tool).filter((step) => step !== timer.host && step.parent === timer.host?.parent)
  const known = [...others, ...(to && !others.includes(to) ? [to] : [])]
  return (
    <>
      <TextField
        label={words.days}
        required
        inputMode="numeric"
        maxLength={3}
        unit={words.dayUnit}
        value={days === undefined ? '' : String(days)}
        onChange={(text) => canvas.changeTimer(tool, timer, { days: Number(text.replace(/\D/g, '')) || 1 })}
      />
      <SelectField
        label={words.interrupting}
        required
        options={optionsOf(words.interruptings)}
        value={interrupting ? 'yes' : 'no'}
        onChange={(chosen) => canvas.changeTimer(tool, timer, { interrupting: chosen === 'yes' })}
      />
      <SelectField
        label={words.timerTo}
        required
        options={[
          { value: REMINDS, label: words.timerReminds },
          ...known.map((step) => ({ value: step.id, label: step.businessObject.name ?? step.id })),
          { value: NEW, label: words.timerNew },
        ]}
        value={to?.id ?? REMINDS}
        onChange={(chosen) =>
          canvas.lead(tool, timer, chosen === NEW ? { name: words.newStep } : known.find((step) => step.id === chosen))
        }
      />
    </>
  )
}
