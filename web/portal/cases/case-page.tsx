/** One's own case: what to do now, where it stands, the promised date with its derivation, what happened, letters. */
import { useParams } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { channelTitles, deliveryTitles, myCase } from '#modules/cases/contract.ts'
import type { Account } from '../../client/session.ts'
import { useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { momentWords } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { ActAs } from '../cosign/act-as.tsx'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { LoadedPage } from '../loaded-page.tsx'
import { CaseActs } from './case-acts.tsx'
import { CaseDates } from './case-dates.tsx'
import { CaseLetters } from './case-letters.tsx'
import css from './case-page.module.css'
import { CaseTimeline } from './case-timeline.tsx'
import { CommitmentCard } from './commitment-card.tsx'
import { CorrectionAsked } from './correction-asked.tsx'
import { DateMoves } from './date-moves.tsx'
import { DelayCard } from './delay-card.tsx'
import { FeeCard } from './fee-card.tsx'
import { HandoutCard } from './handout-card.tsx'
import { HearingCard, SiteCheckCard, StateViews } from './hearing-card.tsx'
import { SealedFormsCard } from '../seals/sealed-forms-card.tsx'
import { Withdraw } from './withdraw.tsx'
import { Given } from './given.tsx'
import { PromisedMaterials } from './promised-materials.tsx'
import { RefusalCard } from './refusal-card.tsx'
import { RuleCheckCard } from './rule-check-card.tsx'
import { UndoingCard } from './undoing-card.tsx'
import { toneOf } from './status-tone.ts'
import { WhomToAsk } from './whom-to-ask.tsx'

export type MyCase = OutputOf<typeof myCase>

export function CasePage() {
  const { caseId } = useParams({ from: '/portal/cases/$caseId' })
  return (
    <CitizenOnly to={words.to}>
      {(account) => <OneCase key={account.onBehalfOf?.id} caseId={caseId} account={account} />}
    </CitizenOnly>
  )
}

/** A letter or a step that comes while one looks at the page is there without being asked for. */
const EVERY_SECONDS = 20

function OneCase({ caseId, account }: { caseId: string; account: Account }) {
  const view = useView(myCase, { caseId }, { everySeconds: EVERY_SECONDS })
  return (
    <LoadedPage
      title={words.caseTitle}
      of={view}
      lines={10}
      otherwise={account.mandates.length > 0 ? <SwitchHint account={account} /> : null}
    >
      {(file) => (
        <Stack>
          <header className={css.header}>
            <PageTitle text={file.item.name} />
            {file.concerns ? <StateTag tone="info">{file.concerns.title}</StateTag> : null}
            <StateTag tone={toneOf(file)}>{file.statusTitle}</StateTag>
            {file.undone?.kind === 'change' ? <StateTag tone="warning">{file.undone.title}</StateTag> : null}
          </header>
          <p className={css.next}>{file.next}</p>
          <FeeCard caseId={file.id} />
          <HandoutCard caseId={file.id} />
          <CorrectionAsked file={file} />
          <PromisedMaterials file={file} />
          <RefusalCard file={file} />
          <UndoingCard file={file} />
          <CommitmentCard file={file} />
          <CaseActs file={file} />
          {file.ruleCheck ? <RuleCheckCard check={file.ruleCheck} /> : null}
          <DelayCard delays={file.delays} />
          <CaseDates file={file} />
          <DateMoves file={file} />
          <HearingCard file={file} />
          <SiteCheckCard file={file} />
          <CaseLetters file={file} />
          <SealedFormsCard caseId={file.id} when={account.onBehalfOf?.kind === 'enterprise'} />
          <Card title={words.timeline}>
            <CaseTimeline file={file} />
          </Card>
          <Card>
            <FactList
              columns={2}
              facts={[
                { key: 'number', label: words.number, value: file.number },
                { key: 'code', label: words.queryCode, value: <code className={css.code}>{file.queryCode}</code> },
                { key: 'organ', label: words.organ, value: file.organ.name },
                { key: 'channel', label: words.channel, value: channelTitles[file.channel] },
                ...(file.delivery
                  ? [
                      {
                        key: 'delivery',
                        label: words.delivery,
                        value: words.deliveredAt(deliveryTitles[file.delivery.channel], momentWords(file.delivery.at)),
                      },
                    ]
                  : []),
                { key: 'ask', label: words.ask, value: <WhomToAsk ask={file.ask} /> },
              ]}
            />
            <p className={css.quiet}>{words.codeText}</p>
          </Card>
          <Given file={file} />
          <StateViews file={file} />
          <Withdraw file={file} />
        </Stack>
      )}
    </LoadedPage>
  )
}

/** A case of an enterprise or a relative is there for whoever acts for them, and not under another identity. */
function SwitchHint({ account }: { account: Account }) {
  return (
    <>
      <p className={css.quiet}>{words.notHere}</p>
      <ActAs account={account} />
    </>
  )
}
