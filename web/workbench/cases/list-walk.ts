/** The list one came from, so that its cases are gone through one after another without going back to it. */
import { useEffect, useState } from 'react'
import { type CaseFilter, type CaseSort, worklist } from '#modules/cases/contract.ts'
import { call } from '../../client/call.ts'

type Asked = { filter: CaseFilter; sort: CaseSort; limit: number }
type Walk = {
  ids: string[]
  asked: Asked
  /** Where the next page begins; absent on the last. */
  next?: string
  /** The list's own address. */
  address: string
}

const KEY = 'onewindow-list-walk'

function readWalk(): Walk | undefined {
  const text = sessionStorage.getItem(KEY)
  return text ? (JSON.parse(text) as Walk) : undefined
}

const keep = (walk: Walk) => sessionStorage.setItem(KEY, JSON.stringify(walk))

/** Remembers the list as it stands: this tab goes on in it. */
export function useKeptWalk(asked: Asked, rows: readonly { id: string }[], next: string | undefined): void {
  const text = JSON.stringify(asked)
  useEffect(() => {
    if (rows.length === 0) return
    const address = window.location.pathname + window.location.search
    keep({ ids: rows.map((row) => row.id), asked: JSON.parse(text) as Asked, next, address })
  }, [text, rows, next])
}

export type Step = {
  /** The list's own address. */
  address: string
  /** 1 for the first; `more`: the list goes on beyond what is known. */
  place: number
  count: number
  more: boolean
  previous: string | undefined
  next: string | undefined
}

/** Where this case stands in the list one came from; nothing when one came another way. */
export function useListWalk(caseId: string): Step | undefined {
  const [walk, setWalk] = useState(readWalk)
  const at = walk?.ids.indexOf(caseId) ?? -1
  const atEnd = walk !== undefined && walk.next !== undefined && at === walk.ids.length - 1
  useEffect(() => {
    if (!walk || !atEnd) return undefined
    let gone = false
    const { filter, sort, limit } = walk.asked
    call(worklist, { ...filter, sort, limit, after: walk.next })
      .then(({ rows, next }) => {
        const longer = { ...walk, ids: [...new Set([...walk.ids, ...rows.map((row) => row.id)])], next }
        if (gone) return
        keep(longer)
        setWalk(longer)
      })
      // The list has an end then; the case itself is here.
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [walk, atEnd])
  if (!walk || at === -1) return undefined
  return {
    address: walk.address,
    place: at + 1,
    count: walk.ids.length,
    more: walk.next !== undefined,
    previous: walk.ids[at - 1],
    next: walk.ids[at + 1],
  }
}
