/** A face being laid out: its parts with their places at the left, the page they make at the right. */
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { type FaceLayout, type FacePaper, facePapers } from '#modules/documents/contract.ts'
import {
  dropFaceDraft,
  endFace,
  type FaceFault,
  faceSpecimen,
  faultsOfFace,
  firstLayout,
  putFaceInForce,
  saveFaceDraft,
} from '#modules/licences/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct, useView } from '../../client/hooks.ts'
import type { ProblemError } from '../../client/problem.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { SelectField } from '../../ui/field.tsx'
import { PdfFrame } from '../../ui/pdf-frame.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { licenceTypeWords } from '../../words/zh/work-licence-types.ts'
import letters from '../letters/letters.module.css'
import { DraftTools } from '../kept-versions.tsx'
import css from './face-editor.module.css'
import { FaceParts } from './face-parts.tsx'
import type { LicenceType } from './type-page.tsx'

const words = licenceTypeWords.face
const papers = Object.entries(facePapers).map(([value, label]) => ({ value, label }))

export function FaceEditor({ type }: { type: LicenceType }) {
  const { key, versions, can } = type
  const draft = versions.find((one) => one.state === 'draft')
  const inForce = versions.find((one) => one.state === 'in-force')
  const start = (draft ?? inForce)?.layout ?? firstLayout
  const [layout, setLayout] = useState<FaceLayout>(start)
  const save = useAct(saveFaceDraft)
  const drop = useAct(dropFaceDraft)
  const approve = useAct(putFaceInForce)
  const end = useAct(endFace)
  const checked = useView(faultsOfFace, { key, layout: useDeferredValue(layout) }, { keepPrevious: true })
  const beyond = faultsIn(checked.problem)
  const faults = beyond ?? checked.data?.faults ?? []
  const problem =
    (beyond ? undefined : checked.problem) ?? save.problem ?? drop.problem ?? approve.problem ?? end.problem
  return (
    <Stack>
      <p>
        <StateTag tone={inForce ? 'success' : 'neutral'}>
          {inForce ? words.own(inForce.version) : words.builtIn}
        </StateTag>{' '}
        {draft ? <StateTag tone="warning">{words.draft}</StateTag> : null}
      </p>
      <div className={letters.editor}>
        <Card title={words.parts}>
          <Stack>
            <SelectField
              label={words.paper}
              required
              options={papers}
              value={layout.paper}
              onChange={(paper) => setLayout({ ...layout, paper: (paper || 'landscape') as FacePaper })}
            />
            <FaceParts
              parts={layout.parts}
              fields={type.faceFields}
              faults={faults}
              onChange={(parts) => setLayout({ ...layout, parts })}
            />
            {problem ? <ErrorBox problem={problem} /> : null}
            <DraftTools
              note={draft?.note}
              changed={JSON.stringify(layout) !== JSON.stringify(start)}
              faulty={faults.length > 0}
              saving={save.pending}
              onSave={(note) => void save.run({ key, layout, note, revision: draft?.revision ?? 0 })}
              approving={approve.pending}
              onApprove={
                can.includes('put-face-in-force') && draft
                  ? () => void approve.run({ key, revision: draft.revision })
                  : undefined
              }
              dropping={drop.pending}
              onDrop={can.includes('drop-face-draft') ? () => void drop.run({ key }) : undefined}
            >
              {can.includes('end-face') ? (
                <Button danger loading={end.pending} onClick={() => void end.run({ key })}>
                  {words.end}
                </Button>
              ) : null}
              <Button onClick={() => setLayout(firstLayout)}>{words.start}</Button>
            </DraftTools>
          </Stack>
        </Card>
        <Specimen typeKey={key} layout={useDeferredValue(layout)} faulty={faults.length > 0} />
      </div>
    </Stack>
  )
}

/** What is beyond all bounds is refused before it is checked, and told at its part all the same. */
function faultsIn(problem: ProblemError | undefined): FaceFault[] | undefined {
  const told = Object.entries(problem?.fieldErrors ?? {})
  if (told.length === 0) return undefined
  return told.map(([field, message]) => {
    const part = /^layout\.parts\.(\d+)/.exec(field)?.[1]
    return part === undefined ? { message } : { part: Number(part), message }
  })
}

function Specimen({ typeKey, layout, faulty }: { typeKey: string; layout: FaceLayout; faulty: boolean }) {
  const address = addressOf(faceSpecimen, { key: typeKey, layout: JSON.stringify(layout) })
  return (
    <Card title={words.specimen}>
      <Stack>
        <p className={letters.quiet}>{words.specimenText}</p>
        {faulty ? <p>{words.faulty}</p> : null}
        {faulty ? null : (
          <>
            <PdfFrame
              className={layout.paper === 'portrait' ? `${css.paper} ${css.portrait}` : css.paper}
              address={`${address}#toolbar=0`}
              title={words.specimen}
              elsewhere={<p>{words.notHere}</p>}
            />
            <a href={address} target="_blank" rel="noreferrer">
              {words.open}
            </a>
          </>
        )}
      </Stack>
    </Card>
  )
}
