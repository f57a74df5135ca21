/** The lexicon and the trees that come with the software: `data/reference/lexicon` and `data/reference/guidance`. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { treeNode } from '../contract-search.ts'
import type { LexiconEntry } from '../rules/search-lexicon.ts'
import { type ObjectRow, readObjects, readSayings } from '../rules/search-table.ts'

const REFERENCE = join(import.meta.dirname, '../../../../data/reference')

export type LexiconFiles = { objects: ObjectRow[]; entries: LexiconEntry[] }

type Files = { name: string; text: string }[]

export function lexiconTexts(): Files {
  return globSync(join(REFERENCE, 'lexicon/*.tsv'))
    .sort()
    .map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }))
}

/** @throws Error naming the line that is not well-formed, or that names an object nobody defined */
export function readLexicon(files: Files): LexiconFiles {
  const objects = files
    .filter(({ name }) => name.startsWith('objects-'))
    .flatMap(({ name, text }) => readObjects(text, name))
  const sayings = files
    .filter(({ name }) => !name.startsWith('objects-'))
    .flatMap(({ name, text }) => readSayings(text, name))
  const known = new Set(objects.map(({ object }) => object))
  const unknown = sayings.find(({ object }) => object !== undefined && !known.has(object))
  if (unknown) throw new Error(`“${unknown.said}” means “${unknown.object}”, which no table defines`)
  const own = objects.flatMap(({ object, said }) => said.map((one): LexiconEntry => ({ said: one, object, weight: 1 })))
  return { objects, entries: [...own, ...sayings] }
}

const treeFile = z.object({ title: z.string(), nodes: z.array(treeNode).min(1) })
export type TreeFile = z.infer<typeof treeFile>

export function treeText(key: string): string {
  return readFileSync(join(REFERENCE, `guidance/${key}.json`), 'utf8')
}

export function readTree(text: string): TreeFile {
  return treeFile.parse(JSON.parse(text))
}

export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
