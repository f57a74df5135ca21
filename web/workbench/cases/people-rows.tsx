/** Several people in one dialog, each a group of fields: officers at a site, those present at a hearing. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Columns } from '../../ui/card.tsx'
import { useStableKeys } from '../../ui/use-stable-keys.ts'
import { workCaseLawWords as words } from '../../words/zh/work-case-law.ts'
import css from './people-rows.module.css'

type Props<Row> = {
  title: string
  /** What one of them is called: 核查人员. */
  one: string
  rows: readonly Row[]
  blank: Row
  /** Never fewer. */
  least?: number
  faultOf: (row: Row) => string | undefined
  onChange: (rows: readonly Row[]) => void
  children: (row: Row, change: (part: Partial<Row>) => void, at: number) => ReactNode
}

export function PeopleRows<Row>({ title, one, rows, blank, least = 1, faultOf, onChange, children }: Props<Row>) {
  const { keys, insert, remove } = useStableKeys(rows.length)
  return (
    <fieldset className={css.people}>
      <legend>{title}</legend>
      {rows.map((row, at) => (
        <div key={keys[at]} className={css.person}>
          <Columns least="160px">
            {children(
              row,
              (part) => onChange(rows.map((other, place) => (place === at ? { ...other, ...part } : other))),
              at + 1,
            )}
          </Columns>
          {faultOf(row) ? <p role="alert">{faultOf(row)}</p> : null}
          {rows.length > least ? (
            <Button
              size="small"
              onClick={() => {
                remove(at)
                onChange(rows.filter((_, place) => place !== at))
              }}
            >
              {words.removeRow(one, at + 1)}
            </Button>
          ) : null}
        </div>
      ))}
      <Button
        onClick={() => {
          insert(rows.length)
          onChange([...rows, blank])
        }}
      >
        {words.addRow(one)}
      </Button>
    </fieldset>
  )
}
