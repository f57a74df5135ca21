/** The applicant's answers, kept in the address, and the exact list of materials, fields and fees they lead to. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { checklist, type guide } from '#modules/catalogue/contract.ts'
import { useView, type View } from '../../client/hooks.ts'
import { useLastAnswer } from '../../client/use-last-answer.ts'
import { type Answered, textOfSituation, withAnswer, withoutAnswer } from '../../ui/situation-answers.ts'

export type Checklist = OutputOf<typeof checklist>
export type Body = { organId: string; label: string }

export type Situation = {
  list: View<Checklist>
  answered: readonly Answered[]
  body: string | undefined
  answer: (question: string, option: string) => void
  takeBack: (question: string) => void
  choose: (body: string) => void
  /** Takes over what another device answered. */
  take: (situation: Readonly<Record<string, string>>) => void
}

/** @param begun the answers of the draft, where the address says nothing */
export function useSituation(itemId: string, begun: Readonly<Record<string, string>>): Situation {
  const search = useSearch({ from: '/portal/apply/$itemId' })
  const navigate = useNavigate()
  const [answers, setAnswers] = useState(search.answers ?? textOfSituation(begun))
  const list = useLastAnswer(useView(checklist, { id: itemId, answers }, { keepPrevious: true }))
  const answered = list.data?.answered ?? []
  const put = (change: { answers?: string; body?: string }) => {
    if (change.answers !== undefined) setAnswers(change.answers)
    void navigate({
      to: '/apply/$itemId',
      params: { itemId },
      search: { ...search, ...change },
      replace: true,
      resetScroll: false,
    })
  }
  return {
    list,
    answered,
    body: search.body,
    answer: (question, option) => put({ answers: withAnswer(answered, question, option) }),
    takeBack: (question) => put({ answers: withoutAnswer(answered, question) }),
    choose: (body) => put({ body }),
    take: (situation) => put({ answers: textOfSituation(situation) }),
  }
}

/** To whom one may turn: the item's own body, unless it gave the power away, and those it was given to. */
export function bodiesOf({ organ, handling }: Pick<OutputOf<typeof guide>, 'organ' | 'handling'>): Body[] {
  const given = handling.bodies.map(({ organId, organName, address }) => ({
    organId,
    label: address ? `${organName}（${address}）` : organName,
  }))
  return handling.own ? [{ organId: organ.id, label: organ.name }, ...given] : given
}
