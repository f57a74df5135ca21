/** The steps as a table, for those who do not draw: names, posts, budgets; the order of a straight route. */
import { Button } from 'antd'
import type { Drawing, Shape } from 'bpmn-js/lib/Modeler'
import { bodyKinds, stepRoles } from '#modules/routes/contract.ts'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { workRouteDrawingWords as words } from '../../../words/zh/work-route-drawing.ts'
import { optionsOf } from '../small-fields.tsx'
import * as canvas from './canvas.ts'
import { addTimer } from './canvas-timers.ts'
import { TimerRows } from './timer-fields.tsx'
import css from './route.module.css'

export function StepTable({ tool, onMore }: { tool: Drawing; onMore: (id: string) => void }) {
  const steps = canvas.stepsOf(tool)
  const straight = canvas.isStraight(tool)
  return (
    <section aria-label={words.steps}>
      <h3>{words.steps}</h3>
      <p className={css.help}>{straight ? words.keys : words.notStraight}</p>
      <ol className={css.steps}>
        {steps.map((shape, at) => (
          <Row
            key={shape.id}
            tool={tool}
            shape={shape}
            no={at + 1}
            before={straight ? steps[at - 1] : undefined}
            next={straight ? steps[at + 1] : undefined}
            only={steps.length === 1}
            onMore={onMore}
          />
        ))}
      </ol>
    </section>
  )
}

type RowProps = {
  tool: Drawing
  shape: Shape
  no: number
  /** The neighbours it may change places with. */
  before: Shape | undefined
  next: Shape | undefined
  only: boolean
  onMore: (id: string) => void
}

function Row({ tool, shape, no, before, next, only, onMore }: RowProps) {
  const face = canvas.stepFace(shape)
  const change = (part: Partial<canvas.StepFace>) => canvas.changeStep(tool, shape, part)
  const name = face.name || words.nameOf(no)
  return (
    <li className={css.step}>
      <TextField
        label={words.nameOf(no)}
        maxLength={60}
        required
        value={face.name}
        onChange={(text) => change({ name: text })}
      />
      <SelectField
        label={`${words.roleOf(name)}（${bodyKinds[face.post.body]}）`}
        required
        options={optionsOf(stepRoles)}
        value={face.post.role}
        onChange={(role) => role && change({ post: { ...face.post, role: role as canvas.Post['role'] } })}
      />
      <TextField
        label={words.budgetOf(name)}
        inputMode="numeric"
        maxLength={3}
        unit={words.dayUnit}
        value={String(face.budgetDays)}
        onChange={(text) => change({ budgetDays: Number(text.replace(/\D/g, '')) })}
      />
      <div className={css.acts}>
        {before ? (
          <Button aria-label={words.upOf(name)} onClick={() => canvas.swapSteps(tool, before, shape)}>
            {words.up}
          </Button>
        ) : null}
        {next ? (
          <Button aria-label={words.downOf(name)} onClick={() => canvas.swapSteps(tool, shape, next)}>
            {words.down}
          </Button>
        ) : null}
        <Button aria-label={words.addOf(name)} onClick={() => canvas.addStepAfter(tool, shape, words.newStep)}>
          {words.add}
        </Button>
        <Button aria-label={words.addTimerOf(name)} onClick={() => addTimer(tool, shape)}>
          {words.addTimer}
        </Button>
        <Button aria-label={words.moreOf(name)} onClick={() => onMore(shape.id)}>
          {words.more}
        </Button>
        {only ? null : (
          <Button danger aria-label={words.removeOf(name)} onClick={() => canvas.removeStep(tool, shape)}>
            {words.removeStep}
          </Button>
        )}
      </div>
      <TimerRows tool={tool} step={shape} name={name} />
    </li>
  )
}
