/** What a citizen's phone must load stays light: the build fails when the script of a page outgrows its budget. */
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

export const firstScreenLimit = 220 * 1024
export const citizenPageLimit = 400 * 1024

/** The chunk that holds this file imports the pages dynamically, those of the workbench too. */
const ROUTES = 'web/portal/routes.tsx'
const PORTAL = '/web/portal/'
const FRAME = 'web/portal/frame.tsx'
const HOME = 'web/portal/home.tsx'

export type BuiltChunk = {
  fileName: string
  code: string
  isEntry: boolean
  moduleIds: readonly string[]
  imports: readonly string[]
  dynamicImports: readonly string[]
}

export type Weighed = { page: string; bytes: number }

/**
 * Bytes after gzip of the first screen (at once) and of every page of the portal (with all it may load later, a drawing
 * or a chart). Throws when a file named here was not built.
 */
export function weighPortal(chunks: readonly BuiltChunk[]): { home: number; pages: Weighed[] } {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const named = (names: readonly string[]) => names.map((name) => byName.get(name)).filter((one) => one !== undefined)
  const around = reached([...chunks.filter((one) => one.isEntry), holderOf(chunks, FRAME)], (one) => named(one.imports))
  const home = reached([...around, holderOf(chunks, HOME)], (one) => named(one.imports))
  const ofPortal = ({ moduleIds }: BuiltChunk) => moduleIds.some((id) => id.includes(PORTAL))
  const pages = named(holderOf(chunks, ROUTES).dynamicImports)
    .filter(ofPortal)
    .map((page) => {
      const later = (one: BuiltChunk) => (around.has(one) ? [] : named(one.dynamicImports))
      return {
        page: page.fileName,
        bytes: weightOf(reached([...around, page], (one) => [...named(one.imports), ...later(one)])),
      }
    })
  return { home: weightOf(home), pages: pages.toSorted((a, b) => b.bytes - a.bytes) }
}

function holderOf(chunks: readonly BuiltChunk[], module: string): BuiltChunk {
  const chunk = chunks.find((one) => one.moduleIds.some((id) => id.endsWith(`/${module}`)))
  if (!chunk)
    throw new Error(`The budget watches ${module}, which is not in the build: name its successor in web/budget.ts`)
  return chunk
}

function reached(from: readonly BuiltChunk[], next: (chunk: BuiltChunk) => readonly BuiltChunk[]): Set<BuiltChunk> {
  const wanted = [...from]
  const found = new Set<BuiltChunk>()
  for (let chunk = wanted.pop(); chunk; chunk = wanted.pop()) {
    if (found.has(chunk)) continue
    found.add(chunk)
    wanted.push(...next(chunk))
  }
  return found
}

function weightOf(chunks: ReadonlySet<BuiltChunk>): number {
  return [...chunks].reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0)
}

/** Vite plugin: says what the first screen and the heaviest page weigh, and refuses a build beyond a limit. */
export function portalBudget(): Plugin {
  return {
    name: 'onewindow:portal-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const { home, pages } = weighPortal(Object.values(bundle).filter((one) => one.type === 'chunk'))
      const lines = [{ page: 'first screen of the portal', bytes: home, limit: firstScreenLimit }]
      for (const one of pages) lines.push({ ...one, limit: citizenPageLimit })
      const words = ({ page, bytes, limit }: (typeof lines)[number]) =>
        `${page}: ${(bytes / 1024).toFixed(1)} KiB of script after gzip, limit ${limit / 1024}`
      const over = lines.filter(({ bytes, limit }) => bytes > limit)
      if (over.length > 0) this.error(over.map(words).join('\n'))
      for (const line of lines.slice(0, 2)) this.info(words(line))
    },
  }
}
