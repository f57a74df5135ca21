/** A short list that is all there, as a CSV file made here. What pages is exported by the server (`workbench/exports`). */
import { Button } from 'antd'
import { saveFile } from '../client/save-file.ts'
import { uiWords } from '../words/zh/ui.ts'
import { csvOf } from './csv.ts'
import type { Column } from './keyset-table.tsx'

export type TableExportProps<Row> = {
  /** Names the file. */
  name: string
  columns: readonly Column<Row>[]
  /** Every row there is. */
  rows: readonly Row[]
}

export function TableExport<Row>({ name, columns, rows }: TableExportProps<Row>) {
  const save = () => {
    const exported = columns.filter((column) => column.text)
    const lines = rows.map((row) => exported.map((column) => column.text!(row)))
    const text = csvOf([exported.map((column) => column.title), ...lines])
    saveFile({
      content: new TextEncoder().encode(text),
      mediaType: 'text/csv;charset=utf-8',
      name: `${name}.csv`,
    })
  }
  return <Button onClick={save}>{uiWords.exportShown(rows.length)}</Button>
}
