/** What this item asks of *me*: the answers stand in the address, so that going back, sharing and reloading keep them. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { checklist } from '#modules/catalogue/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useLastAnswer } from '../../client/use-last-answer.ts'
import { withAnswer, withoutAnswer } from '../../ui/situation-answers.ts'

export type GuideList = ReturnType<typeof useGuideList>
export type Checklist = OutputOf<typeof checklist>

export function useGuideList(itemId: string) {
  const { answers = '' } = useSearch({ from: '/portal/items/$itemId' })
  const navigate = useNavigate()
  const view = useLastAnswer(useView(checklist, { id: itemId, answers }, { keepPrevious: true }))
  const answered = view.data?.answered ?? []
  const put = (next: string) =>
    void navigate({
      to: '/items/$itemId',
      params: { itemId },
      search: next === '' ? {} : { answers: next },
      resetScroll: false,
    })
  return {
    view,
    /** As the address writes them; what the path does not ask is left out. */
    answers: answered.map(({ key, option }) => `${key}.${option}`).join(','),
    answer: (question: string, option: string) => put(withAnswer(answered, question, option)),
    takeBack: (question: string) => put(withoutAnswer(answered, question)),
    startAgain: () => put(''),
  }
}
