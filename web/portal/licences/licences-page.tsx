/** One's licences as cards. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type LicenceCard, myLicences } from '#modules/licences/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty, ErrorBox, Waiting } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { licenceWords as words } from '../../words/zh/portal-licences.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { ActingLine } from '../account/acting-line.tsx'
import { CitizenOnly } from '../account/citizen-only.tsx'
import css from './licences.module.css'
import { toneOfStanding } from './standing-tone.ts'

export function LicencesPage() {
  return (
    <CitizenOnly to={words.to}>
      {(account) => (
        <Stack>
          <PageTitle text={words.title} />
          <ActingLine account={account} />
          <Licences />
        </Stack>
      )}
    </CitizenOnly>
  )
}

function Licences() {
  const pages = usePages(myLicences, {})
  if (pages.problem && pages.rows.length === 0) return <ErrorBox problem={pages.problem} onRetry={pages.again} />
  if (pages.waiting) return <Waiting lines={6} />
  if (pages.rows.length === 0) return <Empty title={words.none}>{words.noneText}</Empty>
  return (
    <Stack>
      <Columns least="320px">
        {pages.rows.map((licence) => (
          <CardFace key={licence.id} licence={licence} />
        ))}
      </Columns>
      {pages.problem ? <ErrorBox problem={pages.problem} onRetry={pages.loadMore} /> : null}
      {pages.hasMore ? (
        <Button loading={pages.loadingMore} onClick={pages.loadMore}>
          {pages.loadingMore ? uiWords.loadingMore : uiWords.more}
        </Button>
      ) : null}
    </Stack>
  )
}

function CardFace({ licence }: { licence: LicenceCard }) {
  return (
    <article className={css.card} data-standing={licence.status}>
      <header className={css.cardHead}>
        <h2>
          <Link to="/licences/$licenceId" params={{ licenceId: licence.id }} className={css.open}>
            {licence.title}
          </Link>
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
