/** Dialogs of undoing a grant: what is intended, what was said, what is decided and owed, what was paid. */
import { useState } from 'react'
import {
  decideUndoing,
  dropUndoing,
  payCompensation,
  recordUndoingStatement,
  tellUndoing,
  undoingTitles,
} from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { DateField } from '../../ui/date-field.tsx'
import { LongTextField, SelectField, TextField } from '../../ui/field.tsx'
import { numberFrom } from '../../ui/item-form/number-text.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import type { Undoing } from '../../ui/undoing-facts.tsx'
import { workUndoingWords as words } from '../../words/zh/work-undoing.ts'
import type { CaseFile } from './clocks.tsx'
import { isDay } from './is-day.ts'
import { LetterPreview } from './letter-preview.tsx'

const LONGEST = 2000
const short = (text: string, least = 2) => text.trim().length < least

type Choice = CaseFile['undoingChoices'][number]
const keyOf = ({ kind, ground }: Choice) => `${kind}:${ground}`

export function BeginUndoingDialog({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const act = useAct(tellUndoing)
  const [key, setKey] = useState('')
  const [basis, setBasis] = useState('')
  const [terms, setTerms] = useState('')
  const [tried, setTried] = useState(false)
  const choice = file.undoingChoices.find((one) => keyOf(one) === key)
  const changes = choice?.kind === 'change'
  const wrong = !choice || short(basis) || (changes && short(terms, 5))
  const given = (reason: string) =>
    choice && {
      kind: choice.kind,
      ground: choice.ground,
      reason,
      basis: basis.trim(),
      newTerms: changes ? terms.trim() : undefined,
    }
  const confirm = async (reason: string) => {
    setTried(true)
    const input = given(reason)
    if (!wrong && input && (await act.run({ caseId: file.id, ...input }))) onClose()
  }
  return (
    <ReasonDialog
      open
      wide
      danger
      title={words.beginTitle}
      effect={choice ? words.beginOn(choice.article) : words.beginEffect}
      verb={choice && !choice.heard ? words.strikeVerb : words.beginVerb}
      reason={{ label: words.reason, least: 5, longest: LONGEST }}
      act={act}
      renderBelow={(reason) =>
        wrong ? null : <LetterPreview caseId={file.id} act="tell-undoing" input={given(reason)!} />
      }
      onConfirm={(text) => void confirm(text)}
      onClose={onClose}
    >
      <SelectField
        label={words.ground}
        required
        options={file.undoingChoices.map((one) => ({
          value: keyOf(one),
          label: words.option(undoingTitles[one.kind], one.title),
        }))}
        value={key}
        error={tried && !choice ? words.groundEmpty : undefined}
        onChange={setKey}
      />
      <TextField
        label={words.basis}
        help={words.basisHelp}
        required
        maxLength={1000}
        value={basis}
        error={tried && short(basis) ? words.basisEmpty : undefined}
        onChange={setBasis}
      />
      {changes ? (
        <LongTextField
          label={words.terms}
          help={words.termsHelp}
          required
          maxLength={500}
          rows={2}
          value={terms}
          error={tried && short(terms, 5) ? words.termsEmpty : undefined}
          onChange={setTerms}
        />
      ) : null}
    </ReasonDialog>
  )
}

type Props = { file: CaseFile; of: Undoing; onClose: () => void }

export function DecideDialog({ file, of, onClose }: Props) {
  const act = useAct(decideUndoing)
  const [amount, setAmount] = useState('')
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  const mustSay = of.owed === '补偿'
  const fen = numberFrom(amount, 100)
  const saysSome = amount.trim() !== ''
  const amountWrong = (mustSay || saysSome) && !(typeof fen === 'number' && Number.isInteger(fen) && fen >= 0)
  const basisWrong = (mustSay || saysSome) && short(basis)
  const given = (reason: string) => ({
    no: of.no,
    reason,
    compensation: of.owed && saysSome && !amountWrong ? { amount: fen as number, basis: basis.trim() } : undefined,
  })
  const confirm = async (reason: string) => {
    setTried(true)
    if (of.owed && (amountWrong || basisWrong)) return
    if (await act.run({ caseId: file.id, ...given(reason) })) onClose()
  }
  return (
    <ReasonDialog
      open
      wide
      danger
      title={words.decide(of.kindTitle)}
      effect={words.decideEffect}
      verb={words.decideVerb(of.kindTitle)}
      reason={{ label: words.decideReason, least: 5, longest: LONGEST }}
      act={act}
      renderBelow={(reason) => <LetterPreview caseId={file.id} act="decide-undoing" input={given(reason)} />}
      onConfirm={(text) => void confirm(text)}
      onClose={onClose}
    >
      {of.owed ? (
        <>
          <TextField
            label={words.amount(of.owed)}
            help={mustSay ? words.amountHelp : words.amountMay}
            required={mustSay}
            inputMode="decimal"
            maxLength={14}
            unit={words.yuan}
            value={amount}
            error={tried && amountWrong ? words.amountWrong : undefined}
            onChange={setAmount}
          />
          <TextField
            label={words.amountBasis}
            required={mustSay || saysSome}
            maxLength={1000}
            value={basis}
            error={tried && basisWrong ? words.amountBasisEmpty : undefined}
            onChange={setBasis}
          />
        </>
      ) : null}
    </ReasonDialog>
  )
}

export function OneWordDialog({
  file,
  of,
  onClose,
  act: kind,
  title,
}: Props & { act: 'record-statement' | 'drop'; title: string }) {
  const recording = useAct(recordUndoingStatement)
  const dropping = useAct(dropUndoing)
  const records = kind === 'record-statement'
  const confirm = async (text: string) => {
    const at = { caseId: file.id, no: of.no }
    const done = records ? await recording.run({ ...at, statement: text }) : await dropping.run({ ...at, reason: text })
    if (done) onClose()
  }
  return (
    <ReasonDialog
      open
      title={title}
      effect={records ? words.recordEffect : words.dropEffect}
      verb={records ? words.recordVerb : title}
      reason={{ label: records ? words.recordLabel : words.dropLabel, least: 5, longest: LONGEST }}
      act={records ? recording : dropping}
      onConfirm={(text) => void confirm(text)}
      onClose={onClose}
    />
  )
}

export function PayDialog({ file, of, onClose }: Props) {
  const act = useAct(payCompensation)
  const [paidOn, setPaidOn] = useState('')
  const [voucher, setVoucher] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = async () => {
    setTried(true)
    if (!isDay(paidOn) || short(voucher)) return
    if (await act.run({ caseId: file.id, no: of.no, paidOn, voucher: voucher.trim() })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.pay}
      effect={words.payEffect}
      verb={words.pay}
      reason="none"
      act={act}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <DateField
        label={words.paidOn}
        required
        value={paidOn}
        error={tried && !isDay(paidOn) ? words.paidOnEmpty : undefined}
        onChange={setPaidOn}
      />
      <TextField
        label={words.voucher}
        required
        maxLength={100}
        value={voucher}
        error={tried && short(voucher) ? words.voucherEmpty : undefined}
        onChange={setVoucher}
      />
    </ReasonDialog>
  )
}
