/** What one drafts and another puts in force: the buttons under the draft, and the versions there have been. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { type VersionState, versionStates } from '#kernel/drafts-contract.ts'
import { TextField } from '../ui/field.tsx'
import { momentWords } from '../words/format.ts'
import { draftWords as words } from '../words/zh/work-drafts.ts'
import css from './kept-versions.module.css'

type Version = {
  id: string
  version: number
  state: VersionState
  note: string
  draftedBy: string
  draftedAt: string
  approvedBy?: string
  approvedAt?: string
  endedBy?: string
  endedAt?: string
}

export function VersionLines({ versions }: { versions: readonly Version[] }) {
  return (
    <ul className={css.versions}>
      {versions.map((one) => (
        <li key={one.id}>
          {words.line(one.version, versionStates[one.state], one.note)}
          <span className={css.quiet}>
            　{words.draftBy(one.draftedBy, momentWords(one.draftedAt))}
            {one.approvedAt ? `；${words.approvedBy(one.approvedBy ?? '', momentWords(one.approvedAt))}` : ''}
            {one.endedAt ? `；${words.endedBy(one.endedBy ?? '', momentWords(one.endedAt))}` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}

type Tools = {
  /** The note of the draft that is there. */
  note: string | undefined
  /** What is on the screen is not what is kept. */
  changed: boolean
  onSave: (note: string) => void
  saving: boolean
  /** Nothing may be saved as it stands. */
  faulty?: boolean
  onApprove?: () => void
  approving: boolean
  onDrop?: () => void
  dropping: boolean
  /** More buttons. */
  children?: ReactNode
}

export function DraftTools({ note: kept, changed, faulty, children, ...act }: Tools) {
  const [note, setNote] = useState(kept ?? '')
  const [tried, setTried] = useState(false)
  const missing = note.trim().length < 2
  const save = () => {
    setTried(true)
    if (!missing) act.onSave(note.trim())
  }
  return (
    <>
      <TextField
        label={words.note}
        required
        maxLength={500}
        value={note}
        error={tried && missing ? words.noteEmpty : undefined}
        onChange={setNote}
      />
      <div className={css.tools}>
        <Button type="primary" disabled={faulty} loading={act.saving} onClick={save}>
          {words.save}
        </Button>
        {act.onApprove ? (
          <Button disabled={changed} loading={act.approving} onClick={act.onApprove}>
            {words.approve}
          </Button>
        ) : null}
        {act.onDrop ? (
          <Button loading={act.dropping} onClick={act.onDrop}>
            {words.drop}
          </Button>
        ) : null}
        {children}
      </div>
      {kept !== undefined && !act.onApprove ? <p className={css.quiet}>{words.second}</p> : null}
    </>
  )
}
