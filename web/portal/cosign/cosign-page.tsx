/** One application before it is filed: the legal representative reads exactly what would be, and confirms or sends it back. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { confirmApplication, cosignature, sendBackApplication, takeBackApplication } from '#modules/cases/contract.ts'
import { fileContent } from '#modules/documents/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct, useView } from '../../client/hooks.ts'
import type { Account } from '../../client/session.ts'
import { ActButtons } from '../../ui/act-buttons.tsx'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { TickField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { momentWords } from '../../words/format.ts'
import { applyWords } from '../../words/zh/portal-apply.ts'
import { portalCaseWords } from '../../words/zh/portal-cases.ts'
import { cosignWords as words } from '../../words/zh/portal-cosign.ts'
import { signetWords } from '../../words/zh/signets.ts'
import { situationWords } from '../../words/zh/situation.ts'
import { ActingLine } from '../account/acting-line.tsx'
import { CitizenOnly } from '../account/citizen-only.tsx'
import caseCss from '../cases/case-page.module.css'
import { FormAnswers, SituationAnswers } from '../cases/answers.tsx'
import { LinkButton } from '../link-button.tsx'
import { LoadedPage } from '../loaded-page.tsx'
import { SealStep, useSealChoice } from '../seals/seal-choice.tsx'
import { ActAs } from './act-as.tsx'
import { toneOf } from './cosign-tone.ts'

type Waiting = OutputOf<typeof cosignature>

export function CosignPage() {
  const { id } = useParams({ from: '/portal/confirmations/$id' })
  return (
    <CitizenOnly to={words.to}>
      {(account) => <Loaded key={account.onBehalfOf?.id} id={id} account={account} />}
    </CitizenOnly>
  )
}

function Loaded({ id, account }: { id: string; account: Account }) {
  const view = useView(cosignature, { id })
  const otherwise = (
    <>
      <p>{words.actAs}</p>
      <ActAs account={account} kind="enterprise" />
    </>
  )
  return (
    <LoadedPage title={words.pageTitle} of={view} lines={8} otherwise={otherwise}>
      {(one) => (
        <Stack>
          <header className={caseCss.header}>
            <PageTitle text={one.itemName} />
            <StateTag tone={toneOf(one.status)}>{one.statusTitle}</StateTag>
          </header>
          <ActingLine account={account} />
          <WhatNow one={one} />
          <Card>
            <FactList
              columns={2}
              facts={[
                { key: 'organ', label: words.organ, value: one.organName },
                { key: 'agent', label: words.agent, value: one.draftedBy },
                { key: 'at', label: words.preparedAt, value: momentWords(one.submittedAt) },
                ...(one.application?.concerns
                  ? [{ key: 'concerns', label: words.concerns, value: one.application.concerns }]
                  : []),
                ...(one.application?.contactPhone
                  ? [{ key: 'phone', label: words.phone, value: one.application.contactPhone }]
                  : []),
              ]}
            />
          </Card>
          <Content one={one} />
          <Acts one={one} />
        </Stack>
      )}
    </LoadedPage>
  )
}

/** What this means for whoever reads it. */
function WhatNow({ one }: { one: Waiting }) {
  if (one.can.includes('confirm')) return <p className={caseCss.next}>{words.exactly}</p>
  if (one.status === 'waiting') return <p className={caseCss.next}>{words.waitingText}</p>
  if (one.status === 'stopped') return <p>{words.stopped}</p>
  return (
    <>
      {one.endedAt ? <p>{words.ended(one.endedBy ?? '', momentWords(one.endedAt))}</p> : null}
      {one.words ? (
        <Card title={words.said}>
          <p>{one.words}</p>
        </Card>
      ) : null}
      <Buttons>
        {one.caseId ? (
          <LinkButton primary to="/cases/$caseId" params={{ caseId: one.caseId }}>
            {words.toCase}
          </LinkButton>
        ) : (
          <LinkButton primary to="/apply/$itemId" params={{ itemId: one.itemId }}>
            {words.goOn}
          </LinkButton>
        )}
      </Buttons>
    </>
  )
}

function Content({ one: { application } }: { one: Waiting }) {
  if (!application) return null
  return (
    <>
      {application.situation.length > 0 ? (
        <Card title={situationWords.title}>
          <SituationAnswers situation={application.situation} />
        </Card>
      ) : null}
      <Card title={portalCaseWords.form}>
        <Stack>
          <FormAnswers form={application.form} />
        </Stack>
      </Card>
      <Card title={applyWords.materialsGiven}>
        <ul className={caseCss.materials}>
          {application.materials.map((material) => (
            <li key={material.key}>
              <p>
                {material.name} <StateTag tone="neutral">{portalCaseWords.how[material.how]}</StateTag>
              </p>
              {material.licence ? <p className={caseCss.quiet}>{material.licence}</p> : null}
              {material.files.map((file) => (
                <a
                  key={file.id}
                  className={caseCss.file}
                  target="_blank"
                  rel="noreferrer"
                  href={addressOf(fileContent, { id: file.id })}
                >
                  {file.name}
                </a>
              ))}
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

function Acts({ one }: { one: Waiting }) {
  const [agreed, agree] = useState(false)
  const confirm = useAct(confirmApplication)
  const sendBack = useAct(sendBackApplication)
  const takeBack = useAct(takeBackApplication)
  const navigate = useNavigate()
  const promise = one.application?.promise
  const seal = useSealChoice('application', one.can.includes('confirm'))
  const confirmed = async () => {
    const filed = await confirm.run({ id: one.id, promise: promise?.fingerprint, seal: seal.choice })
    if (filed) void navigate({ to: '/cases/$caseId/receipt', params: { caseId: filed.caseId }, replace: true })
    return filed
  }
  return (
    <>
      {promise && one.can.includes('confirm') ? (
        <Card title={words.promise}>
          <Stack>
            <p>{promise.text}</p>
            <TickField label={words.promiseRead} checked={agreed} onChange={agree} />
          </Stack>
        </Card>
      ) : null}
      <SealStep of={seal} />
      {seal.open ? <p>{signetWords.passwordFirst}</p> : null}
      <ActButtons
        acts={[
          one.can.includes('confirm') && {
            verb: words.confirm,
            effect: words.confirmEffect,
            primary: true,
            // The tick above says what is missing.
            notYet: (promise !== undefined && !agreed) || seal.open ? '' : undefined,
            reason: 'none',
            act: confirm,
            run: confirmed,
          },
          one.can.includes('send-back') && {
            verb: words.sendBack,
            effect: words.sendBackEffect,
            reason: { label: words.sendBackLabel, least: 2, longest: 500 },
            act: sendBack,
            run: (said) => sendBack.run({ id: one.id, words: said }),
          },
          one.can.includes('take-back') && {
            verb: words.takeBack,
            effect: words.takeBackEffect,
            reason: 'none',
            act: takeBack,
            run: () => takeBack.run({ id: one.id }),
          },
        ]}
      >
        <LinkButton to="/confirmations">{words.toList}</LinkButton>
      </ActButtons>
    </>
  )
}
