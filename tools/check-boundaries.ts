/** Enforces rules 1 to 9 of docs/architecture.md. `node tools/check-boundaries.ts [folder]` */
import { join } from 'node:path'
import { checkCode } from './boundaries/code.ts'
import { checkImports } from './boundaries/imports.ts'
import { checkMap, readMap } from './boundaries/map.ts'
import { type Breach, readSources } from './boundaries/source.ts'
import { checkSql } from './boundaries/sql.ts'

export type { Breach } from './boundaries/source.ts'

/**
 * Every breach of a rule in the project below `root`, in the order of its files.
 * @throws Error when a source cannot be parsed
 */
export function findBreaches(root: string): Breach[] {
  const sources = readSources(root)
  const map = readMap(sources)
  const found = [
    ...checkMap(sources, map),
    ...checkImports(sources, map),
    ...checkCode(sources),
    ...checkSql(sources, map),
  ]
  return found.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}

if (process.argv[1] === import.meta.filename) {
  const breaches = findBreaches(process.argv[2] ?? join(import.meta.dirname, '..'))
  for (const { rule, file, line, message } of breaches) console.log(`${file}:${line}: rule ${rule}: ${message}`)
  console.log(
    breaches.length === 0
      ? 'No boundary is crossed.'
      : `${breaches.length} breaches; the rules are in docs/architecture.md.`,
  )
  process.exitCode = breaches.length === 0 ? 0 : 1
}
