/** Clocks, opinions, letters and history of a case. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCan } from '../../client/session.ts'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { dateWords, fullMomentWords, momentWords } from '../../words/format.ts'
import { workCaseWords as words } from '../../words/zh/work-cases.ts'
import { workStepWords as stepWords } from '../../words/zh/work-steps.ts'
import { workRatingWords } from '../../words/zh/work-ratings.ts'
import { mayOpenPad, OpenPad } from '../ratings/open-pad.tsx'
import css from './case-page.module.css'
import { Proceedings } from './proceedings.tsx'
import { type CaseFile, Clocks } from './clocks.tsx'
import { EasierParts } from './easier-pane.tsx'
import { FactsPart } from './facts-part.tsx'
import { Letters } from './letters.tsx'
import { MessagesPart } from './messages-part.tsx'
import { SealedPart } from './sealed-part.tsx'
import { SignaturesPart } from './signatures-part.tsx'
import { StepsPanel } from './steps-panel.tsx'
import { BeginUndoing } from './undoing-pane.tsx'

export function SidePane({ file }: { file: CaseFile }) {
  const can = useCan()
  return (
    <ScrollArea as="aside" className={css.pane} label={words.history}>
      <Part title={words.clocks.title}>
        <Clocks clock={file.clock} deemed={file.deemed} />
      </Part>
      {file.acceptedOn ? (
        <Part title={stepWords.title}>
          <StepsPanel caseId={file.id} />
        </Part>
      ) : null}
      <FactsPart caseId={file.id} />
      <EasierParts file={file} />
      {file.correction ? <Correction of={file.correction} /> : null}
      {file.procedures.length > 0 ? <Procedures of={file.procedures} /> : null}
      <Proceedings file={file} />
      <Part title={words.opinions}>
        {file.opinions.length === 0 ? <p className={css.quiet}>{words.noOpinions}</p> : null}
        <ul className={css.plain}>
          {file.opinions.map((one) => (
            <li key={one.at}>
              <StateTag tone={one.recommends === 'grant' ? 'success' : 'danger'}>
                {words.recommends[one.recommends]}
              </StateTag>
              <p>{one.words}</p>
              <p className={css.quiet} title={fullMomentWords(one.at)}>
                {one.by}，{momentWords(one.at)}
              </p>
            </li>
          ))}
        </ul>
      </Part>
      {mayOpenPad(file.status, can) ? (
        <Part title={workRatingWords.pad.title}>
          <OpenPad caseId={file.id} />
        </Part>
      ) : null}
      <Part title={words.letters}>
        <Letters file={file} />
      </Part>
      <MessagesPart caseId={file.id} />
      <SealedPart caseId={file.id} when={file.applicant.kind === 'enterprise'} />
      <SignaturesPart caseId={file.id} />
      {file.licenceId ? (
        <Part title={words.licence}>
          <p>{words.licenceText(file.result.name)}</p>
          {can('licences.see') ? (
            <p>
              <Link to={`/work/licences/${file.licenceId}` as string}>{words.licenceLink}</Link>
            </p>
          ) : null}
        </Part>
      ) : null}
      <BeginUndoing file={file} />
      <Part title={words.history}>
        <Timeline
          label={words.history}
          entries={file.timeline.map((entry, at) => ({
            key: `${entry.at}${at}`,
            title: entry.title,
            state: 'done',
            at: entry.at,
            children: (
              <>
                <p className={css.quiet}>{entry.by}</p>
                {entry.words ? <p>{entry.words}</p> : null}
                <p className={css.quiet}>{entry.article}</p>
              </>
            ),
          }))}
        />
      </Part>
    </ScrollArea>
  )
}

function Correction({ of }: { of: NonNullable<CaseFile['correction']> }) {
  return (
    <Part title={words.correctionAsked}>
      <ul className={css.bullets}>
        {of.items.map((item) => (
          <li key={`${item.kind}${item.key}`}>
            <strong>{item.name}</strong>：{item.problem}
          </li>
        ))}
      </ul>
      {of.answerBy ? <p>{words.answerBy(dateWords(of.answerBy))}</p> : null}
      {of.note ? <p>{of.note}</p> : null}
      <p className={css.quiet}>{momentWords(of.askedAt)}</p>
    </Part>
  )
}

function Procedures({ of }: { of: CaseFile['procedures'] }) {
  return (
    <Part title={words.procedures}>
      <ul className={css.plain}>
        {of.map((one) => (
          <li key={one.from + one.kind}>
            <strong>{one.title}</strong>：{one.reason}
            <p className={css.quiet}>
              {one.to
                ? words.procedureDone(dateWords(one.from), dateWords(one.to))
                : words.procedureRuns(dateWords(one.from), one.days, dateWords(one.plannedTo))}
            </p>
            {one.result ? <p>{words.procedureResult(one.result)}</p> : null}
            <p className={css.quiet}>{one.basis}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
