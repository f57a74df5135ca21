/** A letter as it will read, drawn as a sheet: without number, seal and code, and saying so. */
import type { ReadableLetter } from '#modules/cases/contract.ts'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import { keyedByContent } from './keyed-by-content.ts'
import css from './letters.module.css'

type Block = ReadableLetter['body'][number]

export function LetterSheet({ letter }: { letter: ReadableLetter }) {
  return (
    <article className={css.sheet} aria-label={words.sheet(letter.title)}>
      <p className={css.mark}>{words.notIssued}</p>
      <p className={css.organ}>{letter.organName}</p>
      <h3 className={css.title}>{letter.title}</h3>
      <p className={css.number}>{letter.number}</p>
      <p className={css.addressee}>{letter.addressee}：</p>
      {keyedByContent(letter.body).map(({ key, of }) => (
        <Part key={key} block={of} />
      ))}
      {letter.remedies.length > 0 ? (
        <>
          <h4>{words.remedies}</h4>
          {letter.remedies.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </>
      ) : null}
      {letter.authority ? <p className={css.quiet}>{letter.authority}</p> : null}
      <p className={css.signed}>
        {letter.organName}
        <br />
        {letter.issuedOn}
        <br />
        <span className={css.quiet}>{words.sealPlace}</span>
      </p>
    </article>
  )
}

function Part({ block }: { block: Block }) {
  if (block.kind === 'paragraph') return <p className={css.paragraph}>{block.text}</p>
  if (block.kind === 'heading') return <h4>{block.text}</h4>
  if (block.kind === 'points') {
    return (
      <ol>
        {block.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
    )
  }
  if (block.kind === 'facts') {
    return (
      <dl className={css.facts}>
        {block.rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    )
  }
  return (
    <ScrollArea className={css.scroll} label={words.table}>
      <table>
        <thead>
          <tr>
            {block.columns.map((column) => (
              <th key={column.title} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.join()}>
              {keyedByContent(row).map(({ key, of }) => (
                <td key={key}>{of}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
