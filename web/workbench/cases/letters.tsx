/** The letters of a case, and whether each reached the applicant. */
import { Button } from 'antd'
import { useState } from 'react'
import { letterContent } from '#modules/cases/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useCan } from '../../client/session.ts'
import { momentWords } from '../../words/format.ts'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import { Arrived, ServeDialog } from '../letters/letter-service.tsx'
import { PrintLetters } from '../letters/print-letters.tsx'
import css from './case-page.module.css'
import type { CaseFile } from './clocks.tsx'
import { withKey } from './deferred-dialog.tsx'

type Letter = CaseFile['letters'][number]

/** What proves delivery needs none itself. */
const proofs = ['receipt', 'delivery']

export function Letters({ file }: { file: CaseFile }) {
  const can = useCan()
  const [serving, setServing] = useState<Letter>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const several = file.letters.length > 1
  const ids = file.letters.map(({ id }) => id)
  if (file.letters.length === 0) return <p className={css.quiet}>{workCaseWords.noLetters}</p>
  return (
    <>
      <ul className={css.plain}>
        {file.letters.map((one) => (
          <li key={one.id}>
            {several ? (
              <input
                type="checkbox"
                className={css.pick}
                aria-label={words.printThis(one.title)}
                checked={chosen.has(one.id)}
                onChange={(event) => setChosen(withKey(chosen, one.id, event.target.checked))}
              />
            ) : null}
            <a href={addressOf(letterContent, { caseId: file.id, letterId: one.id })} target="_blank" rel="noreferrer">
              {one.title}
            </a>
            <p className={css.quiet}>
              {one.number}，{momentWords(one.issuedAt)}
            </p>
            {proofs.includes(one.kind) ? null : <Arrived of={one} />}
            {can('cases.deliver') && !one.opened && !one.served && !proofs.includes(one.kind) ? (
              <Button size="small" aria-label={words.serveThis(one.title)} onClick={() => setServing(one)}>
                {words.serve}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {several ? <PrintLetters ids={ids} chosen={ids.filter((id) => chosen.has(id))} /> : null}
      {serving ? <ServeDialog of={{ caseId: file.id }} letter={serving} onClose={() => setServing(undefined)} /> : null}
    </>
  )
}
