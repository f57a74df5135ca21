/**
 * Gives the browser the contracts of server/modules without Zod: a route becomes its name, method and address, a refusal
 * its code and title, a table of words itself. Types still flow through TypeScript.
 */
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const contractFile = /\/server\/(modules\/[^/]+\/contract|kernel\/operations-contract)\.ts$/
const namedExport = /^export\s*\{([^}]*)\}\s*from\s*'(\.[^']+)'\s*;?\s*$/gm
const starExport = /^export\s*\*\s*from\s*'(\.[^']+)'\s*;?\s*$/gm

/** Vite plugin, for build and dev. A contract is evaluated once per change, in Node. */
export function contractsWithoutZod(): Plugin {
  return {
    name: 'onewindow:contracts-without-zod',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0]!
      if (!contractFile.test(file)) return null
      this.addWatchFile(file)
      const exports = (await import(`${pathToFileURL(file).href}?changed=${statSync(file).mtimeMs}`)) as object
      return { code: browserCode(exports, rulesOf(file)), map: null }
    },
  }
}

/** A pure rule that a contract hands on: the browser imports it as it is. */
export type KeptRule = { names: string[]; path: string }

/** The rules a contract re-exports from its module's `rules/`, also through the files it gathers with `export *`. */
function rulesOf(file: string, home = dirname(file)): KeptRule[] {
  const source = readFileSync(file, 'utf8')
  const named = [...source.matchAll(namedExport)].map((one) => ({
    names: namesIn(one[1]!),
    path: fromHome(one[2]!, file, home),
  }))
  const stars = [...source.matchAll(starExport)].map((one) => join(dirname(file), one[1]!))
  return [
    ...named.filter((one) => one.path.startsWith('./rules/') && one.names.length > 0),
    ...stars.flatMap((one) => rulesOf(one, home)),
  ]
}

function fromHome(path: string, file: string, home: string): string {
  return `./${relative(home, join(dirname(file), path))
    .split(sep)
    .join('/')}`
}

/**
 * The code that stands for a contract in the browser. Zod schemas and functions are left out, so that using one by
 * value fails the build instead of the page.
 */
export function browserCode(exports: object, rules: readonly KeptRule[]): string {
  const kept = new Set(rules.flatMap((rule) => rule.names.map((name) => name.split(' as ').at(-1)!)))
  const lines = rules.map((rule) => `export { ${rule.names.join(', ')} } from '${rule.path}'`)
  for (const [name, value] of Object.entries(exports)) {
    if (kept.has(name)) continue
    const plain = withoutZod(value)
    if (plain !== undefined) lines.push(`export const ${name} = ${JSON.stringify(plain)}`)
  }
  return `${lines.join('\n')}\nexport {}\n`
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((one) => one.trim().replace(/\s+/g, ' '))
    .filter((one) => one !== '' && !one.startsWith('type '))
}

type RouteLike = { name: string; method: string; path: string; body?: string; answer?: string }
type RefusalLike = { code: string; status: number; title: string }

function withoutZod(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (isRefusal(value)) return { code: value.code, status: value.status, title: value.title }
  if (typeof value !== 'object' || isZod(value)) return undefined
  if (isRoute(value)) {
    const { name, method, path, body, answer } = value
    return { name, method, path, body, answer }
  }
  if (Array.isArray(value)) {
    const items = value.map(withoutZod)
    return items.includes(undefined) ? undefined : items
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined
  const entries = Object.entries(value).map(([key, one]) => [key, withoutZod(one)] as const)
  const known = entries.filter(([, one]) => one !== undefined)
  return entries.length > 0 && known.length === 0 ? undefined : Object.fromEntries(known)
}

function isZod(value: object): boolean {
  return '_zod' in value
}

function isRoute(value: object): value is RouteLike {
  return 'name' in value && 'method' in value && 'path' in value && 'input' in value && isZod(value.input as object)
}

function isRefusal(value: unknown): value is RefusalLike {
  return typeof value === 'function' && 'code' in value && 'status' in value && 'title' in value
}
