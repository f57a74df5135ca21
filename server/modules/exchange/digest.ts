/** What both sides compare rows by. The protocol is docs/exchange-protocol.md. */
import { createHash } from 'node:crypto'
import type { Values } from './rules/fields.ts'

/** SM3 (GB/T 32905) of the columns that are not empty, by name. */
export function digestOf(values: Values): string {
  const told = Object.entries(values)
    .filter(([, value]) => value !== null && value !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return sm3(JSON.stringify(told))
}

export type Kept = { readonly guid: string; readonly revision: number; readonly digest: string }

/** SM3 of a day's rows, one line each, by guid. */
export function dayDigestOf(rows: readonly Kept[]): string {
  const lines = rows.map(({ guid, revision, digest }) => `${guid}:${revision}:${digest}\n`)
  return sm3(lines.sort().join(''))
}

export type Difference = { readonly guid: string; readonly kind: 'missing' | 'different' | 'surplus' }

/** Missing: theirs has not what was accepted; different: another revision or content; surplus: theirs alone. */
export function differencesOf(ours: readonly Kept[], theirs: readonly Kept[]): Difference[] {
  const there = new Map(theirs.map((row) => [row.guid, row]))
  const here = new Set(ours.map((row) => row.guid))
  const found = ours.flatMap(({ guid, revision, digest }): Difference[] => {
    const other = there.get(guid)
    if (!other) return [{ guid, kind: 'missing' }]
    return other.revision === revision && other.digest === digest ? [] : [{ guid, kind: 'different' }]
  })
  return [
    ...found,
    ...theirs.filter((row) => !here.has(row.guid)).map(({ guid }) => ({ guid, kind: 'surplus' as const })),
  ]
}

function sm3(text: string): string {
  return createHash('sm3').update(text).digest('hex')
}
