/** What the list a draft came with left in doubt: each leads to its field, and goes once the field says something else. */
import { Link } from '@tanstack/react-router'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import css from './editor.module.css'
import type { Fault } from './faults.tsx'
import type { Version } from './version-page.tsx'

const words = workCatalogueWords.doubts

type ImportDoubtsProps = { of: NonNullable<Version['importDoubts']>; onShow: (doubt: Fault) => void }

export function ImportDoubts({ of: { importId, fileName, line, doubts }, onShow }: ImportDoubtsProps) {
  return (
    <section className={css.doubts} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>
        {words.from(fileName, line)} <Link to={`/work/catalogue/imports/${importId}` as string}>{words.toImport}</Link>
      </p>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt.message}>
            {doubt.field === '' ? (
              doubt.message
            ) : (
              <button type="button" className={css.toFault} onClick={() => onShow(doubt)}>
                {doubt.message}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
