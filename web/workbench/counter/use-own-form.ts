/** The code of a printed form, scanned or typed once somebody is identified: opens what they filled in at home. */
import { useState } from 'react'
import { openedForm, openForm } from '#modules/counter/contract.ts'
import { call } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { asProblem, type ProblemError } from '../../client/problem.ts'
import type { OwnForm } from '../intake/begun.ts'

export function useOwnForm(onOpened: (form: OwnForm, situation: Readonly<Record<string, string>>) => void) {
  const act = useAct(openForm)
  const [problem, setProblem] = useState<ProblemError>()
  const open = async (code: string) => {
    setProblem(undefined)
    const opened = await act.run({ code })
    if (!opened) return
    try {
      // Read once: every reading is a look that is logged, and what is typed from here on is the clerk's.
      onOpened(await call(openedForm, { id: opened.id }), opened.situation)
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  return { open, problem: act.problem ?? problem }
}
