/**
 * A draft being written. It saves itself when nobody has typed for a moment; saving names the revision it began from, so that
 * two editors never overwrite each other: what they wrote in different elements is put together, what both wrote in one is asked.
 */
import { useCallback, useEffect, useState } from 'react'
import { type Difference, editConflict, editDraft, type ItemContent } from '#modules/catalogue/contract.ts'
import { useAct } from '../../client/hooks.ts'
import type { ProblemError } from '../../client/problem.ts'
import type { Fault } from './faults.tsx'
import { type Clash, clashesOf, merged, ownSides } from './merging.ts'
import type { Version } from './version-page.tsx'

const QUIET_MS = 1200
const AGAIN_MS = 10_000

type Saved = { content: ItemContent; revision: number }
export type Conflict = { theirs: Saved; clashes: readonly Clash[]; differences: readonly Difference[] }

export type Draft = {
  content: ItemContent
  revision: number
  change: (part: Partial<ItemContent>) => void
  unsaved: boolean
  saving: boolean
  /** ISO moment of the last save from this page. */
  savedAt: string | undefined
  /** A colleague's changes were put together with one's own. */
  joined: boolean
  /** Why the last try to save failed, until something changes. */
  problem: ProblemError | undefined
  /** Values the server could not take, by their field. */
  malformed: readonly Fault[]
  conflict: Conflict | undefined
  settle: (content: ItemContent) => void
  /** Leaves the conflict for the next save. */
  postpone: () => void
  postponed: boolean
  save: () => void
}

export function useDraft(version: Version): Draft {
  const act = useAct(editDraft)
  const { run } = act
  const [content, setContent] = useState(version.content)
  const [saved, setSaved] = useState<Saved>({ content: version.content, revision: version.revision })
  const [savedAt, setSavedAt] = useState<string>()
  const [joined, setJoined] = useState(false)
  const [conflict, setConflict] = useState<Conflict>()
  /** What was refused is not sent again before it changes. */
  const [refused, setRefused] = useState<ItemContent>()
  /** A conflict that has been put together or asked about. */
  const [seen, setSeen] = useState<ProblemError>()
  const unsaved = content !== saved.content

  const save = useCallback(async () => {
    const answer = await run({ id: version.id, revision: saved.revision, content })
    if (!answer) return setRefused(content)
    setSaved({ content, revision: answer.revision })
    setSavedAt(new Date().toISOString())
    setRefused(undefined)
  }, [run, version.id, saved.revision, content])

  const { pending, problem } = act
  const again = problem?.undecided ?? false
  useEffect(() => {
    if (!unsaved || pending || conflict || (refused === content && !again)) return undefined
    const timer = setTimeout(() => void save(), refused === content ? AGAIN_MS : QUIET_MS)
    return () => clearTimeout(timer)
  }, [content, unsaved, pending, again, conflict, refused, save])

  /** Goes on from what somebody else has saved. */
  const takeOver = (theirs: Saved, next: ItemContent) => {
    setSaved(theirs)
    setContent(next)
    setConflict(undefined)
    setRefused(undefined)
    setJoined(true)
  }

  if (problem?.code === editConflict.code && problem !== seen) {
    setSeen(problem)
    const theirs = { content: problem.facts.content as ItemContent, revision: Number(problem.facts.revision) }
    const clashes = clashesOf(saved.content, content, theirs.content)
    if (clashes.some((one) => one.by === 'both'))
      setConflict({ theirs, clashes, differences: problem.facts.differences as Difference[] })
    else takeOver(theirs, clashes.length === 0 ? theirs.content : merged(content, theirs.content, ownSides(clashes)))
  } else if (!unsaved && !pending && version.revision > saved.revision) {
    // A colleague saved while nothing was being written here.
    takeOver({ content: version.content, revision: version.revision }, version.content)
  }

  return {
    content,
    revision: saved.revision,
    change: (part) => {
      setJoined(false)
      setContent((before) => ({ ...before, ...part }))
    },
    unsaved,
    saving: pending,
    savedAt,
    joined,
    problem: problem === seen ? undefined : problem,
    malformed: malformedOf(act.fieldErrors),
    conflict,
    postpone: () => {
      setConflict(undefined)
      setRefused(content)
    },
    postponed: problem !== undefined && problem === seen && unsaved && refused === content,
    settle: (next) => conflict && takeOver(conflict.theirs, next),
    save: () => void (unsaved && !pending && save()),
  }
}

function malformedOf(errors: Record<string, string>): Fault[] {
  return Object.entries(errors).map(([field, message]) => ({ field: field.replace(/^content\./, ''), message }))
}
