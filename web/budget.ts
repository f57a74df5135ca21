/** The citizen's first screen stays light: the build fails when its script outgrows the budget. */
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

export const firstScreenLimit = 220 * 1024

/** What a phone must load before the portal's home can be used: the page's entry and these lazily loaded files. */
const firstScreenModules = ['web/portal/frame.tsx', 'web/portal/home.tsx']

export type BuiltChunk = {
  fileName: string
  code: string
  isEntry: boolean
  moduleIds: readonly string[]
  imports: readonly string[]
}

/** The chunks of the first screen, each once, with everything they import statically. Throws when a named module was not built. */
export function firstScreenChunks(chunks: readonly BuiltChunk[], modules: readonly string[]): BuiltChunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const wanted = chunks.filter((chunk) => chunk.isEntry)
  for (const module of modules) {
    const chunk = chunks.find((one) => one.moduleIds.some((id) => id.endsWith(`/${module}`)))
    if (!chunk)
      throw new Error(
        `The first-screen budget watches ${module}, which is not in the build: name its successor in web/budget.ts`,
      )
    wanted.push(chunk)
  }
  const found = new Set<BuiltChunk>()
  for (let chunk = wanted.pop(); chunk; chunk = wanted.pop()) {
    if (found.has(chunk)) continue
    found.add(chunk)
    wanted.push(...chunk.imports.map((name) => byName.get(name)).filter((one) => one !== undefined))
  }
  return [...found]
}

/** Bytes after gzip. */
export function weightOf(chunks: readonly BuiltChunk[]): number {
  return chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0)
}

/** Vite plugin: says what the first screen weighs and refuses a build beyond the limit. */
export function firstScreenBudget(): Plugin {
  return {
    name: 'onewindow:first-screen-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const weight = weightOf(firstScreenChunks(chunks, firstScreenModules))
      const words = `first screen of the portal: ${(weight / 1024).toFixed(1)} KiB of script after gzip, limit ${firstScreenLimit / 1024}`
      if (weight > firstScreenLimit) this.error(words)
      this.info(words)
    },
  }
}
