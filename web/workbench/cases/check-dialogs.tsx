/** Acts on the check of a promise: what was found, how it ends, that it was set right. */
import { useState } from 'react'
import {
  checkActTitles,
  concludeCheck,
  confirmCorrected,
  type PreviewedAct,
  reportFinding,
} from '#modules/cases/contract.ts'
import { fileContent } from '#modules/documents/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { ReasonDialog, type ReasonDialogProps } from '../../ui/reason-dialog.tsx'
import { workEasierCaseWords } from '../../words/zh/work-easier-cases.ts'
import { PapersField, useComingPapers } from '../counter/papers-field.tsx'
import type { CaseFile } from './clocks.tsx'
import { LetterPreview } from './letter-preview.tsx'

const words = workEasierCaseWords.acts
const LONGEST = 2000

export type CheckDialogProps = { file: CaseFile; onClose: () => void }
type Dialogs = 'report-finding' | 'conclude-check' | 'confirm-corrected'

export function CheckDialog({ act, ...props }: CheckDialogProps & { act: Dialogs }) {
  if (act === 'report-finding') return <FindingDialog {...props} />
  if (act === 'conclude-check') return <ConclusionDialog {...props} />
  return <CorrectedDialog {...props} />
}

type EvidenceProps = {
  files: readonly KeptFile[]
  onChange: (change: (files: readonly KeptFile[]) => readonly KeptFile[]) => void
  error?: string
  papers: ReturnType<typeof useComingPapers>
}

function Evidence({ papers, ...field }: EvidenceProps) {
  const hrefOf = (file: KeptFile) => addressOf(fileContent, { id: file.id })
  return <PapersField {...field} {...papers.field} label={words.evidence} hrefOf={hrefOf} />
}

type FrameProps = {
  name: Dialogs
  of: CheckDialogProps
  /** What the act would be told, where it writes a letter. */
  letter?: (reason: string) => Record<string, unknown> | undefined
  confirm: (reason: string) => Promise<void>
} & Pick<ReasonDialogProps, 'act' | 'danger' | 'children'>

function CheckFrame({ name, of: { file, onClose }, letter, confirm, ...rest }: FrameProps) {
  const { effect, verb, reason } = words[name]
  const preview = (text: string) => {
    const input = letter?.(text)
    return input ? <LetterPreview caseId={file.id} act={name as PreviewedAct} input={input} /> : null
  }
  return (
    <ReasonDialog
      open
      wide
      title={checkActTitles[name]}
      effect={effect}
      verb={verb}
      reason={{ label: reason, least: 2, longest: LONGEST }}
      renderBelow={preview}
      onConfirm={(text) => void confirm(text)}
      onClose={onClose}
      {...rest}
    />
  )
}

const idsOf = (files: readonly KeptFile[]) => files.map((one) => one.id)

function FindingDialog({ file, onClose }: CheckDialogProps) {
  const own = words['report-finding']
  const act = useAct(reportFinding)
  const [files, setFiles] = useState<readonly KeptFile[]>([])
  const papers = useComingPapers()
  const [days, setDays] = useState('5')
  const [tried, setTried] = useState(false)
  const wrong = !/^\d{1,2}$/.test(days) || Number(days) < 3 || Number(days) > 30
  const found = (findings: string) => ({ findings, documentIds: idsOf(files), answerDays: Number(days) })
  const confirm = async (findings: string) => {
    setTried(true)
    if (papers.mustWait() || wrong || files.length === 0) return
    if (await act.run({ caseId: file.id, ...found(findings) })) onClose()
  }
  return (
    <CheckFrame name="report-finding" of={{ file, onClose }} act={act} letter={found} confirm={confirm}>
      <Evidence
        papers={papers}
        files={files}
        onChange={setFiles}
        error={tried && files.length === 0 ? words.evidenceMissing : undefined}
      />
      <TextField
        label={own.days}
        required
        inputMode="numeric"
        maxLength={2}
        value={days}
        error={tried && wrong ? own.daysWrong : undefined}
        onChange={setDays}
      />
    </CheckFrame>
  )
}

type Outcome = 'kept' | 'correct' | 'revoke'

function ConclusionDialog({ file, onClose }: CheckDialogProps) {
  const own = words['conclude-check']
  const act = useAct(concludeCheck)
  const status = file.commitment?.check?.status
  const possible: readonly Outcome[] =
    status === 'due' ? ['kept'] : status === 'correcting' ? ['revoke'] : ['kept', 'correct', 'revoke']
  const [outcome, setOutcome] = useState<Outcome | undefined>(possible.length === 1 ? possible[0] : undefined)
  const [basis, setBasis] = useState(file.commitment?.basis ?? '')
  const [correctBy, setCorrectBy] = useState('')
  const [files, setFiles] = useState<readonly KeptFile[]>([])
  const papers = useComingPapers()
  const [tried, setTried] = useState(false)
  const broken = outcome !== undefined && outcome !== 'kept'
  const concluded = (reason: string) => ({
    reason,
    basis: broken ? basis.trim() : undefined,
    correctBy: outcome === 'correct' ? correctBy : undefined,
    documentIds: idsOf(files),
  })
  const confirm = async (reason: string) => {
    setTried(true)
    if (papers.mustWait() || !outcome || (broken && basis.trim().length < 2) || (outcome === 'correct' && !correctBy))
      return
    if (await act.run({ caseId: file.id, outcome, ...concluded(reason) })) onClose()
  }
  return (
    <CheckFrame
      name="conclude-check"
      of={{ file, onClose }}
      act={act}
      letter={(text) => (broken ? { outcome, ...concluded(text) } : undefined)}
      danger={outcome === 'revoke'}
      confirm={confirm}
    >
      <ChoiceField
        label={own.outcome}
        required
        options={possible.map((value) => ({ value, label: own.outcomes[value] }))}
        value={outcome}
        error={tried && !outcome ? own.outcomeEmpty : undefined}
        onChange={(value) => setOutcome(value as Outcome)}
      />
      {broken ? (
        <TextField
          label={own.basis}
          required
          maxLength={1000}
          value={basis}
          error={tried && basis.trim().length < 2 ? own.basisEmpty : undefined}
          onChange={setBasis}
        />
      ) : null}
      {outcome === 'correct' ? (
        <DateField
          label={own.correctBy}
          required
          value={correctBy}
          error={tried && !correctBy ? own.correctByEmpty : undefined}
          onChange={setCorrectBy}
        />
      ) : null}
      <Evidence papers={papers} files={files} onChange={setFiles} />
    </CheckFrame>
  )
}

function CorrectedDialog({ file, onClose }: CheckDialogProps) {
  const act = useAct(confirmCorrected)
  const [files, setFiles] = useState<readonly KeptFile[]>([])
  const papers = useComingPapers()
  const confirm = async (reason: string) => {
    if (papers.mustWait()) return
    if (await act.run({ caseId: file.id, reason, documentIds: idsOf(files) })) onClose()
  }
  return (
    <CheckFrame name="confirm-corrected" of={{ file, onClose }} act={act} confirm={confirm}>
      <Evidence papers={papers} files={files} onChange={setFiles} />
    </CheckFrame>
  )
}
