/**
 * A list of things that are added, moved and taken away: materials, fields, bases, questions. With the keyboard inside a row:
 * Alt and an arrow moves it, Alt+Insert adds one below it, Alt+Delete takes it away.
 */
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useKeysWithin } from '../../ui/use-keys-within.ts'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import css from './catalogue.module.css'
import { FaultHere, fieldId, useFaultAt } from './faults.tsx'
import { useStableKeys } from '../../ui/use-stable-keys.ts'

const words = workCatalogueWords.rows
/** So many rows are not folded. */
const SEEN_AT_ONCE = 2

export type RowsEditorProps<Row> = {
  /** What one of them is called: 材料. */
  one: string
  /** The way to the list inside the content: `materials`. */
  path: string
  rows: readonly Row[]
  nameOf: (row: Row) => string
  blank: () => Row
  /** What it means that there is none. */
  none?: string
  /** Long rows stay folded until one wants them; this is what they say folded. */
  brief?: (row: Row) => string
  onChange: (rows: Row[]) => void
  children: (row: Row, change: (part: Partial<Row>) => void, path: string) => ReactNode
}

export function RowsEditor<Row>(props: RowsEditorProps<Row>) {
  const { one, path, rows, nameOf, blank, none = words.none, brief, onChange, children } = props
  const { keys, first, move, insert, remove } = useStableKeys(rows.length)
  const [wanted, setWanted] = useState<{ at: number }>()
  const shift = (at: number, to: number) => {
    if (to < 0 || to >= rows.length) return
    move(at, to)
    const next = rows.toSpliced(at, 1)
    onChange(next.toSpliced(to, 0, rows[at]!))
  }
  const add = (at: number) => {
    insert(at)
    onChange(rows.toSpliced(at, 0, blank()))
    setWanted({ at })
  }
  const drop = (at: number) => {
    remove(at)
    onChange(rows.toSpliced(at, 1))
    if (rows.length > 1) setWanted({ at: Math.min(at, rows.length - 2) })
  }
  const list = useKeysWithin<HTMLOListElement>((event, within) => {
    if (!event.altKey) return
    const at = [...within.children].findIndex((row) => row.contains(event.target as Node))
    const act = {
      ArrowUp: () => shift(at, at - 1),
      ArrowDown: () => shift(at, at + 1),
      Insert: () => add(at + 1),
      Delete: () => drop(at),
    }[event.key]
    if (!act || at < 0) return
    event.preventDefault()
    event.stopPropagation()
    act()
  })
  useEffect(() => {
    if (!wanted) return
    const row = list.current?.children.item(wanted.at)
    const folded = row?.querySelector<HTMLElement>(':scope > details:not([open]) > summary')
    const control = folded ?? row?.querySelector<HTMLElement>('input, textarea, select')
    control?.focus()
  }, [wanted, list])
  return (
    <>
      {rows.length === 0 ? <p className={css.quiet}>{none}</p> : null}
      <ol className={css.rows} ref={list}>
        {rows.map((row, at) => (
          <li key={keys[at]} id={fieldId(`${path}.${at}`)} className={css.row}>
            <div className={css.rowHead}>
              <strong>
                {at + 1}. {nameOf(row)}
              </strong>
              <span>
                <Button
                  type="text"
                  disabled={at === 0}
                  title={words.upKeys}
                  aria-label={words.up(`${one} ${nameOf(row)}`)}
                  onClick={() => shift(at, at - 1)}
                >
                  {words.upShort}
                </Button>
                <Button
                  type="text"
                  disabled={at === rows.length - 1}
                  title={words.downKeys}
                  aria-label={words.down(`${one} ${nameOf(row)}`)}
                  onClick={() => shift(at, at + 1)}
                >
                  {words.downShort}
                </Button>
                <Button
                  type="text"
                  danger
                  title={words.removeKeys}
                  aria-label={words.remove(`${one} ${nameOf(row)}`)}
                  onClick={() => drop(at)}
                >
                  {words.removeShort}
                </Button>
              </span>
            </div>
            <FaultHere path={`${path}.${at}`} anchored={false} />
            <Folded brief={brief?.(row)} path={`${path}.${at}`} open={first <= SEEN_AT_ONCE || keys[at]! >= first}>
              {children(
                row,
                (part) => onChange(rows.map((each, index) => (index === at ? { ...each, ...part } : each))),
                `${path}.${at}`,
              )}
            </Folded>
          </li>
        ))}
      </ol>
      <div>
        <Button title={words.addKeys} onClick={() => add(rows.length)}>
          {words.add(one)}
        </Button>
      </div>
    </>
  )
}

type FoldedProps = { brief: string | undefined; path: string; open: boolean; children: ReactNode }

/** A row with something wrong in it is open from the beginning, as are a few rows and new ones. */
function Folded({ brief, path, open, children }: FoldedProps) {
  const { error } = useFaultAt()(path, 'with what is in it')
  const [begun] = useState(open || error !== undefined)
  if (brief === undefined) return children
  return (
    <details className={css.folded} open={begun}>
      <summary>{brief}</summary>
      <div className={css.unfolded}>{children}</div>
    </details>
  )
}
