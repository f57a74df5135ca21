/** All one's cases, the newest first. */
import { Link, useSearch } from '@tanstack/react-router'
import { cosignatures, myCases } from '#modules/cases/contract.ts'
import { usePages, useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Paged } from '../../ui/paged.tsx'
import { Empty } from '../../ui/states.tsx'
import { cosignWords } from '../../words/zh/portal-cosign.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { ActingLine } from '../account/acting-line.tsx'
import { LinkButton } from '../link-button.tsx'
import tabCss from '../tabs.module.css'
import { CaseRows } from './case-rows.tsx'

const tabs = [
  { show: 'all', word: words.showAll },
  { show: 'open', word: words.showOpen },
  { show: 'ended', word: words.showEnded },
] as const
type Show = (typeof tabs)[number]['show']

export function CasesPage() {
  const search = useSearch({ from: '/portal/cases' })
  const show = tabs.find((tab) => tab.show === search.show)?.show ?? 'all'
  return (
    <CitizenOnly to={words.to}>
      {(account) => (
        <Stack>
          <PageTitle text={words.title} />
          <ActingLine account={account} />
          <nav aria-label={words.show} className={tabCss.tabs}>
            {tabs.map((tab) => (
              <Link
                key={tab.show}
                to="/cases"
                search={tab.show === 'all' ? {} : { show: tab.show }}
                className={tabCss.tab}
                activeOptions={{ exact: true, includeSearch: true }}
              >
                {tab.word}
              </Link>
            ))}
          </nav>
          {account.onBehalfOf?.kind === 'enterprise' ? <WaitingLine /> : null}
          <Cases show={show} />
        </Stack>
      )}
    </CitizenOnly>
  )
}

/** What an agent prepared and the legal representative has not confirmed is no case yet. */
function WaitingLine() {
  const waiting = useView(cosignatures, { show: 'waiting', limit: 1 })
  const any = (waiting.data?.rows.length ?? 0) > 0
  return (
    <p>
      <LinkButton primary={any} to="/confirmations">
        {cosignWords.toList}
      </LinkButton>
    </p>
  )
}

function Cases({ show }: { show: Show }) {
  const pages = usePages(myCases, { show })
  const none = (
    <Empty title={words.none} action={<LinkButton to="/">{words.findItem}</LinkButton>}>
      {words.noneText}
    </Empty>
  )
  return (
    <Stack>
      <Paged pages={pages} empty={none}>
        {(rows) => (
          <Card>
            <CaseRows rows={rows} />
          </Card>
        )}
      </Paged>
    </Stack>
  )
}
