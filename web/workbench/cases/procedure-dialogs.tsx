/** Acts that move the date or end a case without a decision. */
import { useState } from 'react'
import {
  beginProcedure,
  endProcedure,
  extendCase,
  procedureTitles,
  type Status,
  terminateCase,
  terminationTitles,
} from '#modules/cases/contract.ts'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, SelectField, TextField } from '../../ui/field.tsx'
import { workCaseLawWords } from '../../words/zh/work-case-law.ts'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import type { ActDialogProps } from './act-bar.tsx'
import { ActDialog } from './act-dialog.tsx'
import { isDay } from './is-day.ts'
import { useCaseAct } from './use-case-act.ts'

const words = workCaseWords.dialogs
const approvalWords = workCaseLawWords.approval
const LONGEST = 1000

type Kind = Exclude<keyof typeof procedureTitles, 'hearing'>
/** A hearing has acts of its own. */
const kinds = Object.entries(procedureTitles)
  .filter(([value]) => value !== 'hearing')
  .map(([value, label]) => ({ value, label }))

export function BeginProcedureDialog(props: ActDialogProps) {
  const { file } = props
  const act = useCaseAct(beginProcedure, props)
  const [kind, setKind] = useState('')
  const [days, setDays] = useState('')
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  const dayCount = daysIn(days)
  const choose = (next: string) => {
    setKind(next)
    const declared = next && file.declaredProcedures.find((one) => one.name.includes(procedureTitles[next as Kind]))
    if (!declared) return
    if (declared.days !== undefined) setDays(String(declared.days))
    if (declared.basis !== undefined) setBasis(declared.basis)
  }
  const confirm = (reason: string) => {
    setTried(true)
    if (!kind || dayCount === undefined || basis.trim().length < 2) return
    act.send({ caseId: file.id, kind: kind as Kind, reason, basis: basis.trim(), days: dayCount })
  }
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: words.procedureReason, least: 2, longest: LONGEST }}
      letter={(reason) => ({ kind, reason, basis: basis.trim(), days: dayCount })}
      onConfirm={confirm}
    >
      <SelectField
        label={words.procedureKind}
        required
        options={kinds}
        value={kind}
        error={tried && !kind ? words.procedureKindEmpty : undefined}
        onChange={choose}
      />
      <TextField
        label={words.procedureDays}
        help={words.procedureDaysHelp}
        required
        inputMode="numeric"
        maxLength={3}
        unit={words.workingDays}
        value={days}
        error={tried && dayCount === undefined ? words.procedureDaysEmpty : undefined}
        onChange={setDays}
      />
      <BasisField value={basis} tried={tried} help={words.procedureBasisHelp} onChange={setBasis} />
    </ActDialog>
  )
}

export function EndProcedureDialog(props: ActDialogProps) {
  const act = useCaseAct(endProcedure, props)
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: words.procedureResult, help: words.procedureResultHelp, least: 2, longest: LONGEST }}
      onConfirm={(result) => act.send({ caseId: props.file.id, result })}
    />
  )
}

export function ExtendDialog(props: ActDialogProps) {
  const act = useCaseAct(extendCase, props)
  const [given, setGiven] = useState({ government: '', by: '', on: '', number: '' })
  const [tried, setTried] = useState(false)
  const byGovernment = props.file.regime?.governmentExtends ?? false
  const missing = {
    government: given.government.trim().length < 2,
    by: given.by.trim().length < 2,
    on: !isDay(given.on),
  }
  const approval = byGovernment ? { ...given, number: given.number.trim() || undefined } : undefined
  const confirm = (reason: string) => {
    setTried(true)
    if (!byGovernment || !Object.values(missing).some(Boolean)) act.send({ caseId: props.file.id, reason, approval })
  }
  const change = (part: Partial<typeof given>) => setGiven({ ...given, ...part })
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: words.reasonToApplicant, least: 5, longest: LONGEST }}
      letter={(reason) => ({ reason, approval })}
      onConfirm={confirm}
    >
      {byGovernment ? (
        <>
          <TextField
            label={approvalWords.government}
            help={approvalWords.governmentHelp}
            required
            maxLength={100}
            value={given.government}
            error={tried && missing.government ? workCaseLawWords.empty : undefined}
            onChange={(government) => change({ government })}
          />
          <TextField
            label={approvalWords.by}
            help={approvalWords.byHelp}
            required
            maxLength={100}
            value={given.by}
            error={tried && missing.by ? workCaseLawWords.empty : undefined}
            onChange={(by) => change({ by })}
          />
          <DateField
            label={approvalWords.on}
            required
            value={given.on}
            error={tried && missing.on ? workCaseLawWords.empty : undefined}
            onChange={(on) => change({ on })}
          />
          <TextField
            label={approvalWords.number}
            maxLength={100}
            value={given.number}
            onChange={(number) => change({ number })}
          />
        </>
      ) : null}
    </ActDialog>
  )
}

type Ground = Exclude<keyof typeof terminationTitles, 'deferred-missed'>

/** That the applicant does not correct is a ground only while the case waits for it. */
const groundsIn = (status: Status) =>
  (['applicant-gone', 'impossible', ...(status === 'correcting' ? ['not-corrected' as const] : [])] as const).map(
    (value: Ground) => ({ value, label: terminationTitles[value] }),
  )

export function TerminateDialog(props: ActDialogProps) {
  const act = useCaseAct(terminateCase, props)
  const [ground, setGround] = useState<string>()
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = (reason: string) => {
    setTried(true)
    if (ground && basis.trim().length >= 2)
      act.send({ caseId: props.file.id, ground: ground as Ground, reason, basis: basis.trim() })
  }
  return (
    <ActDialog
      of={props}
      act={act}
      danger
      reason={{ label: words.reasonToApplicant, least: 5, longest: LONGEST }}
      letter={(reason) => ({ ground, reason, basis: basis.trim() })}
      onConfirm={confirm}
    >
      <ChoiceField
        label={words.terminationGround}
        required
        options={groundsIn(props.file.status)}
        value={ground}
        error={tried && !ground ? words.groundEmpty : undefined}
        onChange={setGround}
      />
      <BasisField value={basis} tried={tried} help={words.terminationBasisHelp} onChange={setBasis} />
    </ActDialog>
  )
}

type BasisProps = { value: string; tried: boolean; help: string; onChange: (value: string) => void }

function BasisField({ value, tried, help, onChange }: BasisProps) {
  return (
    <TextField
      label={words.basis}
      help={help}
      required
      maxLength={LONGEST}
      value={value}
      error={tried && value.trim().length < 2 ? words.provisionEmpty : undefined}
      onChange={onChange}
    />
  )
}

const LONGEST_PROCEDURE = 365

function daysIn(text: string): number | undefined {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= LONGEST_PROCEDURE ? days : undefined
}
