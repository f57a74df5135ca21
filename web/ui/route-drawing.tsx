/** A drawn route, to look at: which steps are done, open, late or still to come, in the drawing and in words below it. */
import type { Drawing } from 'bpmn-js/lib/Modeler'
import { useEffect, useRef, useState } from 'react'
import { workRouteDrawingWords as words } from '../words/zh/work-route-drawing.ts'
import css from './route-drawing.module.css'
import { type Tone, StateTag } from './state-tag.tsx'

export type StepStatus = 'done' | 'open' | 'late' | 'voided' | 'waiting'

export type DrawnStep = {
  /** As of the interpreter: `sub/inner`. */
  path: string
  name: string
  status: StepStatus
  /** Who does or did it, until when: one line. */
  text?: string
}

export type RouteDrawingProps = {
  /** BPMN with its drawing. */
  xml: string
  /** What the route is of: the item's name. */
  name: string
  /** Steps in the order of the drawing; none for a route that is not running. */
  steps?: readonly DrawnStep[]
}

const tones: Readonly<Record<StepStatus, Tone>> = {
  done: 'success',
  open: 'info',
  late: 'danger',
  voided: 'neutral',
  waiting: 'neutral',
}
const { progress } = words

export function RouteDrawing({ xml, name, steps = [] }: RouteDrawingProps) {
  const { sheet, broken } = useDrawing(xml, steps)
  return (
    <div className={css.route}>
      {broken ? (
        <p>{words.broken}</p>
      ) : (
        <section ref={sheet} aria-label={progress.drawing(name)} className={css.sheet} />
      )}
      {steps.length > 0 ? (
        <ol className={css.list} aria-label={progress.list}>
          {steps.map((step) => (
            <li key={step.path} className={css.row}>
              <StateTag tone={tones[step.status]}>{progress.statuses[step.status]}</StateTag>
              <span className={css.name}>{step.name}</span>
              {step.text ? <span className={css.text}>{step.text}</span> : null}
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}

/** The whole route, with some air around it. */
const AIR = 0.92
function fit(tool: Drawing): void {
  const canvas = tool.get('canvas')
  canvas.resized()
  canvas.zoom(canvas.zoom('fit-viewport', 'auto') * AIR, 'auto')
}

/** The tool is large and comes only with the first drawing. */
function useDrawing(xml: string, steps: readonly DrawnStep[]) {
  const sheet = useRef<HTMLElement>(null)
  const [tool, setTool] = useState<Drawing>()
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    let gone = false
    let made: Drawing | undefined
    void (async () => {
      const { Viewer } = await import('./route-viewer.ts')
      if (gone || !sheet.current) return
      made = new Viewer({ container: sheet.current })
      try {
        await made.importXML(xml)
        if (gone) return
        fit(made)
        setTool(made)
      } catch {
        setBroken(true)
      }
    })()
    return () => {
      gone = true
      setTool(undefined)
      made?.destroy()
    }
  }, [xml])
  // A dialog grows while it opens, a phone is turned.
  useEffect(() => {
    if (!tool || !sheet.current) return undefined
    const watch = new ResizeObserver(() => fit(tool))
    watch.observe(sheet.current)
    return () => watch.disconnect()
  }, [tool])
  useEffect(() => {
    if (!tool) return undefined
    const marked = steps
      .map(({ path, status }) => ({ id: path.split('/').at(-1) ?? path, marker: `route-${status}` }))
      .filter(({ id }) => tool.get('elementRegistry').get(id))
    for (const { id, marker } of marked) tool.get('canvas').addMarker(id, marker)
    return () => {
      // The tool may be gone with its page.
      for (const { id, marker } of marked)
        if (tool.get('elementRegistry').get(id)) tool.get('canvas').removeMarker(id, marker)
    }
  }, [tool, steps])
  return { sheet, broken }
}
