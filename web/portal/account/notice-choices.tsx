/** Where messages go besides the message box. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { myPreferences, setPreferences } from '#modules/notices/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { useSession } from '../../client/session.ts'
import { Stack } from '../../ui/card.tsx'
import { TextField, TickField } from '../../ui/field.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import css from './account.module.css'

export function NoticeChoices() {
  const known = useView(myPreferences, {})
  return <Loaded of={known}>{(preferences) => <Choices known={preferences} />}</Loaded>
}

function Choices({ known }: { known: OutputOf<typeof myPreferences> }) {
  const [sms, setSms] = useState(known.sms)
  const [mail, setMail] = useState(known.mail)
  const [address, setAddress] = useState('')
  const [saved, setSaved] = useState(false)
  const act = useAct(setPreferences)
  const demo = useSession().data?.demo
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaved(false)
    if (!(await act.run({ sms, mail, mailAddress: address.trim() || undefined }))) return
    setAddress('')
    setSaved(true)
  }
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Stack>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <p>
          {words.noticesText} {demo ? <StandInBadge of={words.gateways} /> : null}
        </p>
        <TickField label={words.sms} checked={sms} onChange={setSms} />
        <TickField label={words.mail} checked={mail} onChange={setMail} />
        {mail ? (
          <TextField
            label={words.mailAddress}
            required={!known.mailAddressMasked}
            help={known.mailAddressMasked ? words.mailKnown(known.mailAddressMasked) : undefined}
            type="email"
            autoComplete="email"
            maxLength={200}
            value={address}
            error={act.fieldErrors.mailAddress}
            onChange={setAddress}
          />
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
