/** Site checks, interested parties, statements, and a special procedure that needs longer. */
import { useState } from 'react'
import { prolongProcedure, recordSiteCheck, recordStatement, tellParty } from '#modules/cases/contract.ts'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, SelectField, TextField } from '../../ui/field.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { workCaseLawWords } from '../../words/zh/work-case-law.ts'
import { PapersField, useComingPapers } from '../counter/papers-field.tsx'
import type { ActDialogProps } from './act-bar.tsx'
import { ActDialog } from './act-dialog.tsx'
import { isDay } from './is-day.ts'
import { PeopleRows } from './people-rows.tsx'
import { useCaseAct } from './use-case-act.ts'

const { empty, site, party, statement, prolong } = workCaseLawWords
const LONGEST = 2000
const short = (text: string) => text.trim().length < 2

type Officer = { name: string; post: string }
const nobody: Officer = { name: '', post: '' }
const outcomes = [
  { value: 'yes', label: site.passed },
  { value: 'no', label: site.failed },
]

export function SiteCheckDialog(props: ActDialogProps) {
  const act = useCaseAct(recordSiteCheck, props)
  const [officers, setOfficers] = useState<readonly Officer[]>([nobody, nobody])
  const [checkedOn, setCheckedOn] = useState('')
  const [place, setPlace] = useState('')
  const [passed, setPassed] = useState<string>()
  const [files, setFiles] = useState<readonly KeptFile[]>([])
  const papers = useComingPapers()
  const [tried, setTried] = useState(false)
  const faultOf = (one: Officer) => (short(one.name) || short(one.post) ? empty : undefined)
  const confirm = (findings: string) => {
    setTried(true)
    if (papers.mustWait() || officers.some(faultOf) || !isDay(checkedOn) || short(place) || !passed) return
    act.send({
      caseId: props.file.id,
      officers: [...officers],
      checkedOn,
      place: place.trim(),
      findings,
      passed: passed === 'yes',
      documentIds: files.map((one) => one.id),
    })
  }
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: site.findings, help: site.findingsHelp, least: 2, longest: LONGEST }}
      onConfirm={confirm}
    >
      <PeopleRows
        title={site.officers}
        one={site.officer}
        least={2}
        rows={officers}
        blank={nobody}
        faultOf={(row) => (tried ? faultOf(row) : undefined)}
        onChange={setOfficers}
      >
        {(row, change, at) => (
          <>
            <TextField
              label={site.name(at)}
              required
              maxLength={100}
              value={row.name}
              onChange={(name) => change({ name })}
            />
            <TextField
              label={site.post(at)}
              required
              maxLength={100}
              value={row.post}
              onChange={(post) => change({ post })}
            />
          </>
        )}
      </PeopleRows>
      <DateField
        label={site.day}
        required
        value={checkedOn}
        error={tried && !isDay(checkedOn) ? empty : undefined}
        onChange={setCheckedOn}
      />
      <TextField
        label={site.place}
        required
        maxLength={200}
        value={place}
        error={tried && short(place) ? empty : undefined}
        onChange={setPlace}
      />
      <ChoiceField
        label={site.outcome}
        required
        inline
        options={outcomes}
        value={passed}
        error={tried && !passed ? empty : undefined}
        onChange={setPassed}
      />
      <PapersField {...papers.field} label={site.photos} files={files} onChange={setFiles} />
    </ActDialog>
  )
}

export function TellPartyDialog(props: ActDialogProps) {
  const act = useCaseAct(tellParty, props)
  const [name, setName] = useState('')
  const [contact, setContact] = useState('')
  const [tried, setTried] = useState(false)
  const contactWrong = contact.trim().length < 5
  const confirm = (interest: string) => {
    setTried(true)
    if (!short(name) && !contactWrong) act.send({ caseId: props.file.id, name: name.trim(), contact, interest })
  }
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: party.interest, least: 2, longest: 500 }}
      letter={(interest) => ({ name: name.trim(), contact, interest })}
      onConfirm={confirm}
    >
      <TextField
        label={party.name}
        required
        maxLength={100}
        value={name}
        error={tried && short(name) ? empty : undefined}
        onChange={setName}
      />
      <TextField
        label={party.contact}
        help={party.contactHelp}
        required
        maxLength={200}
        value={contact}
        error={tried && contactWrong ? empty : undefined}
        onChange={setContact}
      />
    </ActDialog>
  )
}

export function RecordStatementDialog(props: ActDialogProps) {
  const act = useCaseAct(recordStatement, props)
  const [who, setWho] = useState('')
  const { parties, id } = props.file
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: statement.words, least: 2, longest: LONGEST }}
      onConfirm={(words) => act.send({ caseId: id, partyNo: who ? Number(who) : undefined, words })}
    >
      <SelectField
        label={statement.who}
        options={parties.map((one) => ({ value: String(one.no), label: one.name }))}
        emptyWord={statement.applicant}
        value={who}
        onChange={setWho}
      />
    </ActDialog>
  )
}

export function ProlongDialog(props: ActDialogProps) {
  const act = useCaseAct(prolongProcedure, props)
  const [days, setDays] = useState('')
  const [tried, setTried] = useState(false)
  const count = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0
  const confirm = (reason: string) => {
    setTried(true)
    if (count >= 1 && count <= 365) act.send({ caseId: props.file.id, reason, days: count })
  }
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: prolong.reason, least: 2, longest: 1000 }}
      letter={(reason) => ({ reason, days: count })}
      onConfirm={confirm}
    >
      <TextField
        label={prolong.days}
        required
        inputMode="numeric"
        maxLength={3}
        unit={prolong.workingDays}
        value={days}
        error={tried && (count < 1 || count > 365) ? prolong.daysWrong : undefined}
        onChange={setDays}
      />
    </ActDialog>
  )
}
