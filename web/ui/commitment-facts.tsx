/** What was promised, and what the check of it found. */
import { type CommitmentShown, materialContent } from '#modules/cases/contract.ts'
import { addressOf } from '../client/call.ts'
import { dateWords, momentWords } from '../words/format.ts'
import { easierWords } from '../words/zh/easier.ts'
import { uiWords } from '../words/zh/ui.ts'
import { FactList } from './fact-list.tsx'

const words = easierWords.commitment

type CommitmentFactsProps = {
  caseId: string
  of: CommitmentShown /** Side by side on wide screens. */
  columns?: 1 | 2
}

export function CommitmentFacts({ caseId, of, columns = 2 }: CommitmentFactsProps) {
  const { check } = of
  const mayMove = (running: boolean) =>
    check?.provisional && running ? `（${uiWords.provisional}：${uiWords.provisionalText}）` : ''
  const findings = check?.findings
    ? [
        { key: 'findings', label: words.findings, value: check.findings },
        { key: 'evidence', label: words.evidence, value: <Evidence caseId={caseId} files={check.evidence} /> },
        ...(check.answerBy
          ? [
              {
                key: 'answerBy',
                label: words.answerBy,
                value: dateWords(check.answerBy) + mayMove(check.status === 'hearing'),
              },
            ]
          : []),
        { key: 'statement', label: words.statement, value: check.statement ?? words.noStatement },
      ]
    : []
  const conclusion = check
    ? [
        ...(check.correctBy ? [{ key: 'correctBy', label: words.correctBy, value: dateWords(check.correctBy) }] : []),
        ...(check.reason ? [{ key: 'reason', label: words.reason, value: check.reason }] : []),
        ...(check.basis ? [{ key: 'checkBasis', label: words.checkBasis, value: check.basis }] : []),
      ]
    : []
  return (
    <>
      <FactList
        columns={columns}
        facts={[
          { key: 'signed', label: words.signedBy, value: words.signed(of.signedBy, momentWords(of.signedAt)) },
          ...(of.scan
            ? [{ key: 'scan', label: words.scan, value: <Evidence caseId={caseId} files={[of.scan]} /> }]
            : []),
          { key: 'edition', label: words.edition, value: of.edition },
          ...(of.materials.length > 0
            ? [{ key: 'materials', label: words.replaces, value: of.materials.join('、') }]
            : []),
          ...(check
            ? [
                { key: 'mode', label: words.mode, value: check.mode },
                { key: 'risk', label: words.risk, value: check.risk },
                { key: 'due', label: words.due, value: dateWords(check.dueOn) + mayMove(check.status === 'due') },
              ]
            : []),
          ...findings,
          ...conclusion,
        ]}
      />
      <details>
        <summary>{words.read}</summary>
        <p>{of.text}</p>
        <FactList
          facts={[
            { key: 'conditions', label: words.conditions, value: of.conditions.join('') },
            { key: 'consequence', label: words.consequence, value: of.consequence },
            { key: 'basis', label: words.basis, value: of.basis },
            { key: 'fingerprint', label: words.fingerprint, value: of.fingerprint },
          ]}
        />
      </details>
    </>
  )
}

function Evidence({ caseId, files }: { caseId: string; files: readonly { documentId: string; name: string }[] }) {
  return files.map(({ documentId, name }) => (
    <span key={documentId}>
      <a href={addressOf(materialContent, { caseId, documentId })} target="_blank" rel="noreferrer">
        {name}
      </a>{' '}
    </span>
  ))
}
