/** What windows put right of a person or a firm before, asked for when opened. */
import { useState } from 'react'
import { enterpriseCorrections, personCorrections } from '#modules/identity/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { MomentTime } from '../../ui/moment-time.tsx'
import { MoreRows } from '../../ui/paged.tsx'
import { ErrorBox, Waiting } from '../../ui/states.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import css from './people.module.css'

const words = citizenDeskWords.correct
const kinds = {
  person: { view: personCorrections, name: words.name, history: words.history },
  enterprise: {
    view: enterpriseCorrections,
    name: citizenDeskWords.correctFirm.name,
    history: citizenDeskWords.correctFirm.history,
  },
}

type Props = { of: keyof typeof kinds; id: string }

export function Corrections({ of, id }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <details className={css.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{kinds[of].history}</summary>
      {open ? <List of={of} id={id} /> : null}
    </details>
  )
}

function List({ of, id }: Props) {
  const pages = usePages(kinds[of].view, { id, limit: 5 })
  if (pages.problem && pages.rows.length === 0) return <ErrorBox problem={pages.problem} onRetry={pages.again} />
  if (pages.waiting) return <Waiting lines={2} />
  if (pages.rows.length === 0) return <p className={css.quiet}>{words.none}</p>
  return (
    <>
      <ol className={css.history}>
        {pages.rows.map((row) => (
          <li key={row.id}>
            <p className={css.quiet}>
              <MomentTime at={row.at} /> {words.by(row.by)}
            </p>
            {saidOf(row, kinds[of].name).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        ))}
      </ol>
      <MoreRows pages={pages} />
    </>
  )
}

function saidOf({ name, phone, address, reason }: RowOf<typeof personCorrections>, nameWord: string): string[] {
  return [
    ...(name ? [words.changed(nameWord, name.before, name.after)] : []),
    ...(phone ? [words.changed(citizenDeskWords.person.phone, phone.before ?? words.before, phone.after)] : []),
    ...(address ? [words.addressChanged] : []),
    words.because(reason),
  ]
}
