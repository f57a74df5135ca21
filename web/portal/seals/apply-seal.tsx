/** A new seal: of which kind, for what, who answers for it. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { applyForSeal, type SignetKind, signetKinds, type SignetPurpose } from '#modules/signets/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { ChoiceField, ChoicesField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { signetWords as words } from '../../words/zh/signets.ts'
import css from '../account/account.module.css'

const all: readonly SignetPurpose[] = ['application', 'correction']

type Props = { open: readonly SignetKind[]; represents: boolean; onDone: (said: string) => void }

export function ApplySeal({ open, represents, onDone }: Props) {
  const [kind, setKind] = useState<SignetKind>()
  const [purposes, setPurposes] = useState<readonly SignetPurpose[]>(all)
  const [keeper, setKeeper] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(applyForSeal)
  const chosen = kind && open.includes(kind) ? kind : open[0]!
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (purposes.length === 0 || keeper.trim().length < 2 || password === '') return
    const answer = await act.run({ kind: chosen, purposes: [...purposes], keeper, password })
    setPassword('')
    if (!answer) return
    setTried(false)
    setKeeper('')
    onDone(answer.state === 'active' ? words.applied : words.proposed)
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        <p className={css.text}>{words.applyText}</p>
        {represents ? null : <p>{words.applyAsAgent}</p>}
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <ChoiceField
          label={words.kind}
          required
          value={chosen}
          options={open.map((one) => ({ value: one, label: signetKinds[one], note: words.kindNote[one] }))}
          onChange={(next) => setKind(next as SignetKind)}
        />
        <ChoicesField
          label={words.purposes}
          required
          value={purposes}
          error={tried && purposes.length === 0 ? words.kept.purposes : undefined}
          options={all.map((one) => ({ value: one, label: words.purpose[one] }))}
          onChange={(next) => setPurposes(next as SignetPurpose[])}
        />
        <TextField
          label={words.keeper}
          required
          help={words.keeperHelp}
          maxLength={50}
          value={keeper}
          error={tried && keeper.trim().length < 2 ? words.kept.keeper : undefined}
          onChange={setKeeper}
        />
        <TextField
          label={words.password}
          required
          type="password"
          autoComplete="current-password"
          help={words.passwordHelp}
          value={password}
          error={tried && password === '' && !act.problem ? words.kept.password : undefined}
          onChange={setPassword}
        />
        <div>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {words.apply}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
