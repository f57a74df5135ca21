/** A draft of the counter: what was left half-way comes back, and what is typed can be left for later. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { InputOf } from '#kernel/contract.ts'
import { saveCounterDraft } from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import type { Begun } from './begun.ts'
import type { Given } from './materials-step.tsx'

type ToKeep = Omit<InputOf<typeof saveCounterDraft>, 'id' | 'revision'>

/** Keeps what is typed and leaves for the list of drafts; `undefined` when it was refused. */
export function useKeepDraft(begun: Begun['draft'], leaving: () => void) {
  const navigate = useNavigate()
  const act = useAct(saveCounterDraft)
  const keep = async (draft: ToKeep) => {
    const kept = await act.run({ ...draft, id: begun?.id, revision: begun?.revision })
    if (!kept) return
    leaving()
    void navigate({ to: '/work/cases', search: { tab: 'drafts' } as never })
  }
  return { keep, pending: act.pending, problem: act.problem }
}

/** Once, when the person is known from the start: what they may choose is asked for. */
export function useOnce(when: boolean, ask: () => Promise<void>): void {
  const asked = useRef(false)
  useEffect(() => {
    if (!when || asked.current) return
    asked.current = true
    void ask()
  })
}

export const keptFiles = (given: Readonly<Record<string, Given>>): ToKeep['content']['given'] =>
  Object.fromEntries(Object.entries(given).map(([key, one]) => [key, { ...one, files: [...one.files] }]))
