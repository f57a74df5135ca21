/** Beside every step one fills in oneself: a person, without looking for the page where to ask one. */
import { Link } from '@tanstack/react-router'
import { assistanceWords as words } from '../../words/zh/assistance.ts'
import type { StuckAt } from './stuck-at.ts'
import css from './ask-person.module.css'

type Props = {
  at: StuckAt
  itemId?: string
  /** Where what is typed is kept nowhere else, the page stays open behind. */
  staysOpen?: boolean
}

export function AskPerson({ at, itemId, staysOpen }: Props) {
  return (
    <p className={`${css.line} not-printed`}>
      <span>{words.stuck}</span>
      <Link
        to="/help"
        search={{ item: itemId, step: at }}
        target={staysOpen ? '_blank' : undefined}
        className={css.link}
      >
        {staysOpen ? words.askHereBeside : words.askHere}
      </Link>
    </p>
  )
}
