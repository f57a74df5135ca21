/** The e-seals of the firm one acts for: applied for, allowed to agents, stopped, and their log. */
import { useState } from 'react'
import { mySeals } from '#modules/signets/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Paged } from '../../ui/paged.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { Empty } from '../../ui/states.tsx'
import { signetWords as words } from '../../words/zh/signets.ts'
import css from '../account/account.module.css'
import { ActingLine } from '../account/acting-line.tsx'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { ActAs } from '../cosign/act-as.tsx'
import { ApplySeal } from './apply-seal.tsx'
import { SealCard } from './seal-card.tsx'

export function SealsPage() {
  return (
    <CitizenOnly to={words.to}>
      {(account) => (
        <Stack>
          <PageTitle text={words.title} />
          <ActingLine account={account} />
          <p className={css.text}>{words.text}</p>
          <p className={css.quiet}>
            <StandInBadge of={words.standIn} /> {words.standInText}
          </p>
          {account.onBehalfOf?.kind === 'enterprise' ? (
            <Seals key={account.onBehalfOf.id} />
          ) : (
            <>
              <p>{words.onlyFirm}</p>
              <ActAs account={account} kind="enterprise" />
            </>
          )}
        </Stack>
      )}
    </CitizenOnly>
  )
}

function Seals() {
  const pages = usePages(mySeals, {})
  const [said, setSaid] = useState('')
  const first = pages.first
  return (
    <>
      <p aria-live="polite" className={css.saved}>
        {said}
      </p>
      <Paged pages={pages} empty={<Empty title={words.none}>{words.noneText}</Empty>}>
        {(rows) =>
          rows.map((seal) => <SealCard key={seal.id} seal={seal} agents={first?.agents ?? []} onDone={setSaid} />)
        }
      </Paged>
      {first && first.open.length > 0 ? (
        <Card title={words.apply}>
          <ApplySeal open={first.open} represents={first.represents} onDone={setSaid} />
        </Card>
      ) : null}
    </>
  )
}
