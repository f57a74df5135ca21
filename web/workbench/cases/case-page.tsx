/** Everything needed to decide a case, on one page: form, materials beside their image, route, opinions, letters, open acts. */
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Act } from '#modules/cases/contract.ts'
import { actTitles, casePage } from '#modules/cases/contract.ts'
import type { ProblemError } from '../../client/problem.ts'
import { useView } from '../../client/hooks.ts'
import { workCaseWords as words } from '../../words/zh/work-cases.ts'
import { PageLoaded } from '../page-loaded.tsx'
import { ActBar } from './act-bar.tsx'
import { CaseHeader } from './case-header.tsx'
import css from './case-page.module.css'
import { ProposedNo } from './countersign-dialogs.tsx'
import type { CaseFile } from './clocks.tsx'
import { DelayStrip } from './delay-pane.tsx'
import { PromiseStrip } from './easier-pane.tsx'
import { FormPane } from './form-pane.tsx'
import { MaterialsPane } from './materials-pane.tsx'
import { SidePane } from './side-pane.tsx'
import { UndoingStrip } from './undoing-pane.tsx'
import { openToStaff } from './open-to-staff.ts'

export function CasePage() {
  const { caseId } = useParams({ strict: false })
  const page = useView(casePage, { caseId: caseId! })
  return (
    <PageLoaded of={page} title={words.page}>
      {(file) => <OpenCase key={file.id} file={file} again={page.again} />}
    </PageLoaded>
  )
}

type Said = { done?: Act; conflict?: ProblemError }

function OpenCase({ file, again }: { file: CaseFile; again: () => void }) {
  const [said, setSaid] = useState<Said>({})
  const saidAt = useRef<HTMLOutputElement>(null)
  // The button that was pressed may be gone: one goes on from what was said.
  useEffect(() => {
    if (said.done || said.conflict) saidAt.current?.focus({ preventScroll: true })
  }, [said])
  return (
    <article className={css.page}>
      <CaseHeader file={file}>
        <ActBar
          file={file}
          onDone={(done) => setSaid({ done })}
          onConflict={(conflict) => {
            setSaid({ conflict })
            again()
          }}
        />
      </CaseHeader>
      <output ref={saidAt} tabIndex={-1} className={css.said}>
        {said.done ? <p className={css.done}>{words.acts.done(actTitles[said.done], file.statusTitle)}</p> : null}
        {said.conflict ? <Conflict problem={said.conflict} /> : null}
      </output>
      <ProposedNo file={file} />
      <DelayStrip file={file} />
      <PromiseStrip file={file} />
      <UndoingStrip file={file} />
      <div className={css.panes}>
        <FormPane file={file} />
        <MaterialsPane file={file} />
        <SidePane file={file} />
      </div>
    </article>
  )
}

function Conflict({ problem }: { problem: ProblemError }) {
  const open = openToStaff(problem.facts.open)
  return (
    <div className={css.conflict}>
      <p>
        <strong>{problem.title}</strong>
      </p>
      <p>
        {words.acts.conflict}
        {open === undefined ? null : open.length > 0 ? words.acts.openNow(open.join('、')) : words.acts.nothingOpen}
      </p>
    </div>
  )
}
