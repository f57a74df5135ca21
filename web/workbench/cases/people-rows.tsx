/** Several people in one dialog, each a group of fields: officers at a site, those present at a hearing. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Columns } from '../../ui/card.tsx'
import { workCaseLawWords as words } from '../../words/zh/work-case-law.ts'

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
  return (
    <fieldset>
      <legend>
        <strong>{title}</strong>
      </legend>
      {rows.map((row, at) => (
        // Rows are told apart by their place alone.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at}>
          <Columns least="160px">
            {children(
              row,
              (part) => onChange(rows.map((other, place) => (place === at ? { ...other, ...part } : other))),
              at + 1,
            )}
          </Columns>
          {faultOf(row) ? <p role="alert">{faultOf(row)}</p> : null}
          {rows.length > least ? (
            <Button size="small" onClick={() => onChange(rows.filter((_, place) => place !== at))}>
              {words.removeRow(one, at + 1)}
            </Button>
          ) : null}
        </div>
      ))}
      <Button onClick={() => onChange([...rows, blank])}>{words.addRow(one)}</Button>
    </fieldset>
  )
}
