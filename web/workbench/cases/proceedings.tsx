/** The hearing, the site checks and the interested parties of a case. */
import type { ReactNode } from 'react'
import { materialContent } from '#modules/cases/contract.ts'
import { addressOf } from '../../client/call.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords } from '../../words/format.ts'
import { workCaseLawWords as words } from '../../words/zh/work-case-law.ts'
import css from './case-page.module.css'
import type { CaseFile } from './clocks.tsx'

export function Proceedings({ file }: { file: CaseFile }) {
  return (
    <>
      {file.hearing ? <Hearing file={file} of={file.hearing} /> : null}
      {file.siteChecks.length > 0 ? <SiteChecks file={file} /> : null}
      {file.parties.length > 0 ? <Parties of={file.parties} /> : null}
    </>
  )
}

function Hearing({ file, of }: { file: CaseFile; of: NonNullable<CaseFile['hearing']> }) {
  return (
    <Part title={words.hearing.title}>
      <p>
        <StateTag tone={of.state === 'held' ? 'success' : 'info'}>{of.stateTitle}</StateTag> {of.reason}
      </p>
      {of.requestedOn ? <p>{words.hearing.asked(of.requestedBy ?? '', dateWords(of.requestedOn))}</p> : null}
      {of.state === 'told' && of.requestBy ? <p>{words.hearing.until(dateWords(of.requestBy))}</p> : null}
      {of.state === 'requested' && of.holdBy ? <p>{words.hearing.holdBy(dateWords(of.holdBy))}</p> : null}
      {of.hearingOn ? (
        <p>{words.hearing.where(dateWords(of.hearingOn), of.time ?? '', of.place ?? '', of.host ?? '')}</p>
      ) : null}
      {of.putOffReason && !of.heldOn ? <p>{words.hearing.wasPutOff(of.putOffReason)}</p> : null}
      {of.record ? <p>{of.record}</p> : null}
      {of.attendees?.map((one) => (
        <p key={one.name} className={css.quiet}>
          {one.name}（{one.role}）{one.signed ? words.hearing.hasSigned : one.note}
        </p>
      ))}
      <Files caseId={file.id} of={of.files} />
    </Part>
  )
}

function SiteChecks({ file }: { file: CaseFile }) {
  return (
    <Part title={words.site.title}>
      <ul className={css.plain}>
        {file.siteChecks.map((one) => (
          <li key={one.recordedAt}>
            <StateTag tone={one.passed ? 'success' : 'danger'}>
              {one.passed ? words.site.passed : words.site.failed}
            </StateTag>
            <p>{one.findings}</p>
            <p className={css.quiet}>
              {dateWords(one.checkedOn)}，{one.place}，{one.officers.map((who) => `${who.post} ${who.name}`).join('、')}
            </p>
            <Files caseId={file.id} of={one.files} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Parties({ of }: { of: CaseFile['parties'] }) {
  return (
    <Part title={words.party.title}>
      <ul className={css.plain}>
        {of.map((one) => (
          <li key={one.no}>
            <strong>{one.name}</strong>：{one.interest}
            <p className={css.quiet}>
              {one.contact}，{words.party.told(dateWords(one.toldOn))}
            </p>
            {one.statement ? <p>{one.statement}</p> : null}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Files({ caseId, of }: { caseId: string; of: readonly { documentId: string; name: string }[] }) {
  return of.map((one) => (
    <p key={one.documentId}>
      <a href={addressOf(materialContent, { caseId, documentId: one.documentId })} target="_blank" rel="noreferrer">
        {one.name}
      </a>
    </p>
  ))
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
