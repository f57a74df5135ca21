/** One tap to take up the identity that a page belongs to: a message is read as oneself, its page may be another's. */
import { Button } from 'antd'
import { switchMandate } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import type { Account } from '../../client/session.ts'
import { Buttons } from '../../ui/card.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { relativeWords } from '../../words/zh/relatives.ts'
import { cosignWords as words } from '../../words/zh/portal-cosign.ts'

type ActAsProps = { account: Account; kind?: 'enterprise' | 'person'; selfOnly?: boolean }

export function ActAs({ account, kind, selfOnly }: ActAsProps) {
  const act = useAct(switchMandate)
  const others = account.mandates.filter(
    (one) =>
      !selfOnly && one.principalId !== account.onBehalfOf?.id && (kind === undefined || one.principalKind === kind),
  )
  if (others.length === 0 && !account.onBehalfOf) return null
  return (
    <>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <Buttons>
        {others.map((one) => (
          <Button key={one.id} loading={act.pending} onClick={() => void act.run({ mandateId: one.id })}>
            {one.principalKind === 'person'
              ? relativeWords.forWhom(one.principalName)
              : words.actAsButton(one.principalName)}
          </Button>
        ))}
        {account.onBehalfOf ? (
          <Button loading={act.pending} onClick={() => void act.run({ mandateId: null })}>
            {words.actAsSelf}
          </Button>
        ) : null}
      </Buttons>
    </>
  )
}
