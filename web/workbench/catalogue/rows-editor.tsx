/** A list of things that are added, moved and taken away: materials, fields, bases, questions. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import css from './catalogue.module.css'

const words = workCatalogueWords.rows

export type RowsEditorProps<Row> = {
  /** What one of them is called: 材料. */
  one: string
  rows: readonly Row[]
  nameOf: (row: Row) => string
  blank: () => Row
  onChange: (rows: Row[]) => void
  children: (row: Row, change: (part: Partial<Row>) => void) => ReactNode
}

export function RowsEditor<Row>({ one, rows, nameOf, blank, onChange, children }: RowsEditorProps<Row>) {
  const swap = (at: number, other: number) => {
    const next = [...rows]
    const [moved] = next.splice(at, 1)
    next.splice(other, 0, moved!)
    onChange(next)
  }
  return (
    <>
      {rows.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      <ol className={css.rows}>
        {rows.map((row, at) => (
          // The rows have no key of their own that stays while they are edited.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={css.row}>
            <div className={css.rowHead}>
              <strong>
                {at + 1}. {nameOf(row)}
              </strong>
              <span>
                <Button
                  type="text"
                  disabled={at === 0}
                  aria-label={words.up(`${one} ${nameOf(row)}`)}
                  onClick={() => swap(at, at - 1)}
                >
                  {words.upShort}
                </Button>
                <Button
                  type="text"
                  disabled={at === rows.length - 1}
                  aria-label={words.down(`${one} ${nameOf(row)}`)}
                  onClick={() => swap(at, at + 1)}
                >
                  {words.downShort}
                </Button>
                <Button
                  type="text"
                  danger
                  aria-label={words.remove(`${one} ${nameOf(row)}`)}
                  onClick={() => onChange(rows.filter((_, index) => index !== at))}
                >
                  {words.removeShort}
                </Button>
              </span>
            </div>
            {children(row, (part) => onChange(rows.map((each, index) => (index === at ? { ...each, ...part } : each))))}
          </li>
        ))}
      </ol>
      <div>
        <Button onClick={() => onChange([...rows, blank()])}>{words.add(one)}</Button>
      </div>
    </>
  )
}
