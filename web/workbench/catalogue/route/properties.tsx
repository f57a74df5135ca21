/** What is chosen on the sheet, in fields: a step with its post, a line with its condition, a timer with its days. */
import type { Drawing, Shape } from 'bpmn-js/lib/Modeler'
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { silences, stages } from '#modules/routes/contract.ts'
import { TickField, ChoiceField, LongTextField, SelectField, TextField } from '../../../ui/field.tsx'
import { Stack } from '../../../ui/card.tsx'
import { workRouteDrawingWords as words } from '../../../words/zh/work-route-drawing.ts'
import { optionsOf } from '../small-fields.tsx'
import * as canvas from './canvas.ts'
import { PostFields } from './post-fields.tsx'
import css from './route.module.css'
import { SigningFields } from './signing-fields.tsx'
import { isTimer } from './canvas-timers.ts'
import { TimerFields } from './timer-fields.tsx'

type FormField = ItemContent['form'][number]['fields'][number]
type PropertiesProps = {
  tool: Drawing
  shape: Shape
  fields: readonly FormField[]
  /** What is wrong with it, in Chinese. */
  faults: readonly string[]
}

export function Properties({ tool, shape, fields, faults }: PropertiesProps) {
  const error = faults.length > 0 ? faults.join('；') : undefined
  return (
    <Stack>
      <h3>{words.selected}</h3>
      <TextField
        label={words.name}
        maxLength={60}
        value={shape.businessObject.name ?? ''}
        error={canvas.isConditional(shape) ? undefined : error}
        onChange={(name) => canvas.rename(tool, shape, name)}
      />
      {canvas.isStep(shape) ? <StepFields tool={tool} shape={shape} /> : null}
      {isTimer(shape) ? <TimerFields tool={tool} timer={shape} /> : null}
      {canvas.isConditional(shape) ? <ConditionFields tool={tool} shape={shape} fields={fields} error={error} /> : null}
    </Stack>
  )
}

type OneShape = Pick<PropertiesProps, 'tool' | 'shape'>

function StepFields({ tool, shape }: OneShape) {
  const face = canvas.stepFace(shape)
  const change = (part: Partial<canvas.StepFace>) => canvas.changeStep(tool, shape, part)
  return (
    <>
      <ChoiceField
        label={words.stage}
        inline
        options={optionsOf(stages)}
        value={face.stage}
        onChange={(stage) => change({ stage: stage as canvas.StepFace['stage'] })}
      />
      <PostFields post={face.post} onChange={(post) => change({ post })} />
      <TextField
        label={words.budget}
        help={words.budgetHelp}
        inputMode="numeric"
        maxLength={3}
        value={String(face.budgetDays)}
        onChange={(text) => change({ budgetDays: Number(text.replace(/\D/g, '')) })}
      />
      <SelectField
        label={words.silence}
        required
        options={optionsOf(silences)}
        value={face.silence}
        onChange={(silence) => silence && change({ silence: silence as canvas.StepFace['silence'] })}
      />
      <SigningFields signing={face.signing} onChange={(signing) => change({ signing })} />
    </>
  )
}

function ConditionFields({
  tool,
  shape,
  fields,
  error,
}: OneShape & Pick<PropertiesProps, 'fields'> & { error?: string }) {
  const isDefault = canvas.isDefault(shape)
  return (
    <>
      <TickField label={words.isDefault} checked={isDefault} onChange={(yes) => canvas.makeDefault(tool, shape, yes)} />
      {isDefault ? null : (
        <LongTextField
          label={words.condition}
          help={words.conditionHelp}
          rows={3}
          maxLength={500}
          error={error}
          value={canvas.conditionOf(shape)}
          onChange={(when) => canvas.changeCondition(tool, shape, when)}
        />
      )}
      {isDefault || fields.length === 0 ? null : (
        <details>
          <summary>{words.fields}</summary>
          <ul className={css.notes}>
            {fields.map(({ key, label, options }) => (
              <li key={key}>
                <code>form.{key}</code> {label}
                {options ? `（${options.map((one) => `"${one.value}" ${one.label}`).join('，')}）` : null}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
