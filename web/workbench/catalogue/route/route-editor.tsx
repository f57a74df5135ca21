/** The drawing of a review route, what is chosen on it, its steps as a table, and what is wrong with it. */
import { Button } from 'antd'
import type { Drawing, Shape } from 'bpmn-js/lib/Modeler'
import { useRef } from 'react'
import { type ItemContent, routeCheck } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { Buttons, Stack } from '../../../ui/card.tsx'
import { workRouteDrawingWords as words } from '../../../words/zh/work-route-drawing.ts'
import { isStep } from './canvas.ts'
import { addTimer } from './canvas-timers.ts'
import { Properties } from './properties.tsx'
import css from './route.module.css'
import { StepTable } from './step-table.tsx'
import { useTool } from './use-tool.ts'

type RouteEditorProps = {
  content: ItemContent
  route: string
  versionId: string
  onChange: (change: Pick<ItemContent, 'route'>) => void
}

export function RouteEditor({ content, route, versionId, onChange }: RouteEditorProps) {
  const { sheet, drawing, broken, selected, select } = useTool(route, (xml) => onChange({ route: xml }))
  const panel = useRef<HTMLElement>(null)
  const fields = content.form.flatMap((section) => section.fields)
  const check = useView(
    routeCheck,
    {
      id: versionId,
      fields: fields.map(({ key }) => key),
      situations: (content.situations ?? []).map(({ key }) => key),
      promised: { days: content.promised.days, unit: content.promised.unit },
      xml: route,
    },
    { keepPrevious: true },
  )
  const faults = check.data?.faults ?? []
  const go = (id: string) => {
    select(id)
    // What is chosen appears first.
    setTimeout(() => {
      panel.current?.scrollIntoView({ block: 'nearest' })
      panel.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
    }, 50)
  }
  return (
    <Stack>
      <Faults faults={faults} waiting={check.waiting} onShow={go} />
      {broken ? <p className={css.broken}>{words.broken}</p> : null}
      <Tools drawing={drawing} selected={selected} />
      <div className={css.desk}>
        <section ref={sheet} aria-label={words.drawing} className={css.sheet} />
        <section ref={panel} aria-label={words.selected} className={css.panel}>
          {drawing && selected ? (
            <Properties
              key={selected.id}
              tool={drawing}
              shape={selected}
              fields={fields}
              faults={faults.filter(({ element }) => element === selected.id).map(({ message }) => message)}
            />
          ) : (
            <p className={css.help}>{words.selectHelp}</p>
          )}
        </section>
      </div>
      {drawing ? <StepTable tool={drawing} onMore={go} /> : null}
    </Stack>
  )
}

type Fault = { element?: string; message: string }

function Faults({
  faults,
  waiting,
  onShow,
}: {
  faults: readonly Fault[]
  waiting: boolean
  onShow: (id: string) => void
}) {
  return (
    <div className={faults.length > 0 ? css.faults : css.sound}>
      <output>{waiting ? words.checking : faults.length > 0 ? words.faults(faults.length) : words.sound}</output>
      {faults.length > 0 ? (
        <ul>
          {faults.map(({ element, message }) => (
            <li key={`${element ?? ''}${message}`}>
              {element ? (
                <button type="button" className={css.toFault} onClick={() => onShow(element)}>
                  {message}
                </button>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function Tools({ drawing, selected }: { drawing: Drawing | undefined; selected: Shape | undefined }) {
  const stack = drawing?.get('commandStack')
  return (
    <Buttons>
      <Button disabled={!stack?.canUndo()} onClick={() => stack?.undo()}>
        {words.undo}
      </Button>
      <Button disabled={!stack?.canRedo()} onClick={() => stack?.redo()}>
        {words.redo}
      </Button>
      <Button disabled={!drawing} onClick={() => drawing?.get('canvas').zoom('fit-viewport', 'auto')}>
        {words.fit}
      </Button>
      <Button
        disabled={!drawing || !selected || !isStep(selected)}
        onClick={() => drawing && selected && addTimer(drawing, selected)}
      >
        {words.addTimer}
      </Button>
    </Buttons>
  )
}
