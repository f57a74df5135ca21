/** 「有 N 件更新」: what changed in the list since it was read. The list itself waits until one asks for it. */
import { Button } from 'antd'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type CaseFilter, type CaseListRow, type CaseSort, worklist } from '#modules/cases/contract.ts'
import { call } from '../../client/call.ts'
import { useLive } from '../../client/live.ts'
import { worklistWords as words } from '../../words/zh/work-worklist.ts'
import { newsIn } from './list-news-count.ts'
import lists from './lists.module.css'

type Asked = { filter: CaseFilter; sort: CaseSort; limit: number }

/** Several changes at once are looked at once; without a stream it is looked every minute. */
const CALM_MS = 600
const EVERY_MS = 60_000

export function ListNews({
  asked,
  rows,
  onRefresh,
}: {
  asked: Asked
  rows: readonly CaseListRow[]
  onRefresh: () => void
}) {
  const [fresh, setFresh] = useState<{ of: string; rows: readonly CaseListRow[] }>()
  const timer = useRef<number>(undefined)
  const of = JSON.stringify(asked)
  const look = useCallback(async () => {
    const { filter, sort, limit } = JSON.parse(of) as Asked
    const answer = await call(worklist, { ...filter, sort, limit }).catch(() => undefined)
    if (answer) setFresh({ of, rows: answer.rows })
  }, [of])
  const lookSoon = () => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void look(), CALM_MS)
  }
  useLive('cases', lookSoon)
  useLive('steps', lookSoon)
  useEffect(() => {
    const every = setInterval(() => void look(), EVERY_MS)
    return () => clearInterval(every)
  }, [look])
  const keepPlace = useKeptPlace(rows)
  const count = fresh?.of === of ? newsIn(rows.slice(0, asked.limit), fresh.rows, asked.limit) : 0
  return (
    <output className={lists.news}>
      {count > 0 ? (
        <Button
          onClick={() => {
            keepPlace()
            onRefresh()
          }}
        >
          {words.news(count)}
        </Button>
      ) : null}
    </output>
  )
}

/** The row under the cursor, or the one with the focus, stays where it is on the screen while the others change. */
function useKeptPlace(rows: readonly CaseListRow[]): () => void {
  const kept = useRef<{ key: string; top: number }>(undefined)
  useLayoutEffect(() => {
    const { current } = kept
    if (!current || rows.length === 0) return
    const row = document.querySelector(`tr[data-row="${current.key}"]`)
    if (row) window.scrollBy(0, row.getBoundingClientRect().top - current.top)
    kept.current = undefined
  }, [rows])
  return () => {
    const row =
      document.querySelector<HTMLElement>('tr[data-row]:hover') ??
      document.activeElement?.closest<HTMLElement>('tr[data-row]') ??
      [...document.querySelectorAll<HTMLElement>('tr[data-row]')].find((one) => one.getBoundingClientRect().top > 0)
    const key = row?.dataset['row']
    if (row && key) kept.current = { key, top: row.getBoundingClientRect().top }
  }
}
