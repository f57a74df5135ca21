/** The letters of a case, and whether each reached the applicant. */
import { Button } from 'antd'
import { useState } from 'react'
import { letterContent, serveLetter, serviceTitles } from '#modules/cases/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { fullMomentWords, momentWords } from '../../words/format.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import { workCaseWords } from '../../words/zh/work-cases.ts'
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
      {serving ? <ServeDialog caseId={file.id} letter={serving} onClose={() => setServing(undefined)} /> : null}
    </>
  )
}

function Arrived({ of: { opened, served } }: { of: Letter }) {
  if (opened)
    return (
      <p title={fullMomentWords(opened.at)}>
        <StateTag tone="success">{words.opened}</StateTag> {words.openedBy(opened.by, momentWords(opened.at))}
      </p>
    )
  if (served)
    return (
      <p title={fullMomentWords(served.at)}>
        <StateTag tone="success">{words.served}</StateTag>{' '}
        {words.servedTo(serviceTitles[served.way], served.to, momentWords(served.at))}
      </p>
    )
  return (
    <p>
      <StateTag tone="neutral">{words.unopened}</StateTag>
    </p>
  )
}

export type ServeProps = { caseId: string; letter: { id: string; title: string; number: string }; onClose: () => void }

/** A letter nobody opened, handed over or posted. */
export function ServeDialog({ caseId, letter, onClose }: ServeProps) {
  const act = useAct(serveLetter)
  const [way, setWay] = useState<string>('counter')
  const [told, setTold] = useState('')
  const [tried, setTried] = useState(false)
  const counter = way === 'counter'
  const confirm = async () => {
    setTried(true)
    if (told.trim() === '') return
    const how = counter ? { receivedBy: told.trim() } : { tracking: told.trim() }
    if (await act.run({ caseId, letterId: letter.id, way: counter ? 'counter' : 'post', ...how })) onClose()
  }
  return (
    <Dialog
      open
      title={words.serve}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={act.pending} onClick={() => void confirm()}>
            {words.serveVerb}
          </Button>
          <Button disabled={act.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
        </>
      }
    >
      <p>{words.serveText(letter.title, letter.number)}</p>
      <ChoiceField
        label={words.way}
        required
        inline
        options={Object.entries(serviceTitles).map(([value, label]) => ({ value, label }))}
        value={way}
        onChange={setWay}
      />
      <TextField
        label={counter ? words.receivedBy : words.tracking}
        required
        maxLength={50}
        value={told}
        error={tried && told.trim() === '' ? words.toldEmpty : undefined}
        onChange={setTold}
      />
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </Dialog>
  )
}
