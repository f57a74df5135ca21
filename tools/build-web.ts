/** Builds the web into `dist/web` when what it is made of has changed since the last build. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..')
const built = join(root, 'dist', 'web')
const stamp = join(root, 'dist', 'web', '.stamp')

/** What the browser's code is made of: the web itself, the contracts it imports, and the packages. */
const SOURCES = [
  'web/**/*',
  // Contracts, what they re-export, and the rules the browser shares.
  'server/modules/*/*.ts',
  'server/modules/*/rules/*.ts',
  'server/kernel/{*contract,problem,text-size,time}.ts',
  'package-lock.json',
]

/**
 * Builds the web unless `dist/web` is already made of these sources.
 * @returns whether it was built now
 * @throws Error with what Vite said when the build fails
 */
export async function buildWebIfStale(progress: (line: string) => void = console.log): Promise<boolean> {
  const fingerprint = fingerprintOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return false
  progress('正在构建网页 / building the web')
  // Without the stamp first: a build cut short must not look finished.
  rmSync(stamp, { force: true })
  await vite(['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'])
  mkdirSync(built, { recursive: true })
  writeFileSync(stamp, fingerprint)
  return true
}

/** In a process of its own, so that a server which builds does not keep the builder's memory. */
async function vite(args: readonly string[]): Promise<void> {
  const program = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  try {
    await promisify(execFile)(process.execPath, [program, ...args], { cwd: root, maxBuffer: 16_000_000 })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`网页没有构建成功 / the web could not be built:\n${stderr}${stdout}`, { cause: error })
  }
}

function fingerprintOfSources(): string {
  const hash = createHash('sha256')
  for (const path of globSync(SOURCES, { cwd: root }).sort()) {
    const file = join(root, path)
    if (statSync(file).isFile()) hash.update(path).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}
