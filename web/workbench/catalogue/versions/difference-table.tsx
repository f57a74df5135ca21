/** Where two versions differ, line by line, in words; on phones each line is a small card. */
import { Button } from 'antd'
import type { Difference } from '#modules/catalogue/contract.ts'
import { saveFile } from '../../../client/save-file.ts'
import { csvOf } from '../../../ui/csv.ts'
import { Empty } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { uiWords } from '../../../words/zh/ui.ts'
import { workVersionWords } from '../../../words/zh/work-versions.ts'
import { useReadable } from '../licence-options.ts'
import css from './versions.module.css'

const words = workVersionWords.difference
/** How the catalogue says that a line without further text is there. */
const THERE = '有'

export function DifferenceTable({
  rows,
  name,
}: {
  rows: readonly Difference[] /** Of the exported file. */
  name: string
}) {
  const readable = useReadable()
  if (rows.length === 0) return <Empty title={words.same}>{words.sameText}</Empty>
  const exported = () => {
    const { element, part, before, after } = words.columns
    const lines = rows.map((row) => [row.title, row.part ?? '', wordsOf(row, 'before'), wordsOf(row, 'after')])
    const content = new TextEncoder().encode(csvOf([[element, part, before, after], ...lines]))
    saveFile({ content, mediaType: 'text/csv', name: `${name}.csv` })
  }
  return (
    <>
      <p className={css.head}>
        {words.count(rows.length)}
        <Button onClick={exported}>{uiWords.exportShown(rows.length)}</Button>
      </p>
      <table className={css.differences}>
        <caption className="unseen">{words.title}</caption>
        <thead>
          <tr>
            {(['element', 'before', 'after'] as const).map((key) => (
              <th key={key} scope="col">
                {words.columns[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.element}${row.part ?? ''}`}>
              <th scope="row">
                {row.title}
                <Kind row={row} />
                {row.part && row.part !== wordsOf(row, 'before') && row.part !== wordsOf(row, 'after') ? (
                  <span className={css.part}>{row.part}</span>
                ) : null}
              </th>
              <td data-title={words.columns.before}>
                {row.before === undefined ? (
                  <span className={css.before}>{words.none}</span>
                ) : (
                  <del className={css.before}>{readable(wordsOf(row, 'before'))}</del>
                )}
              </td>
              <td data-title={words.columns.after}>
                {row.after === undefined ? words.none : readable(wordsOf(row, 'after'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Kind({ row }: { row: Difference }) {
  const [tone, word] =
    row.before === undefined
      ? (['success', words.added] as const)
      : row.after === undefined
        ? (['warning', words.removed] as const)
        : (['info', words.changed] as const)
  return (
    <span className={css.kind}>
      <StateTag tone={tone}>{word}</StateTag>
    </span>
  )
}

function wordsOf(row: Difference, side: 'before' | 'after'): string {
  const text = row[side]
  return text === THERE ? (row.part ?? text) : (text ?? '')
}
