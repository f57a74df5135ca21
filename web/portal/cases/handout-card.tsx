/** How the result comes: chosen when filing or later, fetched with a code, or followed on its way by post. */
import { useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { OutputOf } from '#kernel/contract.ts'
import { chooseWay, handoutOf, type Recipient, renewCode, type Way } from '#modules/handouts/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { portalHandoutWords as words } from '../../words/zh/portal-handouts.ts'
import css from './case-page.module.css'

/** A message that a result waits leads here: `/cases/…#pick-up`. */
const PLACE = 'pick-up'

type Handout = OutputOf<typeof handoutOf>

export function HandoutCard({ caseId }: { caseId: string }) {
  const found = useView(handoutOf, { caseId }).data
  const [choosing, setChoosing] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const sent = useLocation().hash === PLACE && found !== undefined
  useEffect(() => {
    if (sent) place.current?.scrollIntoView()
  }, [sent])
  // One is back where one began, and not at the top of the page.
  const close = () => {
    flushSync(() => setChoosing(false))
    opener.current?.focus()
  }
  if (!found || found.state === 'dropped' || (found.state === 'chosen' && !found.mayChoose)) return null
  if (found.state === 'done' && found.events.length === 0) return null
  const { way, mayChoose, recipient, tracking, events } = found
  return (
    <div ref={place}>
      <Card
        title={words.title}
        extra={
          <span className={css.header}>
            {found.state === 'chosen' ? null : <StateTag tone="info">{found.stateTitle}</StateTag>}
            {way === 'post' && found.courier.standIn ? <StandInBadge of={words.standIn} /> : null}
          </span>
        }
      >
        <Stack>
          <p>{way ? words.chosen(words.ways[way]) : words.notChosen}</p>
          {way === 'post' && recipient ? <p className={css.quiet}>{words.to(recipient)}</p> : null}
          <Code caseId={caseId} of={found} />
          {tracking ? <p>{words.tracking(tracking)}</p> : null}
          {events.length > 0 ? (
            <Timeline
              label={words.trackingLabel}
              entries={events.map((one) => ({
                key: `${one.at}${one.title}`,
                title: one.title,
                state: 'done',
                at: one.at,
                children: [one.place, one.signer && words.signedBy(one.signer)].filter(Boolean).join('，'),
              }))}
            />
          ) : null}
          {mayChoose && !choosing ? (
            <Buttons>
              <Button ref={opener} onClick={() => setChoosing(true)}>
                {way ? words.change : words.choose}
              </Button>
            </Buttons>
          ) : null}
          {choosing ? <Choose caseId={caseId} of={found} onClose={close} /> : null}
        </Stack>
      </Card>
    </div>
  )
}

/** What is said at the desk by who has no card with them; a new one when it was stopped or told to somebody. */
function Code({ caseId, of: { pickUpCode, codeStopped, mayRenewCode } }: { caseId: string; of: Handout }) {
  const act = useAct(renewCode)
  const [said, setSaid] = useState<string>()
  if (!mayRenewCode) return null
  const renew = async () => setSaid((await act.run({ caseId })) && words.codeRenewed)
  return (
    <Stack>
      {pickUpCode ? (
        <div>
          <p className={css.quiet}>{words.code}</p>
          <p>
            <strong className={css.code}>{pickUpCode}</strong>
          </p>
          <p className={css.quiet}>{words.codeText}</p>
        </div>
      ) : null}
      {codeStopped ? <p role="alert">{words.codeStopped}</p> : null}
      <output>{said}</output>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <Buttons>
        <Button loading={act.pending} onClick={() => void renew()}>
          {words.renewCode}
        </Button>
      </Buttons>
    </Stack>
  )
}

function Choose({ caseId, of, onClose }: { caseId: string; of: Handout; onClose: () => void }) {
  const [way, setWay] = useState<Way>(of.way ?? 'counter')
  const [to, setTo] = useState<Recipient>({
    name: (of.given ?? of.known)?.name ?? '',
    phone: (of.given ?? of.known)?.phone ?? '',
    address: (of.given ?? of.known)?.address ?? '',
  })
  const [tried, setTried] = useState(false)
  const act = useAct(chooseWay)
  const errors = {
    name: to.name.trim().length < 2 ? words.wrongName : undefined,
    phone: /^1\d{10}$/.test(to.phone) ? undefined : words.wrongPhone,
    address: to.address.trim().length < 6 ? words.wrongAddress : undefined,
  }
  const post = way === 'post'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (post && Object.values(errors).some(Boolean)) return
    void act.run({ caseId, way, recipient: post ? to : undefined }).then((done) => done && onClose())
  }
  const field = (key: keyof Recipient, label: string, most: number) => (
    <TextField
      label={label}
      required
      hint={of.known?.[key] && to[key] === of.known[key] ? words.fromProfile : undefined}
      maxLength={most}
      value={to[key]}
      error={tried ? errors[key] : undefined}
      onChange={(value) => setTo({ ...to, [key]: value })}
    />
  )
  const offered: readonly Way[] = of.courier.on ? ['counter', 'online', 'post'] : ['counter', 'online']
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <ChoiceField
          label={words.label}
          help={of.courier.on ? undefined : words.noCourier}
          required
          options={offered.map((one) => ({ value: one, label: words.ways[one], note: words.notes[one] }))}
          value={way}
          onChange={(value) => setWay(value as Way)}
        />
        {post ? (
          <>
            {field('name', words.name, 50)}
            {field('phone', words.phone, 11)}
            {field('address', words.address, 200)}
          </>
        ) : null}
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <Buttons>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      </Stack>
    </form>
  )
}
