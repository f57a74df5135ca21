/** Acts of a hearing: the right told, a request written down, the day named, the record kept. */
import { useState } from 'react'
import { callHearing, receiveHearingRequest, recordHearing, tellHearingRight } from '#modules/cases/contract.ts'
import { DateField } from '../../ui/date-field.tsx'
import { LongTextField, TextField, TickField } from '../../ui/field.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { workCaseLawWords } from '../../words/zh/work-case-law.ts'
import { PapersField, useComingPapers } from '../counter/papers-field.tsx'
import type { ActDialogProps } from './act-bar.tsx'
import { ActDialog } from './act-dialog.tsx'
import { isDay } from './is-day.ts'
import { PeopleRows } from './people-rows.tsx'
import { useCaseAct } from './use-case-act.ts'

const words = workCaseLawWords.hearing
const empty = workCaseLawWords.empty
const LONGEST = 2000

export function TellHearingRightDialog(props: ActDialogProps) {
  const act = useCaseAct(tellHearingRight, props)
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: words.interest, help: words.interestHelp, least: 2, longest: LONGEST }}
      letter={(reason) => ({ reason })}
      onConfirm={(reason) => act.send({ caseId: props.file.id, reason })}
    />
  )
}

export function ReceiveHearingRequestDialog(props: ActDialogProps) {
  const act = useCaseAct(receiveHearingRequest, props)
  const [by, setBy] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = (reason: string) => {
    setTried(true)
    if (by.trim().length >= 2) act.send({ caseId: props.file.id, by: by.trim(), reason })
  }
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: words.requestReason, least: 2, longest: LONGEST }}
      onConfirm={confirm}
    >
      <TextField
        label={words.requestedBy}
        required
        maxLength={100}
        value={by}
        error={tried && by.trim().length < 2 ? empty : undefined}
        onChange={setBy}
      />
    </ActDialog>
  )
}

export function CallHearingDialog(props: ActDialogProps) {
  const { file } = props
  const act = useCaseAct(callHearing, props)
  const [given, setGiven] = useState({ time: '', place: '', hostName: '', hostPost: '' })
  const [hearingOn, setHearingOn] = useState('')
  const [announcement, setAnnouncement] = useState('')
  const [tried, setTried] = useState(false)
  const onRequest = file.hearing?.state === 'requested'
  const timeWrong = !/^([01]\d|2[0-3]):[0-5]\d$/.test(given.time.trim())
  const short = (text: string) => text.trim().length < 2
  const calling = { hearingOn, ...given, announcement: announcement.trim() || undefined }
  const confirm = () => {
    setTried(true)
    const missing = [given.place, given.hostName, given.hostPost, ...(onRequest ? [] : [announcement])].some(short)
    if (missing || timeWrong || !isDay(hearingOn)) return
    act.send({ caseId: file.id, ...calling })
  }
  const text = (key: keyof typeof given, label: string, help?: string) => (
    <TextField
      label={label}
      help={help}
      required
      maxLength={key === 'place' ? 200 : 100}
      value={given[key]}
      error={tried && (key === 'time' ? timeWrong : short(given[key])) ? words.missing[key] : undefined}
      onChange={(value) => setGiven({ ...given, [key]: value })}
    />
  )
  return (
    <ActDialog of={props} act={act} reason="none" letter={() => calling} onConfirm={confirm}>
      <DateField
        label={words.day}
        help={words.dayHelp}
        required
        value={hearingOn}
        error={tried && !isDay(hearingOn) ? words.dayMissing : undefined}
        onChange={setHearingOn}
      />
      {text('time', words.time, words.timeHelp)}
      {text('place', words.place)}
      {text('hostName', words.hostName, words.hostHelp)}
      {text('hostPost', words.hostPost)}
      <LongTextField
        label={words.announcement}
        help={onRequest ? words.announcementMay : words.announcementMust}
        required={!onRequest}
        maxLength={LONGEST}
        rows={3}
        value={announcement}
        error={tried && !onRequest && short(announcement) ? empty : undefined}
        onChange={setAnnouncement}
      />
    </ActDialog>
  )
}

type Attendee = { name: string; role: string; signed: boolean; note: string }
const nobody: Attendee = { name: '', role: '', signed: true, note: '' }

export function RecordHearingDialog(props: ActDialogProps) {
  const act = useCaseAct(recordHearing, props)
  const [heldOn, setHeldOn] = useState(props.file.hearing?.hearingOn ?? '')
  const [attendees, setAttendees] = useState<readonly Attendee[]>([
    { ...nobody, name: props.file.applicant.name, role: words.applicant },
  ])
  const [files, setFiles] = useState<readonly KeptFile[]>([])
  const papers = useComingPapers()
  const [tried, setTried] = useState(false)
  const faultOf = (one: Attendee) =>
    one.name.trim().length < 2 || one.role.trim().length < 2 || (!one.signed && !one.note.trim()) ? empty : undefined
  const confirm = (record: string) => {
    setTried(true)
    if (papers.mustWait() || !isDay(heldOn) || attendees.some(faultOf)) return
    act.send({
      caseId: props.file.id,
      heldOn,
      record,
      attendees: attendees.map(({ note, ...one }) => ({ ...one, note: note.trim() || undefined })),
      documentIds: files.map((one) => one.id),
    })
  }
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: words.record, help: words.recordHelp, least: 2, longest: 10_000 }}
      onConfirm={confirm}
    >
      <DateField
        label={words.heldOn}
        required
        value={heldOn}
        error={tried && !isDay(heldOn) ? words.dayMissing : undefined}
        onChange={setHeldOn}
      />
      <PeopleRows
        title={words.attendees}
        one={words.attendee}
        rows={attendees}
        blank={nobody}
        faultOf={(row) => (tried ? faultOf(row) : undefined)}
        onChange={setAttendees}
      >
        {(row, change, at) => (
          <>
            <TextField
              label={words.attendeeName(at)}
              required
              maxLength={100}
              value={row.name}
              onChange={(name) => change({ name })}
            />
            <TextField
              label={words.attendeeRole(at)}
              required
              maxLength={50}
              value={row.role}
              onChange={(role) => change({ role })}
            />
            <TickField
              label={words.signed(row.name || at)}
              checked={row.signed}
              onChange={(signed) => change({ signed })}
            />
            {row.signed ? null : (
              <TextField
                label={words.unsigned(at)}
                required
                maxLength={200}
                value={row.note}
                onChange={(note) => change({ note })}
              />
            )}
          </>
        )}
      </PeopleRows>
      <PapersField {...papers.field} label={words.recordFiles} files={files} onChange={setFiles} />
    </ActDialog>
  )
}
