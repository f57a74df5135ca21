/** Before something is submitted for a firm: whether it is sealed, with which seal, and the password that confirms it. */
import { useState } from 'react'
import { type SealChoice, type SignetPurpose, usableSeals } from '#modules/signets/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { signetWords as words } from '../../words/zh/signets.ts'
import css from '../account/account.module.css'

export type SealStepState = {
  rows: readonly { id: string; title: string }[]
  sealId: string | undefined
  password: string
  choose: (sealId: string | undefined) => void
  type: (password: string) => void
  /** What goes along with the submission. */
  choice: SealChoice | undefined
  /** A seal is chosen and the password is not there yet. */
  open: boolean
}

/** @param when whoever submits acts for an enterprise */
export function useSealChoice(purpose: SignetPurpose, when: boolean): SealStepState {
  const rows = useView(usableSeals, { purpose }, { when }).data?.rows ?? []
  const [sealId, choose] = useState<string>()
  const [password, type] = useState('')
  // One taken back meanwhile is no choice any more.
  const chosen = when && rows.some(({ id }) => id === sealId) ? sealId : undefined
  return {
    rows: when ? rows : [],
    sealId: chosen,
    password,
    choose,
    type,
    choice: chosen && password ? { sealId: chosen, password } : undefined,
    open: chosen !== undefined && password === '',
  }
}

export function SealStep({ of }: { of: SealStepState }) {
  if (of.rows.length === 0) return null
  return (
    <div className="not-printed">
      <Card title={words.step}>
        <Stack>
          <p>{words.stepText}</p>
          <ChoiceField
            label={words.kind}
            required
            value={of.sealId ?? ''}
            options={[
              { value: '', label: words.without },
              ...of.rows.map(({ id, title }) => ({ value: id, label: words.with(title) })),
            ]}
            onChange={(id) => of.choose(id || undefined)}
          />
          {of.sealId ? (
            <TextField
              label={words.password}
              required
              type="password"
              autoComplete="current-password"
              help={words.passwordHelp}
              value={of.password}
              onChange={of.type}
            />
          ) : null}
          <p className={css.quiet}>
            <StandInBadge of={words.standIn} /> {words.standInText}
          </p>
        </Stack>
      </Card>
    </div>
  )
}
