/** What was signed at a window in this case. */
import { signatureImage, signatures } from '#modules/counter/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useView } from '../../client/hooks.ts'
import { fullMomentWords } from '../../words/format.ts'
import { counterWords } from '../../words/zh/work-counter.ts'
import css from './case-page.module.css'

const words = counterWords.signatures

export function SignaturesPart({ caseId }: { caseId: string }) {
  const rows = useView(signatures, { caseId }).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className={css.part}>
      <h2>{words.title}</h2>
      <ul className={css.plain}>
        {rows.map((one) => (
          <li key={one.id}>
            <a href={addressOf(signatureImage, { caseId, id: one.id })} target="_blank" rel="noreferrer">
              {words.of(one.purposeTitle, one.signer)}
            </a>
            <p className={css.quiet}>{words.facts(fullMomentWords(one.signedAt), one.place, one.witness)}</p>
            <p className={css.quiet}>{words.fingerprint(one.fingerprint)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
