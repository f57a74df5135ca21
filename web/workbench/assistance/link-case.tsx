/** The case that came of the help, and how the applicant stands by it. */
import { Button } from 'antd'
import { useState } from 'react'
import { linkCase, proofs } from '#modules/assistance/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { PapersField, useComingPapers } from '../counter/papers-field.tsx'
import { assistanceWords } from '../../words/zh/assistance.ts'

const words = assistanceWords.work
const wrong = assistanceWords.wrong
type Kind = 'helped' | 'acted'
type Proof = keyof typeof proofs

export function LinkCase({ id, onDone }: { id: string; onDone: () => void }) {
  const [caseNumber, setCaseNumber] = useState('')
  const [kind, setKind] = useState<Kind>('helped')
  const [proof, setProof] = useState<Proof>('screen')
  const [scans, setScans] = useState<readonly KeptFile[]>([])
  const [mandate, setMandate] = useState<readonly KeptFile[]>([])
  const [tried, setTried] = useState(false)
  const act = useAct(linkCase)
  const [ofMandate, ofProof] = [useComingPapers(), useComingPapers()]
  const bad = {
    number: caseNumber.trim().length < 10,
    scans: proof === 'scan' && scans.length === 0,
    mandate: kind === 'acted' && mandate.length === 0,
  }
  const save = async () => {
    setTried(true)
    const waits = [ofMandate.mustWait(), ofProof.mustWait()]
    if ([...waits, ...Object.values(bad)].some(Boolean)) return
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
        <PapersField
          {...ofMandate.field}
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
        <PapersField
          {...ofProof.field}
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
