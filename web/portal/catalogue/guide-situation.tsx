/** The questions whose answers make the general guide *my* guide. */
import { Button } from 'antd'
import type { Guide } from './guide-page.tsx'
import { Buttons, Card } from '../../ui/card.tsx'
import { SituationQuestions } from '../../ui/situation-questions.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'
import { situationWords } from '../../words/zh/situation.ts'
import { HelpLine } from '../help-line.tsx'
import { LinkButton } from '../link-button.tsx'
import css from './guide-page.module.css'
import type { GuideList } from './use-guide-list.ts'

export function GuideSituation({ guide, list }: { guide: Guide; list: GuideList }) {
  const { situations } = guide.content
  const { data, problem } = list.view
  if (!situations) return null
  const instead = data?.stop && wordsToSearch(data.stop)
  const again = <Button onClick={list.startAgain}>{situationWords.again}</Button>
  return (
    <Card title={situationWords.title}>
      {problem ? <ErrorBox problem={problem} onRetry={list.view.again} action={again} /> : null}
      {data ? (
        <div aria-live="polite">
          {data.answered.length === 0 ? <p className={css.quiet}>{situationWords.intro(situations.length)}</p> : null}
          <SituationQuestions
            answered={data.answered}
            next={data.next}
            stop={data.stop}
            onAnswer={list.answer}
            onTakeBack={list.takeBack}
            done={words.listIsMine(data.materials.length)}
            elsewhere={
              <>
                <Buttons>
                  {instead ? (
                    <LinkButton primary to="/search" search={{ q: instead }}>
                      {words.searchFor(instead)}
                    </LinkButton>
                  ) : null}
                  <LinkButton to="/guide">{words.askMe}</LinkButton>
                </Buttons>
                <HelpLine />
              </>
            }
          />
        </div>
      ) : null}
    </Card>
  )
}

/** What the advice names to do instead, as a question for the search; undefined when it names nothing of the kind. */
function wordsToSearch(stop: string): string | undefined {
  const named = /[“「]([^”」]+)[”」]/.exec(stop) ?? /请(?:办理|申请|申领|办)([^，。；：]+)/.exec(stop)
  return named?.[1]?.slice(0, 40)
}
