/** The drawing tool on its sheet: fed with the draft's route, handing back every change as text. */
import { useCallback, useEffect, useRef, useState } from 'react'
import Modeler from 'bpmn-js/lib/Modeler'
import type { Drawing, Shape } from 'bpmn-js/lib/Modeler'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css'
import { onewindowModdle } from '#modules/routes/contract.ts'
import { type InStep, keepInStep } from './in-step.ts'
import { routeModules } from './subset.ts'

export type Tool = {
  sheet: React.RefObject<HTMLElement | null>
  drawing: Drawing | undefined
  broken: boolean
  selected: Shape | undefined
  select: (id: string) => void
}

export function useTool(route: string, onRoute: (xml: string) => void): Tool {
  const sheet = useRef<HTMLElement>(null)
  const [drawing, setDrawing] = useState<Drawing>()
  const [broken, setBroken] = useState(false)
  const [selectedId, setSelectedId] = useState<string>()
  /** Counts the changes, so that what is read from the drawing is read again. */
  const [, setChanges] = useState(0)
  const inStep = useRef<InStep>(undefined)
  const tell = useRef(onRoute)
  useEffect(() => {
    tell.current = onRoute
  })

  useEffect(() => {
    if (!sheet.current) return undefined
    const made = new Modeler({
      container: sheet.current,
      additionalModules: routeModules,
      moddleExtensions: { ow: onewindowModdle },
    })
    const step = keepInStep({
      draw: (xml) => made.importXML(xml),
      read: async () => (await made.saveXML({ format: true })).xml,
      tell: (xml) => tell.current(xml),
      drawn: (readable) => {
        if (readable) made.get('canvas').zoom('fit-viewport', 'auto')
        setBroken(!readable)
        setChanges((count) => count + 1)
      },
    })
    inStep.current = step
    made.get('eventBus').on('commandStack.changed', () => {
      setChanges((count) => count + 1)
      step.changed()
    })
    made.get('eventBus').on('selection.changed', ({ newSelection = [] }) => {
      const one = newSelection.length === 1 ? newSelection[0] : undefined
      setSelectedId((one?.labelTarget ?? one)?.id)
    })
    setDrawing(made)
    return () => {
      step.stop()
      made.destroy()
      setDrawing(undefined)
    }
  }, [])

  useEffect(() => {
    if (drawing) inStep.current?.given(route)
  }, [drawing, route])

  const select = useCallback(
    (id: string) => {
      const shape = drawing?.get('elementRegistry').get(id)
      if (!drawing || !shape) return
      drawing.get('selection').select(shape)
      drawing.get('canvas').scrollToElement(id)
    },
    [drawing],
  )
  return {
    sheet,
    drawing,
    broken,
    selected: selectedId === undefined ? undefined : drawing?.get('elementRegistry').get(selectedId),
    select,
  }
}
