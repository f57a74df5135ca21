/** One's licences as cards. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type LicenceCard, myLicences } from '#modules/licences/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Paged } from '../../ui/paged.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { licenceWords as words } from '../../words/zh/portal-licences.ts'
import { ActingLine } from '../account/acting-line.tsx'
import { CitizenOnly } from '../account/citizen-only.tsx'
import css from './licences.module.css'
import { OthersWallet } from './others-wallet.tsx'
import { toneOfStanding } from './standing-tone.ts'

export function LicencesPage() {
  return (
    <CitizenOnly to={words.to}>
      {(account) => (
        <Stack>
          <PageTitle text={words.title} />
          <ActingLine account={account} />
          <Licences />
          <OthersWallet />
        </Stack>
      )}
    </CitizenOnly>
  )
}

function Licences() {
  const pages = usePages(myLicences, {})
  const none = <Empty title={words.none}>{words.noneText}</Empty>
  return (
    <Stack>
      <Paged pages={pages} empty={none}>
        {(rows) => (
          <Columns least="320px">
            {rows.map((licence) => (
              <CardFace key={licence.id} licence={licence} />
            ))}
          </Columns>
        )}
      </Paged>
    </Stack>
  )
}

export function CardFace({
  licence,
  opener,
}: {
  licence: LicenceCard /** Instead of the link. */
  opener?: ReactNode
}) {
  return (
    <article className={css.card} data-standing={licence.status}>
      <header className={css.cardHead}>
        <h2>
          {opener ?? (
            <Link to="/licences/$licenceId" params={{ licenceId: licence.id }} className={css.open}>
              {licence.title}
            </Link>
          )}
        </h2>
        <StateTag tone={toneOfStanding(licence.status)}>{licence.statusTitle}</StateTag>
      </header>
      <p className={css.holder}>{licence.holderName}</p>
      <p className={css.number}>{licence.number}</p>
      <p className={css.quiet}>{licence.organName}</p>
      <p className={css.quiet}>
        {words.validTo} {licence.validTo ? fullDateWords(licence.validTo) : words.forever}
      </p>
    </article>
  )
}
