/** Keeps what is typed on the server while one types: one save at a time, the newest content, never over another device's. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { asProblem, type ProblemError } from '../../client/problem.ts'

type Saved = { revision: number; savedAt: string; id?: string; formCode?: string }

type DraftState<Kept> = {
  savedAt?: string
  /** Of the draft as the server keeps it, and what a printed form of it carries. */
  id?: string
  formCode?: string
  saving: boolean
  problem?: ProblemError
  /** What another device saved meanwhile: nothing more is sent until one of the two is chosen. */
  conflict?: Kept
}

export type DraftInHand<Content, Kept> = DraftState<Kept> & {
  keep: (content: Content) => void
  stop: () => void
  goOn: () => void
  insist: (over: Kept) => void
  give: (to: Kept) => void
  startOver: () => void
}

const pauseBeforeSaving = 1200

/**
 * @param save sends the content as following that revision
 * @param conflictCode of the refusal whose fact `draft` is what another device saved
 */
export function useDraft<Content, Kept extends Saved>(
  save: (revision: number, content: Content) => Promise<Saved>,
  conflictCode: string,
  begun: Saved | undefined,
): DraftInHand<Content, Kept> {
  const [state, setState] = useState<DraftState<Kept>>({ saving: false, ...factsOf(begun) })
  const latestSave = useRef(save)
  useEffect(() => {
    latestSave.current = save
  })
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
        const saved = await latestSave.current(revision.current, content)
        revision.current = saved.revision
        setState({ saving: false, ...factsOf(saved) })
      } catch (error) {
        unsaved.current ??= content
        const problem = asProblem(error)
        const conflict = problem.code === conflictCode ? (problem.facts.draft as Kept) : undefined
        if (conflict) stopped.current = true
        setState((before) => ({ ...before, saving: false, problem: conflict ? undefined : problem, conflict }))
        return
      } finally {
        busy.current = false
      }
    }
  }, [conflictCode])

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
    (over: Kept) => {
      revision.current = over.revision
      setState((before) => ({ ...before, conflict: undefined }))
      goOn()
    },
    [goOn],
  )

  /** The other device's content has been taken over. */
  const give = useCallback((to: Kept) => {
    revision.current = to.revision
    unsaved.current = undefined
    stopped.current = false
    setState({ saving: false, ...factsOf(to) })
  }, [])

  /** What was kept has been handed in: whatever comes after it is a first save again. */
  const startOver = useCallback(() => {
    revision.current = 0
    unsaved.current = undefined
    stopped.current = false
    setState({ saving: false })
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

  return { ...state, keep, stop, goOn, insist, give, startOver }
}

const factsOf = (saved: Saved | undefined) => ({ savedAt: saved?.savedAt, id: saved?.id, formCode: saved?.formCode })
