/** Keeps what is typed on the server while one types: one save at a time, the newest content, never over another device's. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Draft, draftConflict, saveDraft } from '#modules/forms/contract.ts'
import { call, type CallInput } from '../../client/call.ts'
import { asProblem, type ProblemError } from '../../client/problem.ts'

export type Content = Omit<CallInput<typeof saveDraft>, 'itemId' | 'revision'>

export type DraftState = {
  savedAt?: string
  saving: boolean
  problem?: ProblemError
  /** What another device saved meanwhile: nothing more is sent until one of the two is chosen. */
  conflict?: Draft
}

const pauseBeforeSaving = 1200

export function useDraft(itemId: string, begun: Pick<Draft, 'revision' | 'savedAt'> | undefined) {
  const [state, setState] = useState<DraftState>({ saving: false, savedAt: begun?.savedAt })
  const revision = useRef(begun?.revision ?? 0)
  const unsaved = useRef<Content>(undefined)
  const busy = useRef(false)
  const stopped = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    while (unsaved.current && !busy.current && !stopped.current) {
      const content = unsaved.current
      unsaved.current = undefined
      busy.current = true
      setState((before) => ({ ...before, saving: true }))
      try {
        const saved = await call(saveDraft, { itemId, revision: revision.current, ...content })
        revision.current = saved.revision
        setState({ saving: false, savedAt: saved.savedAt })
      } catch (error) {
        unsaved.current ??= content
        const problem = asProblem(error)
        const conflict = problem.code === draftConflict.code ? (problem.facts.draft as Draft) : undefined
        if (conflict) stopped.current = true
        setState((before) => ({ ...before, saving: false, problem: conflict ? undefined : problem, conflict }))
        return
      } finally {
        busy.current = false
      }
    }
  }, [itemId])

  const keep = useCallback(
    (content: Content) => {
      unsaved.current = content
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), pauseBeforeSaving)
    },
    [flush],
  )

  /** Before submitting: the draft has done its work, and a late save must not bring it back. */
  const stop = useCallback(() => {
    stopped.current = true
    clearTimeout(timer.current)
  }, [])

  const goOn = useCallback(() => {
    stopped.current = false
    void flush()
  }, [flush])

  /** Keeps this device's content over the other's. */
  const insist = useCallback(
    (over: Draft) => {
      revision.current = over.revision
      setState((before) => ({ ...before, conflict: undefined }))
      goOn()
    },
    [goOn],
  )

  /** The other device's content has been taken over. */
  const give = useCallback((to: Draft) => {
    revision.current = to.revision
    unsaved.current = undefined
    stopped.current = false
    setState({ saving: false, savedAt: to.savedAt })
  }, [])

  useEffect(() => {
    const now = () => void flush()
    window.addEventListener('online', now)
    window.addEventListener('pagehide', now)
    return () => {
      window.removeEventListener('online', now)
      window.removeEventListener('pagehide', now)
      now()
    }
  }, [flush])

  return { ...state, keep, flush, stop, goOn, insist, give }
}
