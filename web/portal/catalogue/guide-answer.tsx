/** The answer card: 能不能办 · 要带什么 · 多久 · 多少钱 · 跑几次 · [在线办理]. */
import { limitWords } from '../../words/format.ts'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'
import { LinkButton } from '../link-button.tsx'
import css from './guide-answer.module.css'
import type { Guide } from './guide-page.tsx'
import type { GuideList } from './use-guide-list.ts'

export function GuideAnswer({ guide, list }: { guide: Guide; list: GuideList }) {
  const { content } = guide
  const { data } = list.view
  // What the body has not stated, the server's words say so.
  const limit = (which: 'promised' | 'statutory') =>
    content.gaps?.includes(which) ? guide.words[which] : limitWords(content[which].days, content[which].unit)
  const answers = [
    {
      question: words.canI,
      answer: data?.stop ? words.cannot : audienceOf(guide),
      note: data?.stop ? words.seeBelow : undefined,
    },
    {
      question: words.whatToBring,
      answer: materialWords(guide, list),
      note: content.commitment ? words.commitmentNote : undefined,
    },
    {
      question: words.howLong,
      answer: limit('promised'),
      note: content.instantApproval ? words.instantNote : words.statutoryIs(limit('statutory')),
    },
    { question: words.howMuch, answer: feesFor(guide, list) },
    { question: words.howOften, answer: content.gaps?.includes('trips') ? words.unstated : words.trips(content.trips) },
  ]
  return (
    <section aria-label={words.answer} className={css.card}>
      <dl className={css.answers}>
        {(data?.stop ? answers.slice(0, 1) : answers).map(({ question, answer, note }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>
              {answer}
              {note ? <span className={css.note}>{note}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      {data?.stop ? null : (
        <LinkButton
          primary
          to="/apply/$itemId"
          params={{ itemId: guide.id }}
          search={list.answers === '' ? {} : { answers: list.answers }}
          className="not-printed"
        >
          {words.applyOnline}
        </LinkButton>
      )}
    </section>
  )
}

function audienceOf({ content, words: said }: Guide): string {
  return content.gaps?.includes('audience') ? words.unstated : words.forWhom(said.audience.join('、'))
}

function materialWords({ content }: Guide, { view: { data } }: GuideList): string {
  if (content.gaps?.includes('materials')) return words.unstated
  const needed = (data ?? content).materials.filter((one) => one.necessity !== 'optional')
  const byGovernment = needed.filter((one) => one.licenceType).length
  if (data?.next) return words.materialsFrom(needed.length)
  return needed.length === 0 ? words.noMaterials : words.materialCount(needed.length, byGovernment)
}

/** Fees of this situation; where a question is open, those that may come. */
function feesFor(guide: Guide, { view: { data } }: GuideList): string {
  if (!data || data.next || data.stop || guide.content.gaps?.includes('fees')) return guide.words.fees
  return data.fees.length === 0 ? words.free : data.fees.map((fee) => fee.standard).join('；')
}
