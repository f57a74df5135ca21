/**
 * After `npm install`: writes into package-lock.json the builds for other platforms that the registry at hand
 * does not carry. Without them `npm ci` refuses the whole lock file, on every machine.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type LockEntry = {
  version?: string
  dev?: boolean
  optional?: boolean
  cpu?: string[]
  libc?: string[]
  os?: string[]
  optionalDependencies?: Record<string, string>
}
export type Lock = { packages: Record<string, LockEntry> }

/** What a platform's name in a package name says to npm. */
const PLATFORM =
  /(?:^|[/-])(?<os>aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(?<cpu>arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64)(?:-(?<libc>gnu|musl)?[a-z]*)?$/

/**
 * Adds an entry for every optional dependency that has none; the version is the exact one its parent asks for.
 * @returns the names added
 */
export function completeLock(lock: Lock): string[] {
  const added: string[] = []
  for (const [parentPath, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const platform = PLATFORM.exec(name)?.groups
      if (!platform || isThere(lock, parentPath, name)) continue
      lock.packages[`node_modules/${name}`] = entryFor(platform, version, parent.dev ?? false)
      added.push(name)
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return added
}

function entryFor({ os = '', cpu = '', libc }: Record<string, string>, version: string, dev: boolean): LockEntry {
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc === 'gnu' ? 'glibc' : libc] } : {}),
    optional: true,
    os: [os],
  }
}

function isThere({ packages }: Lock, parentPath: string, name: string): boolean {
  return `node_modules/${name}` in packages || `${parentPath}/node_modules/${name}` in packages
}

if (process.argv[1] === import.meta.filename) {
  const file = join(import.meta.dirname, '..', 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
  const added = completeLock(lock)
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(added.length > 0 ? `added: ${added.join(', ')}` : 'package-lock.json is complete')
}
