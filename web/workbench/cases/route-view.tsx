/** The drawn route of a case with where it stands, opened beside the list of its steps. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import type { caseSteps } from '#modules/cases/contract.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { type DrawnStep, RouteDrawing, type StepStatus } from '../../ui/route-drawing.tsx'
import { shanghaiDate } from '../../words/format.ts'
import { workRouteDrawingWords } from '../../words/zh/work-route-drawing.ts'
import { workStepWords } from '../../words/zh/work-steps.ts'

type Steps = OutputOf<typeof caseSteps>
type OpenedStep = Steps['steps'][number]
const words = workRouteDrawingWords.progress

export function RouteView({ drawing, steps }: { drawing: NonNullable<Steps['drawing']>; steps: Steps['steps'] }) {
  const [open, setOpen] = useState(false)
  const drawn = useMemo(() => drawing.steps.map((step) => whereItStands(step, steps)), [drawing.steps, steps])
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <Dialog open={open} title={words.title} wide onClose={() => setOpen(false)}>
        <RouteDrawing xml={drawing.xml} name={words.title} steps={drawn} />
      </Dialog>
    </>
  )
}

/** A step that opened several times stands where it stood last. */
function whereItStands({ path, name }: { path: string; name: string }, steps: readonly OpenedStep[]): DrawnStep {
  const last = steps.filter((step) => step.path === path).toSorted((a, b) => b.no - a.no)[0]
  return last ? { path, name, status: statusOf(last), text: textOf(last) } : { path, name, status: 'waiting' }
}

function statusOf({ status, dueOn }: OpenedStep): StepStatus {
  if (status === 'open') return dueOn < shanghaiDate(new Date()) ? 'late' : 'open'
  return status === 'done' || status === 'silent' ? 'done' : 'voided'
}

function textOf({ organName, roleTitle, statusTitle, closedBy }: OpenedStep): string {
  return [workStepWords.who(organName, roleTitle), statusTitle, closedBy].filter(Boolean).join('，')
}
