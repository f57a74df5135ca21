/** A first account for the person at the window, or their own one given back with a new password. */
import { Button } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { type Applicant, openAccount } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import type { Slip } from './account-slip.tsx'
import { oneTimePassword } from './one-time-password.ts'
import { faultsOfCard, SHOWN_NAME, SHOWN_NUMBER, type ShownCard } from './verify-card.tsx'

const words = citizenDeskWords.account

type Props = {
  person: Applicant
  shown: ShownCard
  onCardMissing: () => void
  onSlip: (slip: Slip) => void
}

export function OpenAccount({ person, shown, onCardMissing, onSlip }: Props) {
  const [username, setUsername] = useState('')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  // The same one when an unclear answer is asked for again, or the second try would be another act.
  const password = useRef({ of: '', is: '' })
  const act = useAct(openAccount)
  const renews = person.accountId !== undefined
  const title = renews ? words.reopen : words.open
  const chosen = username.trim().toLowerCase()
  const fault = /^[a-z][a-z0-9._-]{3,31}$/.test(chosen) ? undefined : words.usernameWrong
  const send = async () => {
    if (password.current.of !== chosen) password.current = { of: chosen, is: oneTimePassword(chosen) }
    const initialPassword = password.current.is
    const { id, name } = person
    const answer = await act.run({
      id,
      name: shown.name.trim(),
      idNumber: shown.number.trim().toUpperCase(),
      username: chosen,
      initialPassword,
    })
    setAsking(false)
    if (answer) onSlip({ name, username: chosen, password: initialPassword, renewed: renews })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const missing = faultsOfCard(shown, person)
    if (missing.name || missing.number) {
      onCardMissing()
      document.getElementById(missing.number ? SHOWN_NUMBER : SHOWN_NAME)?.focus()
      return
    }
    if (fault) return
    if (renews) setAsking(true)
    else void send()
  }
  return (
    <Card title={title}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <p>{renews ? words.reopenText : words.openText}</p>
          {act.problem && !asking ? <ErrorBox problem={act.problem} /> : null}
          <TextField
            label={words.username}
            help={renews ? words.keepHelp : words.usernameHelp}
            required
            autoComplete="off"
            maxLength={32}
            value={username}
            error={(tried ? fault : undefined) ?? act.fieldErrors.username}
            onChange={setUsername}
          />
          <Buttons>
            <Button htmlType="submit" loading={act.pending}>
              {title}
            </Button>
          </Buttons>
        </Stack>
      </form>
      <ReasonDialog
        open={asking}
        title={title}
        effect={words.confirm(person.name)}
        verb={title}
        danger
        reason="none"
        act={act}
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      />
    </Card>
  )
}
