/** One seal of the firm: its face, where it stands, who may use it, what can be done, and its log. */
import { type ReactNode, useState } from 'react'
import {
  answerApplication,
  type mySeals,
  resumeSeal,
  revokeSeal,
  sealImage,
  suspendSeal,
} from '#modules/signets/contract.ts'
import { addressOf } from '../../client/call.ts'
import { type RowOf, useAct } from '../../client/hooks.ts'
import { ActButtons } from '../../ui/act-buttons.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { TextField } from '../../ui/field.tsx'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { fullDateWords, momentWords } from '../../words/format.ts'
import { signetWords as words } from '../../words/zh/signets.ts'
import { AllowAgent, SealAgents } from './seal-agents.tsx'
import { SealLog } from './seal-log.tsx'
import css from './seals.module.css'

export type Seal = RowOf<typeof mySeals>

const tones: Record<Seal['state'], Tone> = {
  proposed: 'warning',
  active: 'success',
  suspended: 'warning',
  revoked: 'neutral',
  declined: 'neutral',
}

type Props = {
  seal: Seal
  agents: readonly { mandateId: string; name: string }[]
  onDone: (said: string) => void
}

export function SealCard({ seal, agents, onDone }: Props) {
  const ended = seal.state === 'revoked' || seal.state === 'declined'
  return (
    <Card>
      <Stack>
        <div className={css.head}>
          <img
            className={css.face}
            src={addressOf(sealImage, { id: seal.id })}
            alt={words.image(seal.title)}
            data-off={seal.state === 'active' ? undefined : true}
          />
          <div>
            <h2>{seal.title}</h2>
            <StateTag tone={tones[seal.state]}>{seal.stateTitle}</StateTag>
          </div>
        </div>
        <FactList columns={2} facts={factsOf(seal)} />
        {ended ? null : <SealAgents seal={seal} onDone={onDone} />}
        {seal.can.includes('allow-agent') ? <AllowAgent seal={seal} agents={agents} onDone={onDone} /> : null}
        <SealActs seal={seal} />
        <SealLog seal={seal} />
      </Stack>
    </Card>
  )
}

function factsOf({ keeper, purposes, appliedAt, activatedAt, certificate }: Seal) {
  return [
    { key: 'keeper', label: words.keeper, value: keeper },
    { key: 'use', label: words.use, value: purposes.map((one) => words.purpose[one]).join('、') },
    { key: 'applied', label: words.appliedAt, value: momentWords(appliedAt) },
    ...(activatedAt ? [{ key: 'active', label: words.activatedAt, value: momentWords(activatedAt) }] : []),
    ...(certificate
      ? [
          { key: 'serial', label: words.certificate, value: <span className={css.serial}>{certificate.serial}</span> },
          { key: 'until', label: words.certificateUntil, value: fullDateWords(certificate.until.slice(0, 10)) },
        ]
      : []),
  ]
}

function SealActs({ seal: { id, can } }: { seal: Seal }) {
  const [password, setPassword] = useState('')
  const answer = useAct(answerApplication)
  const suspend = useAct(suspendSeal)
  const resume = useAct(resumeSeal)
  const revoke = useAct(revokeSeal)
  const more: ReactNode = (
    <TextField
      label={words.password}
      required
      type="password"
      autoComplete="current-password"
      value={password}
      onChange={setPassword}
    />
  )
  const confirmed = async (done: Promise<unknown>) => {
    const result = await done
    setPassword('')
    return result
  }
  const reason = { label: words.because, least: 2, longest: 200 }
  if (can.every((one) => one === 'allow-agent')) return null
  return (
    <ActButtons
      acts={[
        can.includes('answer') && {
          verb: words.agree,
          effect: words.agreeEffect,
          primary: true,
          reason: 'none',
          more,
          act: answer,
          run: () => confirmed(answer.run({ id, agree: true, password })),
        },
        can.includes('answer') && {
          verb: words.decline,
          effect: words.declineEffect,
          reason,
          more,
          act: answer,
          run: (because) => confirmed(answer.run({ id, agree: false, because, password })),
        },
        can.includes('resume') && {
          verb: words.resume,
          effect: words.resumeEffect,
          primary: true,
          reason,
          more,
          act: resume,
          run: (because) => confirmed(resume.run({ id, because, password })),
        },
        can.includes('suspend') && {
          verb: words.suspend,
          effect: words.suspendEffect,
          danger: true,
          reason,
          act: suspend,
          run: (because) => suspend.run({ id, because }),
        },
        can.includes('revoke') && {
          verb: words.revoke,
          effect: words.revokeEffect,
          danger: true,
          reason,
          more,
          act: revoke,
          run: (because) => confirmed(revoke.run({ id, because, password })),
        },
      ]}
    />
  )
}
