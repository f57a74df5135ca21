/** A hearing about one's application, what was found on the spot, and saying what one has to say. */
import { Button } from 'antd'
import { useState } from 'react'
import { materialContent, requestHearing, stateViews } from '#modules/cases/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords } from '../../words/format.ts'
import { portalCaseLawWords as words } from '../../words/zh/portal-case-law.ts'
import { FileLink } from '../link-button.tsx'
import css from './case-page.module.css'
import type { MyCase } from './case-page.tsx'

export function HearingCard({ file }: { file: MyCase }) {
  const { hearing } = file
  if (!hearing) return null
  return (
    <Card title={words.hearing}>
      <Stack>
        <p>
          <StateTag tone={hearing.state === 'called' ? 'warning' : 'neutral'}>{hearing.stateTitle}</StateTag>
        </p>
        <p>{hearing.reason}</p>
        {hearing.state === 'told' && hearing.requestBy ? <p>{words.ask(dateWords(hearing.requestBy))}</p> : null}
        {hearing.state === 'requested' && hearing.holdBy ? <p>{words.willBe(dateWords(hearing.holdBy))}</p> : null}
        {hearing.hearingOn ? (
          <p>
            <strong>
              {dateWords(hearing.hearingOn)} {hearing.time}
            </strong>
            ，{hearing.place}。{words.host(hearing.host ?? '')}
          </p>
        ) : null}
        {hearing.putOffReason && !hearing.heldOn ? <p>{words.wasPutOff(hearing.putOffReason)}</p> : null}
        {hearing.record ? <p>{words.record(hearing.record)}</p> : null}
        <Files caseId={file.id} of={hearing.files} />
        <Say file={file} act="request-hearing" />
      </Stack>
    </Card>
  )
}

export function SiteCheckCard({ file }: { file: MyCase }) {
  if (file.siteChecks.length === 0) return null
  return (
    <Card title={words.siteCheck}>
      <ul className={css.materials}>
        {file.siteChecks.map((one) => (
          <li key={one.recordedAt}>
            <p>
              <StateTag tone={one.passed ? 'success' : 'danger'}>{one.passed ? words.passed : words.failed}</StateTag>{' '}
              {dateWords(one.checkedOn)}，{one.place}
            </p>
            <p>{one.findings}</p>
            <p className={css.quiet}>{words.officers(one.officers.map((who) => who.name).join('、'))}</p>
            <Files caseId={file.id} of={one.files} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function StateViews({ file }: { file: MyCase }) {
  return <Say file={file} act="state-views" />
}

function Say({ file, act: name }: { file: MyCase; act: 'request-hearing' | 'state-views' }) {
  const [asking, setAsking] = useState(false)
  const request = useAct(requestHearing)
  const state = useAct(stateViews)
  const act = name === 'request-hearing' ? request : state
  const open = file.acts.find((one) => one.act === name)
  const close = () => {
    setAsking(false)
    act.reset()
  }
  const confirm = async (text: string) => {
    const done =
      name === 'request-hearing'
        ? await request.run({ caseId: file.id, reason: text })
        : await state.run({ caseId: file.id, words: text })
    if (done) close()
  }
  if (!open) return null
  return (
    <div>
      <Button type={name === 'request-hearing' ? 'primary' : 'default'} onClick={() => setAsking(true)}>
        {open.title}
      </Button>
      <ReasonDialog
        open={asking}
        title={open.title}
        effect={open.effect}
        verb={words.verbs[name]}
        reason={{ label: words.labels[name], least: 2 }}
        act={act}
        onConfirm={(text) => void confirm(text)}
        onClose={close}
      />
    </div>
  )
}

function Files({ caseId, of }: { caseId: string; of: readonly { documentId: string; name: string }[] }) {
  return of.map((one) => (
    <p key={one.documentId}>
      <FileLink href={addressOf(materialContent, { caseId, documentId: one.documentId })}>{one.name}</FileLink>
    </p>
  ))
}
