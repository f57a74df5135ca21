/** What an enterprise sealed when it submitted: the page, whose seal, and whether it is whole. */
import { sealedForm, sealedForms } from '#modules/cases/contract.ts'
import { verifyReasons } from '#modules/documents/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useView } from '../../client/hooks.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import { fullMomentWords } from '../../words/format.ts'
import { signetWords as words } from '../../words/zh/signets.ts'
import css from './case-page.module.css'

/** @param when the applicant is an enterprise */
export function SealedPart({ caseId, when }: { caseId: string; when: boolean }) {
  const rows = useView(sealedForms, { caseId }, { when }).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className={css.part}>
      <h2>{words.sealed}</h2>
      <ul className={css.plain}>
        {rows.map((one) => (
          <li key={one.documentId}>
            <a href={addressOf(sealedForm, { caseId, documentId: one.documentId })} target="_blank" rel="noreferrer">
              {one.title}
            </a>{' '}
            <StateTag tone={one.verdict.reason === 'genuine' ? 'success' : 'danger'}>
              {one.verdict.reason === 'genuine' ? words.whole : verifyReasons[one.verdict.reason]}
            </StateTag>
            <p className={css.quiet}>{words.sealedFacts(one.sealTitle, one.sealedBy, fullMomentWords(one.sealedAt))}</p>
            <p className={css.quiet}>{one.verdict.signer}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
