/** What was filled in and handed in, folded: one knows it, and may want to look it up. */
import { materialContent } from '#modules/cases/contract.ts'
import { addressOf } from '../../client/call.ts'
import { Card } from '../../ui/card.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { situationWords } from '../../words/zh/situation.ts'
import { FormAnswers, SituationAnswers } from './answers.tsx'
import css from './case-page.module.css'
import type { MyCase } from './case-page.tsx'
import { CorrectionItems } from './correction-asked.tsx'

export function Given({ file }: { file: MyCase }) {
  return (
    <Card>
      <details className={css.fold}>
        <summary>{words.form}</summary>
        {file.situation.length > 0 ? (
          <section>
            <h3>{situationWords.title}</h3>
            <SituationAnswers situation={file.situation} />
          </section>
        ) : null}
        <FormAnswers form={file.form} />
      </details>
      <details className={css.fold}>
        <summary>{words.materials}</summary>
        <ul className={css.materials}>
          {file.materials
            .filter((material) => material.required || material.how !== 'none')
            .map((material) => (
              <li key={material.key}>
                <p>
                  {material.name}{' '}
                  <StateTag tone={material.how === 'none' ? 'neutral' : 'success'}>{words.how[material.how]}</StateTag>{' '}
                  {material.corrected ? <StateTag tone="info">{words.corrected}</StateTag> : null}
                </p>
                {material.deferral ? <p className={css.quiet}>{deferralWords(material.deferral)}</p> : null}
                {material.licence ? <p className={css.quiet}>{material.licence}</p> : null}
                {material.files.map((one) => (
                  <a
                    key={one.documentId}
                    className={css.file}
                    target="_blank"
                    rel="noreferrer"
                    href={addressOf(materialContent, { caseId: file.id, documentId: one.documentId })}
                  >
                    {one.name}
                  </a>
                ))}
              </li>
            ))}
        </ul>
      </details>
      {file.correction?.answeredAt ? (
        <details className={css.fold}>
          <summary>{words.correctionDone}</summary>
          <CorrectionItems correction={file.correction} />
        </details>
      ) : null}
    </Card>
  )
}

function deferralWords({ dueOn, suppliedOn, missed }: NonNullable<MyCase['materials'][number]['deferral']>): string {
  if (suppliedOn) return words.promisedKept(dateWords(suppliedOn))
  if (missed) return words.promisedMissed
  return dueOn ? words.promisedLater(dateWords(dueOn)) : words.how.promise
}
