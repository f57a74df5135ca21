/** Signing out: the page starts afresh, so that nothing of this person stays in it. */
import { useState } from 'react'
import type { signOut, signOutEverywhere } from '#modules/identity/contract.ts'
import { call } from '../client/call.ts'
import { asProblem, type ProblemError } from '../client/problem.ts'

/** @param to where one stands afterwards */
export function useLeaving(route: typeof signOut | typeof signOutEverywhere, to = '/') {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const leave = async () => {
    setPending(true)
    setProblem(undefined)
    try {
      await call(route, {})
      sessionStorage.clear()
      location.assign(to)
    } catch (error) {
      setProblem(asProblem(error))
      setPending(false)
    }
  }
  return { leave, pending, problem }
}
