/**
 * A draft being written. It saves itself when nobody has typed for a moment; saving names the revision it began from, so that
 * two editors never overwrite each other: what they wrote in different elements is put together, what both wrote in one is asked.
 */
import { useCallback, useEffect, useState } from 'react'
import { actNotOpen, type Difference, editConflict, editDraft, type ItemContent } from '#modules/catalogue/contract.ts'
import { useAct } from '../../client/hooks.ts'
import type { ProblemError } from '../../client/problem.ts'
import type { Fault } from './faults.tsx'
import { type Clash, clashesOf, merged, ownSides } from './merging.ts'
import type { Version } from './version-page.tsx'

const QUIET_MS = 1200
const AGAIN_MS = 10_000

type Saved = { content: ItemContent; revision: number }
export type Conflict = {
  theirs: Saved
  clashes: readonly Clash[]
  differences: readonly Difference[]
  /** Who saved theirs; `mine`: the same person, in another window. */
  by: string | undefined
  mine: boolean
}
/** The draft may be written in no longer, while something here is not saved. */
export type Stopped = Pick<Conflict, 'theirs' | 'clashes' | 'differences'> & {
  /** What ended the writing. */
  last: { title: string; by: string; at: string; why?: string } | undefined
}

export type Draft = {
  content: ItemContent
  revision: number
  change: (part: Partial<ItemContent>) => void
  unsaved: boolean
  saving: boolean
  /** ISO moment of the last save from this page. */
  savedAt: string | undefined
  /** A colleague's changes were put together with one's own; whose, where that is known. */
  joined: { by: string | undefined } | undefined
  /** Why the last try to save failed, until something changes. */
  problem: ProblemError | undefined
  /** Values the server could not take, by their field. */
  malformed: readonly Fault[]
  conflict: Conflict | undefined
  stopped: Stopped | undefined
  /** Gives up what is not saved. */
  drop: () => void
  settle: (content: ItemContent) => void
  /** Leaves the conflict for the next save. */
  postpone: () => void
  postponed: boolean
  save: () => void
}

/** @param onStopped the server takes no more of this draft, whatever the page still shows */
export function useDraft(version: Version, onStopped: () => void): Draft {
  const act = useAct(editDraft)
  const { run } = act
  const [content, setContent] = useState(version.content)
  const [saved, setSaved] = useState<Saved>({ content: version.content, revision: version.revision })
  const [savedAt, setSavedAt] = useState<string>()
  const [joined, setJoined] = useState<{ by: string | undefined }>()
  const [conflict, setConflict] = useState<Conflict>()
  const [stopped, setStopped] = useState<{ what: Stopped; seenOn: Version }>()
  /** What was refused is not sent again before it changes. */
  const [refused, setRefused] = useState<ItemContent>()
  /** A conflict that has been put together or asked about. */
  const [seen, setSeen] = useState<ProblemError>()
  const unsaved = content !== saved.content
  const open = version.can.includes('edit-draft')
  const ended = stopped !== undefined

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
    const waits = conflict !== undefined || (refused === content && !again)
    // What can be saved no longer is tried all the same: the refusal says by whom, and lays both texts side by side.
    if (!unsaved || pending || (open ? waits : ended)) return undefined
    const timer = setTimeout(() => void save(), refused === content ? AGAIN_MS : QUIET_MS)
    return () => clearTimeout(timer)
  }, [content, unsaved, pending, again, conflict, refused, open, ended, save])

  /** Goes on from what somebody else has saved. */
  const takeOver = (theirs: Saved, next: ItemContent, by: string | undefined) => {
    setSaved(theirs)
    setContent(next)
    setConflict(undefined)
    setRefused(undefined)
    setJoined({ by })
  }

  if (problem?.code === actNotOpen.code && problem !== seen) {
    setSeen(problem)
    const { content: theirs, revision, differences, last } = problem.facts as unknown as Saved & Omit<Stopped, 'theirs'>
    const clashes = clashesOf(saved.content, content, theirs)
    setStopped({ what: { theirs: { content: theirs, revision }, clashes, differences, last }, seenOn: version })
    setConflict(undefined)
  } else if (stopped && open && version !== stopped.seenOn) {
    // Taken back or returned: what was not saved goes on to be saved.
    setStopped(undefined)
    setRefused(undefined)
  }
  useEffect(() => {
    if (ended) onStopped()
  }, [ended, onStopped])

  if (problem?.code === editConflict.code && problem !== seen) {
    setSeen(problem)
    const theirs = { content: problem.facts.content as ItemContent, revision: Number(problem.facts.revision) }
    const { by, mine } = problem.facts as Pick<Conflict, 'by' | 'mine'>
    const clashes = clashesOf(saved.content, content, theirs.content)
    if (clashes.some((one) => one.by === 'both'))
      setConflict({ theirs, clashes, differences: problem.facts.differences as Difference[], by, mine })
    else
      takeOver(theirs, clashes.length === 0 ? theirs.content : merged(content, theirs.content, ownSides(clashes)), by)
  } else if (!unsaved && !pending && version.revision > saved.revision) {
    // A colleague saved while nothing was being written here.
    takeOver({ content: version.content, revision: version.revision }, version.content, version.writtenBy)
  }

  return {
    content,
    revision: saved.revision,
    change: (part) => {
      setJoined(undefined)
      setContent((before) => ({ ...before, ...part }))
    },
    unsaved,
    saving: pending,
    savedAt,
    joined,
    problem: problem === seen ? undefined : problem,
    malformed: malformedOf(act.fieldErrors),
    conflict,
    stopped: unsaved ? stopped?.what : undefined,
    drop: () => {
      setSaved({ content: version.content, revision: version.revision })
      setContent(version.content)
      setStopped(undefined)
      setRefused(undefined)
    },
    postpone: () => {
      setConflict(undefined)
      setRefused(content)
    },
    postponed: problem?.code === editConflict.code && problem === seen && unsaved && refused === content,
    settle: (next) => conflict && takeOver(conflict.theirs, next, conflict.by),
    save: () => void (unsaved && !pending && save()),
  }
}

function malformedOf(errors: Record<string, string>): Fault[] {
  return Object.entries(errors).map(([field, message]) => ({ field: field.replace(/^content\./, ''), message }))
}
