/** What a legal representative gave to whom: seen, given and taken back. */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { mandateList, revokeMandate } from '#modules/identity/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { MoreRows } from '../../ui/paged.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty, ErrorBox, Waiting } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import { cosignWords } from '../../words/zh/portal-cosign.ts'
import css from './account.module.css'
import { CitizenOnly } from './citizen-only.tsx'
import { GiveMandate } from './give-mandate.tsx'

type Mandate = RowOf<typeof mandateList>

export function MandatesPage() {
  const { enterpriseId } = useParams({ from: '/portal/me/mandates/$enterpriseId' })
  return (
    <CitizenOnly to={words.manageMandates}>
      {(account) => {
        const enterprise = account.mandates.find((one) => one.principalId === enterpriseId)?.principalName
        return (
          <Stack>
            <PageTitle text={enterprise ? words.mandatesOf(enterprise) : words.mandatesTitle} />
            <p className={css.text}>{words.mandatesText}</p>
            <Mandates enterpriseId={enterpriseId} />
            <Card title={words.give}>
              <GiveMandate enterpriseId={enterpriseId} />
            </Card>
          </Stack>
        )
      }}
    </CitizenOnly>
  )
}

function Mandates({ enterpriseId }: { enterpriseId: string }) {
  const pages = usePages(mandateList, { enterpriseId })
  const [leaving, setLeaving] = useState<Mandate>()
  const [said, setSaid] = useState('')
  const act = useAct(revokeMandate)
  const close = () => {
    setLeaving(undefined)
    act.reset()
  }
  const revoke = async () => {
    if (!leaving || !(await act.run({ id: leaving.id }))) return
    setSaid(words.revoked)
    close()
  }
  if (pages.problem && pages.rows.length === 0) return <ErrorBox problem={pages.problem} onRetry={pages.again} />
  if (pages.waiting) return <Waiting />
  const given = pages.rows.filter((one) => !one.asLegalRepresentative)
  return (
    <Card>
      <p aria-live="polite" className={css.saved}>
        {said}
      </p>
      {given.length === 0 ? (
        <Empty title={words.noMandates} />
      ) : (
        <ul className={css.rows}>
          {given.map((one) => (
            <li key={one.id}>
              <div>
                <p>
                  {one.agentName} <span className={css.quiet}>{one.agentIdMasked}</span>{' '}
                  <StateTag tone={one.live ? 'success' : 'neutral'}>{one.live ? words.live : words.ended}</StateTag>
                </p>
                <p className={css.quiet}>
                  {[
                    words.from(dateWords(one.validFrom)),
                    one.validTo ? words.until(dateWords(one.validTo)) : words.forever,
                    one.itemIds ? words.someItems(one.itemIds.length) : words.allItems,
                    ...(one.coSigned ? [cosignWords.coSigned] : []),
                  ].join('，')}
                </p>
              </div>
              {one.live ? (
                <Button danger aria-label={`${words.revoke} ${one.agentName}`} onClick={() => setLeaving(one)}>
                  {words.revoke}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <MoreRows pages={pages} />
      <ReasonDialog
        open={leaving !== undefined}
        title={words.revoke}
        effect={words.revokeEffect(leaving?.agentName ?? '')}
        verb={words.revoke}
        danger
        reason="none"
        act={act}
        onConfirm={() => void revoke()}
        onClose={close}
      />
    </Card>
  )
}
