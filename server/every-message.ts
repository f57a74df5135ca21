/**
 * What must hold of every message of every module, asked of all that a test has sent: plain words, and a link that leads
 * the reader somewhere. A test's world asks when it closes, so that no new message escapes.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '#kernel/db.ts'

export type SentMessage = { title: string; body: string; link: string | null; staff: boolean }

const NOT_PLAIN: readonly (readonly [RegExp, string])[] = [
  [/\$\{|\{\{|\}\}/, 'has a placeholder that nothing filled'],
  [/undefined|null|NaN|\[object/, 'says what was not there'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-/, 'names an id'],
  [/\d{4}-\d{2}-\d{2}/, 'has a date as machines write it'],
  [/[a-z]+[-_][a-z]+/, 'has a code of the program'],
  [/“”|《》|（）|：$/, 'leaves a gap where a name belongs'],
]
const LONGEST_TITLE = 60

/** @returns one line for each fault, empty when all is well */
export function faultsOf({ title, body, link, staff }: SentMessage): string[] {
  const said = `${title} / ${body}`
  const faults = NOT_PLAIN.flatMap(([pattern, what]) =>
    [title, body].some((text) => pattern.test(text)) ? [what] : [],
  )
  if (!/[一-鿿]{2}/.test(title) || title.length > LONGEST_TITLE) faults.push('has no title in a few plain words')
  if (/[。；]$/.test(title)) faults.push('has a title that is a sentence')
  if (!/[一-鿿]{2}/.test(body)) faults.push('has no text in plain words')
  if (link !== null && !leadsSomewhere(link, staff)) faults.push(`leads to ${link}, which is no page of its reader`)
  return faults.map((fault) => `a message ${fault}: ${said}`)
}

/** @throws Error that names every message with a fault */
export async function expectPlainMessages(db: Db): Promise<void> {
  const { rows } = await sql<SentMessage>`
    select distinct on (regexp_replace(m.dedupe_key, '[0-9a-f-]{36}', '', 'g')) m.title, m.body, m.link, a.staff_id is not null as staff
    from notices.message m join identity.account a on a.id = m.account_id
    limit 200`.execute(db)
  const faults = rows.flatMap(faultsOf)
  if (faults.length > 0) throw new Error([...new Set(faults)].join('\n'))
}

let pages: { portal: RegExp[]; workbench: RegExp[] } | undefined

function leadsSomewhere(link: string, staff: boolean): boolean {
  pages ??= { portal: pagesIn('portal', ''), workbench: pagesIn('workbench', '/work/') }
  const [path = ''] = link.split(/[?#]/)
  return pages[staff ? 'workbench' : 'portal'].some((page) => page.test(path))
}

/** The addresses the web has, read where it declares them; what catches all the rest is none. */
function pagesIn(face: 'portal' | 'workbench', before: string): RegExp[] {
  const folder = join(import.meta.dirname, '..', 'web', face)
  const declared = globSync('**/routes.tsx', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'))
  return [...declared.join('\n').matchAll(/path: '([^']+)'/g)]
    .map(([, path]) => path!)
    .filter((path) => !path.endsWith('$'))
    .map((path) => new RegExp(`^${before}${path.replaceAll(/\$\w+/g, '[^/]+')}$`))
}

/** What the page behind a link looks at, with the name its view gives the id; a list needs none, or says which of two it is. */
const DOORS: readonly (readonly [RegExp, string, (string | Readonly<Record<string, string>>)?])[] = [
  [/^\/cases\/([^/#]+)\/rate$/, 'ratings.my-case-rating', 'caseId'],
  [/^\/cases\/([^/#]+)(?:\/correction|#pick-up)?$/, 'cases.my-case', 'caseId'],
  [/^\/bills\/([^/]+)$/, 'payments.bill-page', 'id'],
  [/^\/licences\/([^/]+)$/, 'licences.my-licence', 'id'],
  [/^\/help$/, 'assistance.mine'],
  [/^\/me$/, 'identity.session'],
  [/^\/me\/seals$/, 'signets.my-seals'],
  [/^\/me\/relatives$/, 'identity.my-relatives', { which: 'held' }],
  [/^\/me\/mandates\/([^/]+)$/, 'identity.mandate-list', 'enterpriseId'],
  [/^\/work\/account$/, 'identity.session'],
  [/^\/work\/deputies$/, 'routes.my-deputies'],
  [/^\/work\/cases$/, 'cases.worklist'],
  [/^\/work\/cases\/([^/]+)$/, 'cases.case-page', 'caseId'],
  [/^\/work\/ratings\/([^/]+)$/, 'ratings.bad-rating', 'id'],
  [/^\/work\/payments\/([^/]+)$/, 'payments.bill-page', 'id'],
]

/** The view behind a link and what it is asked; undefined where no view is named for it here. */
export function doorBehind(link: string): { view: string; input: Record<string, string> } | undefined {
  for (const [pattern, view, key] of DOORS) {
    const found = pattern.exec(link)
    if (found) return { view, input: typeof key === 'string' ? { [key]: found[1]! } : (key ?? {}) }
  }
  return undefined
}
