/** Which agents may use a seal: shown to everybody of the firm, allowed and taken back by its legal representative. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { allowAgent, endAgent } from '#modules/signets/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { signetWords as words } from '../../words/zh/signets.ts'
import css from '../account/account.module.css'
import type { Seal } from './seal-card.tsx'

export function SealAgents({ seal, onDone }: { seal: Seal; onDone: (said: string) => void }) {
  const [leaving, setLeaving] = useState<Seal['agents'][number]>()
  const act = useAct(endAgent)
  const mayEnd = seal.can.includes('allow-agent')
  const close = () => {
    setLeaving(undefined)
    act.reset()
  }
  const end = async () => {
    if (leaving && (await act.run({ id: seal.id, mandateId: leaving.mandateId }))) {
      onDone('')
      close()
    }
  }
  return (
    <section aria-label={`${words.agents} ${seal.title}`}>
      <h3>{words.agents}</h3>
      {seal.agents.length === 0 ? <p className={css.quiet}>{words.noAgents}</p> : null}
      <ul className={css.rows}>
        {seal.agents.map((one) => (
          <li key={one.mandateId}>
            <div>
              <p>{one.name}</p>
              <p className={css.quiet}>{one.validTo ? words.until(dateWords(one.validTo)) : words.asLongAsMandate}</p>
            </div>
            {mayEnd ? (
              <Button danger aria-label={`${words.end} ${one.name}`} onClick={() => setLeaving(one)}>
                {words.end}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ReasonDialog
        open={leaving !== undefined}
        title={words.end}
        effect={words.endEffect(leaving?.name ?? '')}
        verb={words.end}
        danger
        reason="none"
        act={act}
        onConfirm={() => void end()}
        onClose={close}
      />
    </section>
  )
}

type AllowProps = {
  seal: Seal
  agents: readonly { mandateId: string; name: string }[]
  onDone: (said: string) => void
}

export function AllowAgent({ seal, agents, onDone }: AllowProps) {
  const [mandateId, setMandateId] = useState('')
  const [validTo, setValidTo] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(allowAgent)
  if (agents.length === 0) return <p className={css.quiet}>{words.noMandates}</p>
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!mandateId || password === '') return
    const answer = await act.run({ id: seal.id, mandateId, validTo: validTo || undefined, password })
    setPassword('')
    if (!answer) return
    setTried(false)
    onDone(words.allowed(agents.find((one) => one.mandateId === mandateId)?.name ?? ''))
    setMandateId('')
  }
  return (
    <details className={css.fold}>
      <summary>{words.allow}</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <p className={css.quiet}>{words.allowText}</p>
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          <SelectField
            label={words.agent}
            required
            options={agents.map((one) => ({ value: one.mandateId, label: one.name }))}
            value={mandateId}
            error={tried && !mandateId ? words.kept.agent : undefined}
            onChange={setMandateId}
          />
          <TextField
            label={words.validTo}
            type="date"
            help={words.validToHelp}
            value={validTo}
            error={act.fieldErrors.validTo}
            onChange={setValidTo}
          />
          <TextField
            label={words.password}
            required
            type="password"
            autoComplete="current-password"
            value={password}
            error={tried && password === '' && !act.problem ? words.kept.password : undefined}
            onChange={setPassword}
          />
          <div>
            <Button type="primary" htmlType="submit" loading={act.pending}>
              {words.allow}
            </Button>
          </div>
        </Stack>
      </form>
    </details>
  )
}
