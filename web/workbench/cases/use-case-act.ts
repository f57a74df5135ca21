/** An act on a case from a dialog: done closes it, a case that has moved on meanwhile closes it too and says so. */
import { useEffect, useRef } from 'react'
import type { Route } from '#kernel/contract.ts'
import type { CallInput } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import type { ProblemError } from '../../client/problem.ts'

type Ends = { onDone: () => void; onConflict: (problem: ProblemError) => void }
type CaseAct<R extends Route> = {
  send: (input: CallInput<R>) => void
  pending: boolean
  problem: ProblemError | undefined
}

export function useCaseAct<R extends Route>(route: R, { onDone, onConflict }: Ends): CaseAct<R> {
  const { run, pending, problem } = useAct(route)
  const told = useRef<ProblemError>(undefined)
  useEffect(() => {
    if (problem?.status !== 409 || told.current === problem) return
    told.current = problem
    onConflict(problem)
  }, [problem, onConflict])
  const send = async (input: CallInput<R>) => {
    if (await run(input)) onDone()
  }
  return { send: (input) => void send(input), pending, problem }
}
