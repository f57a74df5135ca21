/** Whether a letter arrived, and how it is served where nobody opened it. */
import { Button } from 'antd'
import { useState } from 'react'
import { serveLetter, serveLicenceLetter, serviceTitles } from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { fullMomentWords, momentWords } from '../../words/format.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'

type Arrival = {
  opened?: { at: string; by?: string }
  served?: { at: string; way: keyof typeof serviceTitles; to: string }
}

export function Arrived({ of: { opened, served } }: { of: Arrival }) {
  if (opened)
    return (
      <p title={fullMomentWords(opened.at)}>
        <StateTag tone="success">{words.opened}</StateTag>{' '}
        {opened.by ? words.openedBy(opened.by, momentWords(opened.at)) : momentWords(opened.at)}
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

/** A letter of a case, or about a licence. */
export type ServeProps = {
  of: { caseId: string } | { licenceId: string }
  letter: { id: string; title: string; number: string }
  onClose: () => void
}

/** A letter nobody opened, handed over or posted. */
export function ServeDialog({ of, letter, onClose }: ServeProps) {
  const acts = { case: useAct(serveLetter), licence: useAct(serveLicenceLetter) }
  const { pending, problem } = 'caseId' in of ? acts.case : acts.licence
  const [way, setWay] = useState<string>('counter')
  const [told, setTold] = useState('')
  const [tried, setTried] = useState(false)
  const counter = way === 'counter'
  const confirm = async () => {
    setTried(true)
    if (told.trim() === '') return
    const how = counter ? { receivedBy: told.trim() } : { tracking: told.trim() }
    const given = { letterId: letter.id, way: counter ? 'counter' : 'post', ...how } as const
    const done = 'caseId' in of ? acts.case.run({ ...of, ...given }) : acts.licence.run({ ...of, ...given })
    if (await done) onClose()
  }
  return (
    <Dialog
      open
      title={words.serve}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={pending} onClick={() => void confirm()}>
            {words.serveVerb}
          </Button>
          <Button disabled={pending} onClick={onClose}>
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
      {problem ? <ErrorBox problem={problem} /> : null}
    </Dialog>
  )
}
