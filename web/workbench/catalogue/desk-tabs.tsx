/** The desks of the catalogue, over each of them; only those whose word the post holds. */
import { Link } from '@tanstack/react-router'
import { useCan } from '../../client/session.ts'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import css from './desk-tabs.module.css'

type Desk = { to: string; label: string; word: string }

/** In the order of an editor's week. */
const desks: readonly Desk[] = [
  { to: '/work/catalogue', label: words.desks.items, word: 'catalogue.edit' },
  { to: '/work/catalogue/calendar', label: words.desks.calendar, word: 'catalogue.edit' },
  { to: '/work/catalogue/imports', label: words.desks.imports, word: 'catalogue.edit' },
  { to: '/work/catalogue/change-sets', label: words.desks.changeSets, word: 'catalogue.edit' },
  { to: '/work/catalogue/completeness', label: words.desks.completeness, word: 'catalogue.edit' },
  { to: '/work/catalogue/levels', label: words.desks.levels, word: 'catalogue.edit' },
  { to: '/work/catalogue/lists', label: words.desks.lists, word: 'catalogue.edit' },
  { to: '/work/catalogue/data-elements', label: words.desks.dataElements, word: 'vocabulary.define' },
  { to: '/work/catalogue/lexicon', label: words.desks.lexicon, word: 'catalogue.teach' },
  { to: '/work/catalogue/trees', label: words.desks.trees, word: 'catalogue.teach' },
]

export function DeskTabs() {
  const can = useCan()
  const open = desks.filter((desk) => can(desk.word))
  if (open.length < 2) return null
  return (
    <nav aria-label={words.desks.label} className={css.tabs}>
      {open.map((desk) => (
        <Link key={desk.to} to={desk.to} className={css.tab} activeOptions={{ exact: true, includeSearch: false }}>
          {desk.label}
        </Link>
      ))}
    </nav>
  )
}
