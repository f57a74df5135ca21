/** A keyset-paged list as a table; on phones each row becomes a card. j and k walk, Enter opens, x selects. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import type { Pages } from '../client/hooks.ts'
import { uiWords } from '../words/zh/ui.ts'
import css from './keyset-table.module.css'
import { MoreRows } from './paged.tsx'
import { ErrorBox, Waiting } from './states.tsx'
import { useRowKeys } from './use-row-keys.ts'

export type Column<Row> = {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** Plain text, for the name of a row and for `TableExport`. */
  text?: (row: Row) => string
  align?: 'left' | 'right'
  width?: string
  /** Left out on phones. */
  wideOnly?: boolean
}

export type KeysetTableProps<Row> = {
  /** What the list holds; read by screen readers. */
  caption: string
  /** The first column opens the row and heads its card on phones. */
  columns: readonly [Column<Row>, ...Column<Row>[]]
  pages: Pages<Row>
  rowKey: (row: Row) => string
  /** Opens a preview without leaving the list … */
  onOpen?: (row: Row) => void
  /** … or a page of its own; a row without one is not opened. */
  linkTo?: (row: Row) => string | undefined
  /** Key of the row that is open. */
  openKey?: string
  /** `name` tells one row's tick from the next where the first column does not. */
  selection?: Selection & { name?: (row: Row) => string }
  /** Shown instead of no rows. */
  empty: ReactNode
  /** The list as a file: by the server, or of a list that is all here (`TableExport`). */
  exports?: ReactNode
}

type Selection = { keys: ReadonlySet<string>; onChange: (keys: ReadonlySet<string>) => void }

export function KeysetTable<Row>(props: KeysetTableProps<Row>) {
  const { caption, columns, pages, rowKey, selection, empty, exports } = props
  const table = useRef<HTMLTableElement>(null)
  useRowKeys(table)
  if (pages.problem && pages.rows.length === 0) return <ErrorBox problem={pages.problem} onRetry={pages.again} />
  if (pages.waiting) return <Waiting lines={8} />
  if (pages.rows.length === 0) return empty
  return (
    <div className={css.wrap} data-refreshing={pages.refreshing ? true : undefined}>
      {selection ? (
        // A phone shows no head row to tick.
        <label className={css.tickAll}>
          <SelectAll keys={pages.rows.map(rowKey)} selection={selection} />
          {uiWords.selectAll}
        </label>
      ) : null}
      <table ref={table} className={css.table} data-keyset>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {selection ? (
              <th scope="col" className={`${css.tick} ${css.wideOnly}`}>
                <SelectAll keys={pages.rows.map(rowKey)} selection={selection} />
              </th>
            ) : null}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.wideOnly ? css.wideOnly : undefined}
                style={{ width: column.width, textAlign: column.align }}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pages.rows.map((row) => (
            <RowLine key={rowKey(row)} row={row} {...props} />
          ))}
        </tbody>
      </table>
      <div className={`${css.footer} not-printed`}>
        <MoreRows pages={pages} />
        {exports}
      </div>
    </div>
  )
}

function RowLine<Row>({
  row,
  columns,
  rowKey,
  onOpen,
  linkTo,
  openKey,
  selection,
}: KeysetTableProps<Row> & { row: Row }) {
  const key = rowKey(row)
  const [first, ...rest] = columns
  return (
    <tr data-row={key} aria-current={openKey === key ? 'true' : undefined}>
      {selection ? (
        <td className={css.tick}>
          <input
            type="checkbox"
            aria-label={uiWords.select((selection.name ?? first.text)?.(row) ?? '')}
            checked={selection.keys.has(key)}
            onChange={() => selection.onChange(toggled(selection.keys, key))}
          />
        </td>
      ) : null}
      <th scope="row" style={{ textAlign: first.align }}>
        <Opener onOpen={onOpen ? () => onOpen(row) : undefined} to={linkTo?.(row)}>
          {first.cell(row)}
        </Opener>
      </th>
      {rest.map((column) => (
        <td
          key={column.key}
          data-label={column.title}
          className={column.wideOnly ? css.wideOnly : undefined}
          style={{ textAlign: column.align }}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

/** Its clickable area is the whole row. */
function Opener({ onOpen, to, children }: { onOpen?: () => void; to?: string; children: ReactNode }) {
  if (to !== undefined) {
    return (
      <Link to={to} className={css.opener} data-opener>
        {children}
      </Link>
    )
  }
  if (!onOpen) return children
  return (
    <button type="button" className={css.opener} data-opener onClick={onOpen}>
      {children}
    </button>
  )
}

function SelectAll({ keys, selection }: { keys: readonly string[]; selection: Selection }) {
  const all = keys.every((key) => selection.keys.has(key))
  return (
    <input
      type="checkbox"
      aria-label={uiWords.selectAll}
      checked={all}
      onChange={() => selection.onChange(all ? new Set() : new Set(keys))}
    />
  )
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}
