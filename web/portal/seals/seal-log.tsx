/** Everything that happened to a seal, read when somebody wants to. */
import { useState } from 'react'
import { sealLog } from '#modules/signets/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Paged } from '../../ui/paged.tsx'
import { Empty } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { signetWords as words } from '../../words/zh/signets.ts'
import css from '../account/account.module.css'
import { LinkButton } from '../link-button.tsx'
import type { Seal } from './seal-card.tsx'

export function SealLog({ seal }: { seal: Seal }) {
  const [open, setOpen] = useState(false)
  return (
    <details className={css.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`${words.log} ${seal.title}`}>{words.log}</summary>
      {open ? <Rows id={seal.id} /> : null}
    </details>
  )
}

function Rows({ id }: { id: string }) {
  const pages = usePages(sealLog, { id })
  return (
    <Paged pages={pages} empty={<Empty title={words.logEmpty} />}>
      {(rows) => (
        <ul className={css.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <div>
                <p>
                  {row.title}：{row.words}
                </p>
                <p className={css.quiet}>{words.logLine(row.by, momentWords(row.at))}</p>
              </div>
              {row.caseId ? (
                <LinkButton
                  to="/cases/$caseId"
                  params={{ caseId: row.caseId }}
                  aria-label={words.openCaseOf(row.words)}
                >
                  {words.openCase}
                </LinkButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Paged>
  )
}
