/** The answer card: 能不能办 · 要带什么 · 多久 · 多少钱 · 跑几次 · [在线办理]. */
import { limitWords } from '../../words/format.ts'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'
import { LinkButton } from '../link-button.tsx'
import css from './guide-answer.module.css'
import type { Guide } from './guide-page.tsx'

export function GuideAnswer({ guide }: { guide: Guide }) {
  const { content } = guide
  const needed = content.materials.filter((one) => one.necessity !== 'optional')
  const byGovernment = needed.filter((one) => one.licenceType)
  // What the body has not stated, the server's words say so.
  const limit = (which: 'promised' | 'statutory') =>
    content.gaps?.includes(which) ? guide.words[which] : limitWords(content[which].days, content[which].unit)
  const answers = [
    { question: words.canI, answer: words.forWhom(guide.words.audience.join('、')) },
    {
      question: words.whatToBring,
      answer: needed.length === 0 ? words.noMaterials : words.materialCount(needed.length, byGovernment.length),
    },
    { question: words.howLong, answer: limit('promised'), note: words.statutoryIs(limit('statutory')) },
    { question: words.howMuch, answer: guide.words.fees },
    { question: words.howOften, answer: words.trips(content.trips) },
  ]
  return (
    <section aria-label={words.answer} className={css.card}>
      <dl className={css.answers}>
        {answers.map(({ question, answer, note }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>
              {answer}
              {note ? <span className={css.note}>{note}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <LinkButton primary to="/apply/$itemId" params={{ itemId: guide.id }} className="not-printed">
        {words.applyOnline}
      </LinkButton>
    </section>
  )
}
