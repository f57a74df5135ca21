/** One line above lists and forms while one acts for an enterprise or a relative: whose they are, and the way to change that. */
import { Link } from '@tanstack/react-router'
import type { Account } from '../../client/session.ts'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import css from './acting-line.module.css'

export function ActingLine({ account }: { account: Account }) {
  if (!account.onBehalfOf) return null
  return (
    <p className={css.line}>
      {(account.onBehalfOf.kind === 'person' ? words.actingForPerson : words.actingFor)(account.onBehalfOf.name)}
      <Link to="/me" className={css.link}>
        {words.switchTo}
      </Link>
    </p>
  )
}
