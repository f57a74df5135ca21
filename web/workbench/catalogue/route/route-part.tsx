/** The section of the editor where the review route is drawn; a version without one follows the usual route. */
import { Button } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { routeFromFile, usualRoute } from '#modules/catalogue/contract.ts'
import { useAct, useView } from '../../../client/hooks.ts'
import { Buttons, Stack } from '../../../ui/card.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { ErrorBox } from '../../../ui/states.tsx'
import { workRouteDrawingWords as words } from '../../../words/zh/work-route-drawing.ts'
import type { PartProps } from '../editor.tsx'
import { FaultHere } from '../faults.tsx'
import css from './route.module.css'

const RouteEditor = lazy(async () => ({ default: (await import('./route-editor.tsx')).RouteEditor }))

type Report = OutputOf<typeof routeFromFile>

export function DrawnRoutePart({ content, versionId, onChange }: PartProps) {
  const usual = useView(usualRoute, { id: versionId })
  const [removing, setRemoving] = useState(false)
  const [report, setReport] = useState<Report>()
  const take = (read: Report) => {
    setReport(read)
    if (read.xml) onChange({ route: read.xml })
  }
  return (
    <Stack>
      <p className={css.help}>{words.help}</p>
      <FaultHere path="route" />
      {content.route === undefined ? <p>{words.none}</p> : null}
      <Buttons>
        {content.route === undefined ? (
          <Button
            type="primary"
            disabled={!usual.data}
            onClick={() => usual.data && onChange({ route: usual.data.xml })}
          >
            {words.begin}
          </Button>
        ) : null}
        <FileButton content={content} versionId={versionId} onRead={take} />
        {content.route === undefined ? null : <Button onClick={() => setRemoving(true)}>{words.remove}</Button>}
      </Buttons>
      {usual.problem ? <ErrorBox problem={usual.problem} onRetry={usual.again} /> : null}
      {content.route === undefined ? null : (
        <Suspense fallback={<output>{words.waiting}</output>}>
          <RouteEditor content={content} route={content.route} versionId={versionId} onChange={onChange} />
        </Suspense>
      )}
      <ReportDialog report={report} onClose={() => setReport(undefined)} />
      <ReasonDialog
        open={removing}
        title={words.remove}
        effect={words.removeEffect}
        verb={words.remove}
        reason="none"
        danger
        onConfirm={() => {
          setRemoving(false)
          onChange({ route: undefined })
        }}
        onClose={() => setRemoving(false)}
      />
    </Stack>
  )
}

type FileButtonProps = Pick<PartProps, 'content' | 'versionId'> & { onRead: (report: Report) => void }

function FileButton({ content, versionId, onRead }: FileButtonProps) {
  const act = useAct(routeFromFile)
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    const fields = content.form.flatMap((section) => section.fields.map(({ key }) => key))
    const answer = await act.run({ id: versionId, fields, xml: await file.text() })
    if (answer) onRead(answer)
  }
  return (
    <>
      <Button loading={act.pending} title={words.importHelp} onClick={() => input.current?.click()}>
        {words.importFile}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".bpmn,.xml"
        aria-label={words.importFile}
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </>
  )
}

/** What a foreign file had that was not taken, element by element. */
function ReportDialog({ report, onClose }: { report: Report | undefined; onClose: () => void }) {
  const notes = report?.notes ?? []
  return (
    <Dialog
      open={report !== undefined}
      title={words.imported}
      wide
      onClose={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <p>{notes.length === 0 ? words.importedAll : words.notTaken(notes.length)}</p>
      <ul className={css.notes}>
        {notes.map(({ element, message }) => (
          <li key={`${element ?? ''}${message}`}>{message}</li>
        ))}
      </ul>
    </Dialog>
  )
}
