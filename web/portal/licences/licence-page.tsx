/** One licence: its face, showing it, its PDF, what happened to it, and who looked. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { licencePdf, licenceUses, myLicence } from '#modules/licences/contract.ts'
import { myObjections } from '#modules/oversight/contract.ts'
import { addressOf } from '../../client/call.ts'
import { usePages, useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { ErrorBox, Waiting } from '../../ui/states.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { MoreRows } from '../../ui/paged.tsx'
import { fullDateWords, momentWords } from '../../words/format.ts'
import { licenceWords as words } from '../../words/zh/portal-licences.ts'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { FileLink } from '../link-button.tsx'
import { LoadedPage } from '../loaded-page.tsx'
import { ObjectToUse } from '../objections/object-to-use.tsx'
import { Authorisations } from './authorise.tsx'
import { IntentCard } from './intent-card.tsx'
import { LicenceServices } from './licence-services.tsx'
import css from './licences.module.css'
import { ShowLicence } from './show-licence.tsx'
import { toneOfStanding } from './standing-tone.ts'

type Licence = OutputOf<typeof myLicence>

export function LicencePage() {
  const { licenceId } = useParams({ from: '/portal/licences/$licenceId' })
  return <CitizenOnly to={words.to}>{() => <One id={licenceId} />}</CitizenOnly>
}

function One({ id }: { id: string }) {
  const view = useView(myLicence, { id })
  return (
    <LoadedPage title={words.title} of={view} lines={8}>
      {(licence) => (
        <Stack>
          <header className={css.cardHead}>
            <PageTitle text={licence.title} />
            <StateTag tone={toneOfStanding(licence.status)}>{licence.statusTitle}</StateTag>
          </header>
          {licence.suspendedUntil ? <p>{words.suspendedUntil(fullDateWords(licence.suspendedUntil))}</p> : null}
          <Acts licence={licence} />
          <IntentCard licence={licence} />
          <LicenceServices id={id} />
          <Face licence={licence} />
          <Changes licence={licence} />
          <Authorisations licence={licence} />
          <Uses id={id} />
        </Stack>
      )}
    </LoadedPage>
  )
}

function Acts({ licence }: { licence: Licence }) {
  const [showing, setShowing] = useState(false)
  return (
    <Buttons>
      {licence.can.includes('show') ? (
        <Button type="primary" onClick={() => setShowing(true)}>
          {words.show}
        </Button>
      ) : null}
      {licence.can.includes('download') ? (
        <FileLink href={addressOf(licencePdf, { id: licence.id })} download>
          {words.download}
        </FileLink>
      ) : (
        <p className={css.quiet}>{words.beingMade}</p>
      )}
      {showing ? <ShowLicence licence={licence} onClose={() => setShowing(false)} /> : null}
    </Buttons>
  )
}

function Face({ licence }: { licence: Licence }) {
  return (
    <section className={css.face} aria-label={words.face}>
      <p className={css.faceTitle}>{licence.title}</p>
      <FactList
        facts={[
          { key: 'number', label: words.number, value: licence.number },
          ...licence.face.map((row) => ({ key: row.label, label: row.label, value: row.text })),
          { key: 'organ', label: words.organ, value: licence.organName },
          { key: 'from', label: words.validFrom, value: fullDateWords(licence.validFrom) },
          {
            key: 'to',
            label: words.validTo,
            value: licence.validTo ? fullDateWords(licence.validTo) : words.forever,
          },
          { key: 'identifier', label: words.identifier, value: licence.identifier },
          { key: 'code', label: words.verifyCode, value: licence.verifyCode },
        ]}
      />
    </section>
  )
}

function Changes({ licence: { changes } }: { licence: Licence }) {
  if (changes.length === 0) return null
  return (
    <Card title={words.changes}>
      <ul className={css.rows}>
        {changes.map((change) => (
          <li key={change.at}>
            <p>
              <strong>{change.title}</strong> {momentWords(change.at)}
            </p>
            <p>{change.reason}</p>
            <p className={css.quiet}>{words.basis(change.basis)}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Uses({ id }: { id: string }) {
  const pages = usePages(licenceUses, { id, limit: 10 })
  const raised = useView(myObjections, { thingId: id, limit: 100 })
  return (
    <Card title={words.uses}>
      {pages.waiting ? <Waiting lines={2} /> : null}
      {pages.problem ? <ErrorBox problem={pages.problem} onRetry={pages.again} /> : null}
      {!pages.waiting && !pages.problem && pages.rows.length === 0 ? <p className={css.quiet}>{words.noUses}</p> : null}
      <ul className={css.rows}>
        {pages.rows.map((use) => (
          <li key={use.id}>
            <p>
              {use.by} <span className={css.quiet}>{use.kindTitle}</span>
            </p>
            <p className={css.quiet}>
              {use.purpose} <MomentTime at={use.at} />
              {use.caseId ? (
                <Link to="/cases/$caseId" params={{ caseId: use.caseId }} className={css.inline}>
                  {words.useCase}
                </Link>
              ) : null}
            </p>
            {raised.data ? (
              <ObjectToUse
                line={{ ledger: 'licence', useId: use.id, by: use.by, purpose: use.purpose }}
                raised={raised.data.rows.find((one) => one.useId === use.id)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} />
    </Card>
  )
}
