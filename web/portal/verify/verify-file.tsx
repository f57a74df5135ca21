/** Looks at a PDF: who sealed it, and whether a byte has changed since. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import {
  type AuthorityPurpose,
  authorityPurposes,
  sealChains,
  verifyFile,
  type VerifyReason,
  verifyReasons,
} from '#modules/documents/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { SelectField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { fullMomentWords } from '../../words/format.ts'
import { licenceWords as words } from '../../words/zh/portal-licences.ts'
import { signetWords } from '../../words/zh/signets.ts'
import { issuedFacts } from './code-verdict.tsx'
import { Verdict, type VerdictProps } from './verdict.tsx'
import css from './verify.module.css'

type Answer = OutputOf<typeof verifyFile>

export type CheckedFile = { name: string; answer: Answer }

export function VerifyFile({ onChecked }: { onChecked: (file: CheckedFile | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const act = useAct(verifyFile)
  const [takenFor, setTakenFor] = useState('')
  const check = async (file: File | undefined) => {
    if (!file) return
    onChecked(undefined)
    const answer = await act.run({ content: file, takenFor: (takenFor || undefined) as AuthorityPurpose | undefined })
    if (answer) onChecked({ name: file.name, answer })
  }
  return (
    <div className={css.file}>
      <SelectField
        label={words.takenFor}
        help={words.takenForHelp}
        emptyWord={words.takenForAny}
        options={Object.entries(authorityPurposes).map(([value, label]) => ({ value, label }))}
        value={takenFor}
        onChange={(chosen) => {
          setTakenFor(chosen)
          onChecked(undefined)
        }}
      />
      <label htmlFor="verify-file">{words.fileLabel}</label>
      <p className={css.quiet}>{words.fileHelp}</p>
      <input
        ref={input}
        id="verify-file"
        className="unseen"
        type="file"
        tabIndex={-1}
        accept=".pdf,application/pdf"
        onChange={(event) => {
          void check(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button loading={act.pending} onClick={() => input.current?.click()}>
        {act.pending ? words.checking : words.chooseFile}
      </Button>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </div>
  )
}

const altered: readonly VerifyReason[] = ['content-altered', 'appended-after-signing', 'signature-damaged']

function verdictOf(reason: VerifyReason): Pick<VerdictProps, 'tone' | 'title'> {
  if (reason === 'genuine') return { tone: 'success', title: words.verdict.genuine }
  if (reason === 'recognised') return { tone: 'success', title: words.verdict.recognised }
  if (reason === 'authority-not-for-this') return { tone: 'warning', title: words.verdict.notForThis }
  if (reason === 'void') return { tone: 'warning', title: words.verdict.void }
  if (altered.includes(reason)) return { tone: 'danger', title: words.verdict.altered }
  return { tone: 'warning', title: words.verdict.unknown }
}

export function FileVerdict({ file: { name, answer } }: { file: CheckedFile }) {
  const sealedByFirm = answer.reason === 'genuine' && answer.issued?.kind === 'submission'
  return (
    <Verdict
      {...verdictOf(answer.reason)}
      text={`${name}：${sealedByFirm ? signetWords.verdictWhole : verifyReasons[answer.reason]}`}
      facts={[
        ...(answer.signer ? [{ key: 'signer', label: words.signer, value: answer.signer }] : []),
        ...(answer.signedAt
          ? [{ key: 'signedAt', label: words.signedAt, value: fullMomentWords(answer.signedAt) }]
          : []),
        ...(answer.authority ? [{ key: 'authority', label: words.authority, value: answer.authority }] : []),
        ...(answer.recognisedFor
          ? [
              {
                key: 'recognisedFor',
                label: words.recognisedFor,
                value: answer.recognisedFor.map((one) => authorityPurposes[one]).join('、'),
              },
            ]
          : []),
        ...(answer.chain ? [{ key: 'chain', label: words.chain, value: sealChains[answer.chain] }] : []),
        ...(answer.issued ? issuedFacts(answer.issued) : []),
      ]}
    />
  )
}
