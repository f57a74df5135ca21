/** The scans of the papers by which somebody acts for a firm or a relative; each opening is logged. */
import { mandateProof } from '#modules/counter/contract.ts'
import { addressOf } from '../../client/call.ts'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'

const words = citizenDeskWords.agents

type Props = { of: { id: string; proofIds: readonly string[] }; agent: string }

export function MandateScans({ of, agent }: Props) {
  return of.proofIds.map((documentId, at) => (
    <a
      key={documentId}
      target="_blank"
      rel="noreferrer"
      aria-label={`${words.scan(at + 1)} ${agent}`}
      href={addressOf(mandateProof, { id: of.id, documentId })}
    >
      {words.scan(at + 1)}{' '}
    </a>
  ))
}
