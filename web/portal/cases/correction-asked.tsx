/** What the body asked to be mended, all of it at once, while it waits for an answer. */
import { dateWords, momentWords } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { LinkButton } from '../link-button.tsx'
import css from './case-page.module.css'
import type { MyCase } from './case-page.tsx'

export function CorrectionAsked({ file }: { file: MyCase }) {
  if (!file.correction || !file.can.includes('submit-correction')) return null
  return (
    <section className={css.turn} aria-labelledby="correction">
      <h2 id="correction">{words.correction}</h2>
      <p>{words.correctionAsked(momentWords(file.correction.askedAt))}</p>
      <CorrectionItems correction={file.correction} />
      <LinkButton primary to="/cases/$caseId/correction" params={{ caseId: file.id }}>
        {words.toCorrect}
      </LinkButton>
    </section>
  )
}

export function CorrectionItems({ correction }: { correction: NonNullable<MyCase['correction']> }) {
  return (
    <>
      <ol className={css.list}>
        {correction.items.map((item) => (
          <li key={item.kind + item.key}>
            <strong>{item.name}</strong>：{item.problem}
          </li>
        ))}
      </ol>
      {correction.answerBy ? (
        <p>{words.answerBy(dateWords(correction.answerBy), correction.answerBasis ?? '')}</p>
      ) : null}
      {correction.note ? (
        <p>
          {words.correctionNote}：{correction.note}
        </p>
      ) : null}
    </>
  )
}
