/** The case that came of the help, and how the applicant stands by it. */
import { Button } from 'antd'
import { useState } from 'react'
import { linkCase, proofs } from '#modules/assistance/contract.ts'
import { largestUpload, uploadFile, uploadTypes } from '#modules/documents/contract.ts'
import { call } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { FileDrop, type KeptFile } from '../../ui/file-drop.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { useScanner } from '../counter/scan-papers.tsx'
import { assistanceWords } from '../../words/zh/assistance.ts'

const words = assistanceWords.work
const wrong = assistanceWords.wrong
type Kind = 'helped' | 'acted'
type Proof = keyof typeof proofs
const accept = Object.values(uploadTypes).flatMap((one) =>
  one === 'JPG' ? ['.jpg', '.jpeg'] : [`.${one.toLowerCase()}`],
)

export function LinkCase({ id, onDone }: { id: string; onDone: () => void }) {
  const [caseNumber, setCaseNumber] = useState('')
  const [kind, setKind] = useState<Kind>('helped')
  const [proof, setProof] = useState<Proof>('screen')
  const [scans, setScans] = useState<readonly KeptFile[]>([])
  const [mandate, setMandate] = useState<readonly KeptFile[]>([])
  const [tried, setTried] = useState(false)
  const act = useAct(linkCase)
  const bad = {
    number: caseNumber.trim().length < 10,
    scans: proof === 'scan' && scans.length === 0,
    mandate: kind === 'acted' && mandate.length === 0,
  }
  const save = async () => {
    setTried(true)
    if (Object.values(bad).some(Boolean)) return
    const ids = (files: readonly KeptFile[]) => files.map((file) => file.id)
    const input = { id, caseNumber, kind, proof, scans: proof === 'scan' ? ids(scans) : [] }
    if (await act.run({ ...input, mandateScans: kind === 'acted' ? ids(mandate) : [] })) onDone()
  }
  return (
    <Stack>
      <p>{words.linkText}</p>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <TextField
        label={words.caseNumber}
        required
        maxLength={60}
        value={caseNumber}
        error={tried && bad.number ? wrong.caseNumber : act.fieldErrors.caseNumber}
        onChange={setCaseNumber}
      />
      <ChoiceField
        label={words.kind}
        required
        options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={(next) => setKind(next as Kind)}
      />
      {kind === 'acted' ? (
        <Scans
          label={words.mandate}
          files={mandate}
          error={tried && bad.mandate ? wrong.mandate : undefined}
          onChange={setMandate}
        />
      ) : null}
      <ChoiceField
        label={words.proof}
        required
        options={Object.entries(proofs).map(([value, label]) => ({ value, label }))}
        value={proof}
        onChange={(next) => setProof(next as Proof)}
      />
      {proof === 'scan' ? (
        <Scans
          label={words.scans}
          files={scans}
          error={tried && bad.scans ? wrong.scans : undefined}
          onChange={setScans}
        />
      ) : null}
      <div>
        <Button type="primary" loading={act.pending} onClick={() => void save()}>
          {words.link}
        </Button>
      </div>
    </Stack>
  )
}

type ScansProps = {
  label: string
  files: readonly KeptFile[]
  error?: string
  onChange: (files: readonly KeptFile[]) => void
}

function Scans({ label, files, error, onChange }: ScansProps) {
  const scanner = useScanner()
  return (
    <FileDrop
      otherWay={scanner}
      label={label}
      files={files}
      accept={accept}
      maxBytes={largestUpload}
      error={error}
      upload={async (file, options) => {
        const { id, name, size } = await call(uploadFile, { name: file.name, content: file }, options)
        return { id, name, bytes: size }
      }}
      onKept={(file) => onChange([...files, file])}
      onRemove={(file) => onChange(files.filter(({ id }) => id !== file.id))}
    />
  )
}
