/** For whom one acts: oneself, an enterprise that gave a mandate, or a relative. */
import { Button } from 'antd'
import { useState } from 'react'
import { mandateBases, switchMandate } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import type { Account } from '../../client/session.ts'
import { Stack } from '../../ui/card.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'

const self = 'self'

export function ActingChoice({ account, onDone }: { account: Account; onDone?: () => void }) {
  const now =
    account.mandates.find((one) => one.principalId === account.onBehalfOf?.id)?.id ??
    (account.mandateEnded ? undefined : self)
  const [picked, setPicked] = useState<string>()
  const act = useAct(switchMandate)
  const chosen = picked ?? now
  const change = async () => {
    if (!chosen) return
    if (!(await act.run({ mandateId: chosen === self ? null : chosen }))) return
    setPicked(undefined)
    onDone?.()
  }
  const options = [
    { value: self, label: words.self(account.name) },
    ...account.mandates.map((one) => ({
      value: one.id,
      label: one.principalKind === 'person' ? words.forPerson(one.principalName) : one.principalName,
      note: [
        one.basis ? mandateBases[one.basis] : one.asLegalRepresentative ? words.legalRepresentative : words.agent,
        one.validTo ? words.until(dateWords(one.validTo)) : '',
      ]
        .filter(Boolean)
        .join('，'),
    })),
  ]
  return (
    <Stack>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <ChoiceField label={words.actAs} required options={options} value={chosen} onChange={setPicked} />
      <div>
        <Button type="primary" disabled={chosen === now} loading={act.pending} onClick={() => void change()}>
          {words.switchTo}
        </Button>
      </div>
    </Stack>
  )
}
