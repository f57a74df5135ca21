/**
 * Counts what the items of the demo ask: fields and materials, for somebody of whom nothing is known and for somebody of whom
 * everything is that a form or a licence can be filled from. `node bench/not-asked.ts` prints the table of bench/README.md.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { itemContent } from '#modules/catalogue/contract.ts'

const reference = join(import.meta.dirname, '../data/reference')
const read = (path: string) => JSON.parse(readFileSync(join(reference, path), 'utf8')) as unknown

type Element = { key: string; sources?: readonly unknown[] }
const elements = read('data-elements.json') as readonly Element[]
const filledFrom = new Set(elements.filter(({ sources = [] }) => sources.length > 0).map(({ key }) => key))

type Counted = { name: string; fields: number; typed: number; materials: number; handedIn: number }

/** Every required question, and every material that is not a free choice, over all situations of the item. */
function countItem(raw: unknown): Counted {
  const content = itemContent.parse(raw)
  const fields = content.form.flatMap((section) => section.fields).filter((field) => field.required)
  const materials = content.materials.filter((one) => one.necessity !== 'optional')
  return {
    name: content.name,
    fields: fields.length,
    typed: fields.filter(({ prefill, element }) => !prefill && !(element && filledFrom.has(element.key))).length,
    materials: materials.length,
    handedIn: materials.filter(({ licenceType, reuse, fact }) => !licenceType && !reuse && !fact).length,
  }
}

function countAll(): Counted[] {
  return readdirSync(join(reference, 'items'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => countItem((read(`items/${file}`) as { content: unknown }).content))
}

/** One row for each item and one for all, as Markdown. */
export function notAskedTable(): string {
  const counted = countAll()
  const sum = (of: (one: Counted) => number) => counted.reduce((total, one) => total + of(one), 0)
  const total: Counted = {
    name: `**All ${counted.length} items**`,
    fields: sum((one) => one.fields),
    typed: sum((one) => one.typed),
    materials: sum((one) => one.materials),
    handedIn: sum((one) => one.handedIn),
  }
  const rows = [...counted, total].map(
    (one) => `| ${one.name} | ${one.fields} | ${one.typed} | ${one.materials} | ${one.handedIn} |`,
  )
  return ['| item | fields | left to type | materials | left to hand in |', '|---|---:|---:|---:|---:|', ...rows].join(
    '\n',
  )
}

if (import.meta.main) console.log(notAskedTable())
