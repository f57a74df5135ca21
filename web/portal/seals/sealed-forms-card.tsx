/** What the firm sealed with this case, checked as the page opens. */
import { sealedForm, sealedForms } from '#modules/cases/contract.ts'
import { verifyReasons } from '#modules/documents/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useView } from '../../client/hooks.ts'
import { Card } from '../../ui/card.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { momentWords } from '../../words/format.ts'
import { signetWords as words } from '../../words/zh/signets.ts'
import css from '../account/account.module.css'
import { FileLink } from '../link-button.tsx'

/** @param when the case is an enterprise's */
export function SealedFormsCard({ caseId, when }: { caseId: string; when: boolean }) {
  const rows = useView(sealedForms, { caseId }, { when }).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Card title={words.sealed}>
      <ul className={css.rows}>
        {rows.map((one) => (
          <li key={one.documentId}>
            <div>
              <p>
                {one.title}{' '}
                <StateTag tone={one.verdict.reason === 'genuine' ? 'success' : 'danger'}>
                  {one.verdict.reason === 'genuine' ? words.whole : verifyReasons[one.verdict.reason]}
                </StateTag>
              </p>
              <p className={css.quiet}>{words.sealedFacts(one.sealTitle, one.sealedBy, momentWords(one.sealedAt))}</p>
              <p className={css.quiet}>{words.code(one.verifyCode)}</p>
            </div>
            <FileLink
              href={addressOf(sealedForm, { caseId, documentId: one.documentId })}
              aria-label={words.openOf(one.title)}
            >
              {words.open}
            </FileLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
