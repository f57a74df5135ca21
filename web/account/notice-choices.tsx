/** For everybody who is signed in: where messages go besides the message box, which of them, and when they had better wait. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import {
  type Channel,
  type NoticeKind,
  type NoticeKindRule,
  noticeKindRules,
  myPreferences,
  setPreferences,
} from '#modules/notices/contract.ts'
import { useAct, useView } from '../client/hooks.ts'
import { useSession } from '../client/session.ts'
import { Stack } from '../ui/card.tsx'
import { ChoicesField, TextField, TickField } from '../ui/field.tsx'
import { StandInBadge } from '../ui/stand-in-badge.tsx'
import { ErrorBox, Loaded } from '../ui/states.tsx'
import { noticeChoiceWords as words } from '../words/zh/notice-choices.ts'
import css from './notice-choices.module.css'

type Preferences = OutputOf<typeof myPreferences>

export function NoticeChoices() {
  const known = useView(myPreferences, {})
  return <Loaded of={known}>{(preferences) => <Choices known={preferences} />}</Loaded>
}

const kinds = Object.keys(noticeKindRules) as NoticeKind[]
const free = kinds.filter((kind) => noticeKindRules[kind].mayBeOff)
/** What cannot be turned off, with the reason that is the reader's: staff get only what concerns their own account. */
const fixedFor = (staff: boolean) =>
  kinds.flatMap((kind) => {
    const rule: NoticeKindRule = noticeKindRules[kind]
    const why = staff ? rule.whyStaff : rule.why
    return rule.mayBeOff || why === undefined ? [] : [{ ...rule, kind, why }]
  })
const named = (some: readonly NoticeKindRule[]) => some.map(({ title }) => title).join('、')

function Choices({ known }: { known: Preferences }) {
  const [sms, setSms] = useState(known.sms)
  const [mail, setMail] = useState(known.mail)
  const [number, setNumber] = useState('')
  const [address, setAddress] = useState('')
  const [except, setExcept] = useState(known.except)
  const [quiet, setQuiet] = useState(known.quiet !== undefined)
  const [hours, setHours] = useState(known.quiet ?? { from: '22:00', to: '07:00' })
  const [saved, setSaved] = useState(false)
  const act = useAct(setPreferences)
  const demo = useSession().data?.demo
  const staff = known.phone !== undefined
  const fixed = fixedFor(staff)
  const byPeriod = fixed.filter(({ everyWay }) => !everyWay)
  const everyWay = fixed.filter((rule) => rule.everyWay)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaved(false)
    const mailAddress = address.trim() || undefined
    const phone = (sms && number.trim()) || undefined
    if (!(await act.run({ sms, mail, mailAddress, phone, quiet: quiet ? hours : null, except }))) return
    setAddress('')
    setNumber('')
    setSaved(true)
  }
  const kindsOf = (channel: Channel) => (
    <ChoicesField
      label={words.kinds[channel]}
      inline
      options={free.map((kind) => ({ value: kind, label: noticeKindRules[kind].title }))}
      value={free.filter((kind) => !except[channel].includes(kind))}
      onChange={(chosen) => setExcept({ ...except, [channel]: free.filter((kind) => !chosen.includes(kind)) })}
    />
  )
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Stack>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <p>
          {words.text} {demo ? <StandInBadge of={words.gateways} /> : null}
        </p>
        <TickField label={words.sms} checked={sms} onChange={setSms} />
        {sms && known.phone ? (
          <TextField
            label={words.phone}
            required={!known.phone.masked}
            help={known.phone.masked ? words.known(known.phone.masked) : words.phoneHelp}
            type="tel"
            autoComplete="tel"
            maxLength={11}
            value={number}
            error={act.fieldErrors.phone}
            onChange={setNumber}
          />
        ) : null}
        {sms ? kindsOf('sms') : null}
        <TickField label={words.mail} checked={mail} onChange={setMail} />
        {mail ? (
          <TextField
            label={words.mailAddress}
            required={!known.mailAddressMasked}
            help={known.mailAddressMasked ? words.known(known.mailAddressMasked) : undefined}
            type="email"
            autoComplete="email"
            maxLength={200}
            value={address}
            error={act.fieldErrors.mailAddress}
            onChange={setAddress}
          />
        ) : null}
        {mail ? kindsOf('mail') : null}
        {byPeriod.length > 0 ? <p className={css.text}>{words.fixed(named(byPeriod))}</p> : null}
        <p className={css.text}>{words.everyWay(named(everyWay))}</p>
        {sms || mail ? null : (
          <p className={css.text}>
            {known.phone && !known.phone.masked
              ? words.onlyBox
              : byPeriod.length > 0
                ? words.allOff(named(byPeriod))
                : null}
          </p>
        )}
        <details className={css.fold}>
          <summary>{words.why}</summary>
          <ul className={css.reasons}>
            {fixed.map(({ kind, title, why }) => (
              <li key={kind}>
                <strong>{title}</strong>：{why}
              </li>
            ))}
          </ul>
        </details>
        <TickField label={words.quiet} checked={quiet} onChange={setQuiet} />
        {quiet ? (
          <>
            <div className={css.hours}>
              <TextField
                label={words.from}
                required
                type="time"
                value={hours.from}
                error={act.fieldErrors['quiet.from']}
                onChange={(from) => setHours({ ...hours, from })}
              />
              <TextField
                label={words.until}
                required
                type="time"
                value={hours.to}
                error={act.fieldErrors['quiet.to']}
                onChange={(to) => setHours({ ...hours, to })}
              />
            </div>
            <p className={css.text}>{words.quietText(named(fixed.filter(({ mayWait }) => !mayWait)))}</p>
          </>
        ) : null}
        <p aria-live="polite" className={css.saved}>
          {saved ? words.saved : null}
        </p>
        <div>
          <Button htmlType="submit" loading={act.pending}>
            {words.save}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
