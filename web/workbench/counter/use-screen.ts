/** The clerk's hand on the second screen: what it shows, and how far the person is. */
import { useEffect, useEffectEvent } from 'react'
import type { InputOf, OutputOf } from '#kernel/contract.ts'
import { myScreen, showOnScreen } from '#modules/counter/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { useLive } from '../../client/live.ts'
import type { ProblemError } from '../../client/problem.ts'

export type Page = NonNullable<InputOf<typeof showOnScreen>['shown']>

export type Screen = {
  state: OutputOf<typeof myScreen>
  problem: ProblemError | undefined
  /** Shows a page where a screen is paired; a counter without one goes on. */
  show: (page: Page | null, caseId?: string) => void
}

const unpaired = { paired: false, version: 0 }

export function useScreen(): Screen {
  const view = useView(myScreen, {})
  const act = useAct(showOnScreen)
  useLive('counter', view.again)
  const state = view.data ?? unpaired
  return {
    state,
    problem: act.problem,
    show: (shown, caseId) => {
      if (state.paired) void act.run({ shown, caseId })
    },
  }
}

/** Shows a page as soon as there is a screen to show it on. */
export function useShownPage(screen: Screen, page: Page, caseId: string): void {
  const { paired } = screen.state
  const show = useEffectEvent((about: string) => screen.show(page, about))
  useEffect(() => {
    if (paired) show(caseId)
  }, [paired, caseId])
}
