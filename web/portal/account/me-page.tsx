/** Everything about oneself: identity, for whom one acts, drafts, how messages reach one, safety. */
import { Button } from 'antd'
import { useState } from 'react'
import { signOut, signOutEverywhere } from '#modules/identity/contract.ts'
import type { Account } from '../../client/session.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { factWords } from '../../words/zh/facts.ts'
import { objectionWords } from '../../words/zh/objections.ts'
import { materialUseWords } from '../../words/zh/material-uses.ts'
import { signetWords } from '../../words/zh/signets.ts'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import { portalEasierWords } from '../../words/zh/portal-easier.ts'
import { relativeWords } from '../../words/zh/relatives.ts'
import { LinkButton } from '../link-button.tsx'
import css from './account.module.css'
import { ActingChoice } from './acting-choice.tsx'
import { CitizenOnly } from './citizen-only.tsx'
import { DetailsCard } from './details-card.tsx'
import { DraftsCard } from './drafts-card.tsx'
import { NoticeChoices } from '../../account/notice-choices.tsx'
import { PasswordForm } from './password-form.tsx'
import { useLeaving } from '../../account/use-leaving.ts'

export function MePage() {
  return (
    <CitizenOnly to={words.toMe}>
      {(account) => (
        <Stack>
          <PageTitle text={words.meTitle} />
          <DetailsCard />
          <Acting account={account} />
          <Card title={relativeWords.card}>
            <Stack>
              <p className={css.text}>{relativeWords.cardText}</p>
              <div>
                <LinkButton to="/me/relatives">{relativeWords.manage}</LinkButton>
              </div>
            </Stack>
          </Card>
          <DraftsCard />
          <Card title={portalEasierWords.credit.title}>
            <Stack>
              <p className={css.text}>{portalEasierWords.credit.text}</p>
              <div>
                <LinkButton to="/credit">{portalEasierWords.credit.to}</LinkButton>
              </div>
            </Stack>
          </Card>
          <Card title={factWords.mine.title}>
            <Stack>
              <p className={css.text}>{factWords.mine.text}</p>
              <div>
                <LinkButton to="/me/queries">{factWords.mine.to}</LinkButton>
              </div>
            </Stack>
          </Card>
          <Card title={objectionWords.mine}>
            <Stack>
              <p className={css.text}>{objectionWords.mineText}</p>
              <div>
                <LinkButton to="/me/objections">{objectionWords.toMine}</LinkButton>{' '}
                <LinkButton to="/me/materials">{materialUseWords.title}</LinkButton>
              </div>
            </Stack>
          </Card>
          <Card title={words.notices}>
            <NoticeChoices />
          </Card>
          <Security />
        </Stack>
      )}
    </CitizenOnly>
  )
}

function Acting({ account }: { account: Account }) {
  const represented = account.mandates.filter((one) => one.asLegalRepresentative)
  return (
    <Card title={words.acting}>
      <Stack>
        <p className={css.text}>
          {account.onBehalfOf
            ? (account.onBehalfOf.kind === 'person' ? words.actingForPersonNow : words.actingNow)(
                account.onBehalfOf.name,
              )
            : words.actingSelf}
        </p>
        {account.mandates.length > 0 ? <ActingChoice account={account} /> : null}
        <p className={css.quiet}>{words.mandateText}</p>
        {represented.map((one) => (
          <LinkButton key={one.id} to="/me/mandates/$enterpriseId" params={{ enterpriseId: one.principalId }}>
            {represented.length > 1 ? words.mandatesOf(one.principalName) : words.manageMandates}
          </LinkButton>
        ))}
        {account.mandates.some((one) => one.principalKind === 'enterprise') ? (
          <LinkButton to="/me/seals">{signetWords.manage}</LinkButton>
        ) : null}
      </Stack>
    </Card>
  )
}

function Security() {
  const [changed, setChanged] = useState(false)
  const [asking, setAsking] = useState(false)
  const here = useLeaving(signOut)
  const everywhere = useLeaving(signOutEverywhere)
  return (
    <Card title={words.security}>
      <Stack>
        {here.problem ? <ErrorBox problem={here.problem} /> : null}
        <details className={css.fold}>
          <summary>{words.changePassword}</summary>
          <PasswordForm onDone={() => setChanged(true)} />
        </details>
        <p aria-live="polite" className={css.saved}>
          {changed ? words.passwordChanged : null}
        </p>
        <Buttons>
          <Button loading={here.pending} onClick={() => void here.leave()}>
            {words.signOut}
          </Button>
          <Button onClick={() => setAsking(true)}>{words.everywhere}</Button>
        </Buttons>
        <ReasonDialog
          open={asking}
          title={words.everywhere}
          effect={words.everywhereEffect}
          verb={words.everywhere}
          reason="none"
          act={everywhere}
          onConfirm={() => void everywhere.leave()}
          onClose={() => setAsking(false)}
        />
      </Stack>
    </Card>
  )
}
