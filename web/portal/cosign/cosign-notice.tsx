/** Before an agent hands an application in: that it waits for the legal representative, why, and what that means. */
import type { OutputOf } from '#kernel/contract.ts'
import type { cosignNeed } from '#modules/cases/contract.ts'
import { cosignWords as words } from '../../words/zh/portal-cosign.ts'
import { LinkButton } from '../link-button.tsx'
import css from '../apply/apply.module.css'

export type CosignNeed = OutputOf<typeof cosignNeed>

export function CosignNotice({ need }: { need: CosignNeed }) {
  if (!need.needed) return null
  const { representative, basis, waitingId } = need
  return (
    <section className={css.warning} aria-label={words.propose}>
      <p>{representative ? words.needed(representative.name) : words.noRepresentative}</p>
      <p>{basis ? words.byItem(basis) : words.byMandate}</p>
      <p>{words.clock}</p>
      {representative && !representative.hasAccount ? <p>{words.noAccount(representative.name)}</p> : null}
      {waitingId ? (
        <p>
          {words.waitsAlready}{' '}
          <LinkButton to="/confirmations/$id" params={{ id: waitingId }}>
            {words.openWaiting}
          </LinkButton>
        </p>
      ) : null}
    </section>
  )
}
