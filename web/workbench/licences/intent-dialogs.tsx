/** Dialogs of taking a licence from its holder: what is intended, what was said, what is decided. */
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import {
  cancelLicence,
  dropIntent,
  type licencePage,
  recordIntentStatement,
  revokeLicence,
  suspendLicence,
  tellIntent,
  withdrawLicence,
} from '#modules/licences/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { DateField } from '../../ui/date-field.tsx'
import { LongTextField, SelectField, TextField, TickField } from '../../ui/field.tsx'
import type { Intent } from '../../ui/intent-facts.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { intentWords } from '../../words/zh/licence-intents.ts'
import { isDay } from '../cases/is-day.ts'
import { LicenceLetterPreview } from '../cases/letter-preview.tsx'

const words = intentWords.work
type Licence = OutputOf<typeof licencePage>
export type Ground = Licence['cancelGrounds'][number]

const LEAST_DAYS = 5
const MOST_DAYS = 30
const MOST_SUSPENDED = 730
const within = (text: string, most: number) =>
  Number.isInteger(Number(text)) && Number(text) >= 1 && Number(text) <= most
const short = (text: string, least: number) => text.trim().length < least

export function GroundField({
  grounds,
  value,
  missing,
  onChange,
}: {
  grounds: readonly Ground[]
  value: string
  missing: boolean
  onChange: (ground: string) => void
}) {
  return (
    <SelectField
      label={words.ground}
      required
      options={grounds.map(({ ground, title, article }) => ({ value: ground, label: words.option(title, article) }))}
      value={value}
      error={missing ? words.groundEmpty : undefined}
      onChange={onChange}
    />
  )
}

export function TellDialog({
  licence,
  act: kind,
  onClose,
}: {
  licence: Licence
  act: Intent['act']
  onClose: () => void
}) {
  const act = useAct(tellIntent)
  const [ground, setGround] = useState('')
  const [basis, setBasis] = useState('')
  const [days, setDays] = useState(String(LEAST_DAYS))
  const [suspended, setSuspended] = useState('')
  const [tried, setTried] = useState(false)
  const heard = licence.cancelGrounds.filter((one) => one.heard)
  const chosen = heard.find((one) => one.ground === ground)?.ground
  const count = Number(days)
  const daysWrong = !Number.isInteger(count) || count < LEAST_DAYS || count > MOST_DAYS
  const suspendedWrong = kind === 'suspend' && !within(suspended, MOST_SUSPENDED)
  const wrong = short(basis, 4) || daysWrong || (kind === 'cancel' && !chosen) || suspendedWrong
  const told = (reason: string) => ({
    act: kind,
    ground: chosen,
    reason,
    basis: basis.trim(),
    answerDays: count,
    days: kind === 'suspend' ? Number(suspended) : undefined,
  })
  const confirm = async (reason: string) => {
    setTried(true)
    if (!wrong && (await act.run({ id: licence.id, ...told(reason) }))) onClose()
  }
  return (
    <ReasonDialog
      open
      danger
      title={words.tell(intentWords.acts[kind])}
      effect={words.tellEffect}
      verb={words.tellVerb}
      reason={{ label: words.reason, least: 5, longest: 500 }}
      act={act}
      wide
      renderBelow={(reason) => <LicenceLetterPreview licenceId={licence.id} act="tell-intent" input={told(reason)} />}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      {kind === 'suspend' ? (
        <TextField
          label={words.suspendDays}
          help={words.suspendDaysHelp}
          required
          inputMode="numeric"
          maxLength={3}
          value={suspended}
          error={tried && suspendedWrong ? words.suspendDaysWrong : undefined}
          onChange={setSuspended}
        />
      ) : null}
      {kind === 'cancel' ? (
        <GroundField grounds={heard} value={ground} missing={tried && !chosen} onChange={setGround} />
      ) : null}
      <TextField
        label={words.basis}
        help={words.basisHelp}
        required
        maxLength={200}
        value={basis}
        error={tried && short(basis, 4) ? words.basisEmpty : undefined}
        onChange={setBasis}
      />
      <TextField
        label={words.days}
        help={words.daysHelp}
        required
        inputMode="numeric"
        maxLength={2}
        value={days}
        error={tried && daysWrong ? words.daysWrong : undefined}
        onChange={setDays}
      />
    </ReasonDialog>
  )
}

type Props = { id: string; of: Intent; onClose: () => void }

export function StatementDialog({ id, of, onClose }: Props) {
  const act = useAct(recordIntentStatement)
  const [hearing, setHearing] = useState(false)
  const confirm = async (statement: string) => {
    if (await act.run({ id, no: of.no, statement, asksHearing: hearing })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.record}
      effect={words.recordEffect}
      verb={words.recordVerb}
      reason={{ label: words.recordLabel, least: 5, longest: 2000 }}
      act={act}
      onConfirm={(text) => void confirm(text)}
      onClose={onClose}
    >
      {of.act === 'revoke' ? <TickField label={words.recordHearing} checked={hearing} onChange={setHearing} /> : null}
    </ReasonDialog>
  )
}

export function DropDialog({ id, of, onClose }: Props) {
  const act = useAct(dropIntent)
  const title = words.drop(of.actTitle)
  const confirm = async (reason: string) => {
    if (await act.run({ id, no: of.no, reason })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={title}
      effect={words.dropEffect}
      verb={title}
      reason={{ label: words.dropLabel, least: 5, longest: 500 }}
      act={act}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    />
  )
}

export function DecideDialog({ id, of, onClose }: Props) {
  const acts = {
    suspend: useAct(suspendLicence),
    withdraw: useAct(withdrawLicence),
    revoke: useAct(revokeLicence),
    cancel: useAct(cancelLicence),
  }
  const [days, setDays] = useState(String(of.days ?? ''))
  const [on, setOn] = useState('')
  const [record, setRecord] = useState('')
  const [tried, setTried] = useState(false)
  const hearingWrong = of.asksHearing && (!isDay(on) || short(record, 5))
  const daysWrong = of.act === 'suspend' && !within(days, of.days ?? MOST_SUSPENDED)
  const decided = (reason: string) => ({
    suspend: { reason, days: Number(days) },
    withdraw: { reason },
    revoke: { reason, hearing: of.asksHearing ? { on, record: record.trim() } : undefined },
    cancel: { reason, basis: of.basis, ground: of.ground! },
  })
  const decide = (reason: string) => {
    const input = decided(reason)
    if (of.act === 'suspend') return acts.suspend.run({ id, ...input.suspend })
    if (of.act === 'withdraw') return acts.withdraw.run({ id, ...input.withdraw })
    if (of.act === 'cancel') return acts.cancel.run({ id, ...input.cancel })
    return acts.revoke.run({ id, ...input.revoke })
  }
  const confirm = async (reason: string) => {
    setTried(true)
    if (!hearingWrong && !daysWrong && (await decide(reason))) onClose()
  }
  return (
    <ReasonDialog
      open
      danger
      title={words.decide(of.actTitle)}
      effect={of.act === 'suspend' ? words.suspendEffect : words.decideEffect}
      verb={words.decideVerb(of.actTitle)}
      reason={{ label: words.decideReason, least: 5, longest: 500 }}
      act={acts[of.act]}
      wide
      renderBelow={(reason) => <LicenceLetterPreview licenceId={id} act={of.act} input={decided(reason)[of.act]} />}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      {of.act === 'suspend' ? (
        <TextField
          label={words.decidedDays}
          help={words.decidedDaysHelp(of.days ?? MOST_SUSPENDED)}
          required
          inputMode="numeric"
          maxLength={3}
          value={days}
          error={tried && daysWrong ? words.decidedDaysWrong(of.days ?? MOST_SUSPENDED) : undefined}
          onChange={setDays}
        />
      ) : null}
      {of.asksHearing ? (
        <>
          <DateField
            label={words.hearingOn}
            required
            value={on}
            error={tried && !isDay(on) ? words.hearingOnEmpty : undefined}
            onChange={setOn}
          />
          <LongTextField
            label={words.hearingRecord}
            required
            maxLength={2000}
            value={record}
            error={tried && short(record, 5) ? words.hearingRecordEmpty : undefined}
            onChange={setRecord}
          />
        </>
      ) : null}
    </ReasonDialog>
  )
}
