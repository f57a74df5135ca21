/** What windows put right of a person before, asked for when opened. */
import { useState } from 'react'
import { personCorrections } from '#modules/identity/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { MomentTime } from '../../ui/moment-time.tsx'
import { MoreRows } from '../../ui/paged.tsx'
import { ErrorBox, Waiting } from '../../ui/states.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import css from './people.module.css'

const words = citizenDeskWords.correct

export function Corrections({ id }: { id: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details className={css.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.history}</summary>
      {open ? <List id={id} /> : null}
    </details>
  )
}

function List({ id }: { id: string }) {
  const pages = usePages(personCorrections, { id, limit: 5 })
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
            {saidOf(row).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        ))}
      </ol>
      <MoreRows pages={pages} />
    </>
  )
}

function saidOf({ name, phone, address, reason }: RowOf<typeof personCorrections>): string[] {
  return [
    ...(name ? [words.changed(words.name, name.before, name.after)] : []),
    ...(phone ? [words.changed(citizenDeskWords.person.phone, phone.before ?? words.before, phone.after)] : []),
    ...(address ? [words.addressChanged] : []),
    words.because(reason),
  ]
}
