/** Rules 1 to 5: who may import whom. */
import type { ModuleMap } from './map.ts'
import type { Breach, Import, Source } from './source.ts'

/** Kernel files made for both sides of the wire. */
const BROWSER_SAFE = new Set(
  ['contract', 'drafts-contract', 'operations-contract', 'problem', 'text-size', 'time'].map(
    (name) => `server/kernel/${name}.ts`,
  ),
)
const BROWSER_SAFE_PACKAGES = new Set(['zod'])
/** Arithmetic on dates, without a clock. */
const PURE_KERNEL = 'server/kernel/time.ts'
/** Packages that compute and nothing else. */
const PURE_PACKAGES = new Set(['pinyin-pro', 'feelin', 'bpmn-moddle'])

export function checkImports(sources: readonly Source[], map: ModuleMap): Breach[] {
  return [
    ...sources.flatMap((source) =>
      source.imports.flatMap((one) => {
        const found = breachOf(source, one, map)
        return found ? [{ ...found, file: source.path, line: one.line }] : []
      }),
    ),
    ...checkContracts(sources),
  ]
}

type Finding = Pick<Breach, 'rule' | 'message'>

function breachOf(source: Source, one: Import, map: ModuleMap): Finding | undefined {
  const { target } = one
  if (source.path.startsWith('web/') && target?.startsWith('server/')) return fromWeb(source, target)
  if (source.path.startsWith('server/kernel/') && reachesModules(target))
    return { rule: 4, message: `the kernel imports ${target}` }
  if (!source.module) return undefined
  return betweenModules(source, one, map) ?? (isRule(source.path) && !source.isTest ? inRules(source, one) : undefined)
}

function fromWeb(source: Source, target: string): Finding | undefined {
  if (/^server\/modules\/[^/]+\/contract\.ts$/.test(target) || BROWSER_SAFE.has(target) || source.isTest)
    return undefined
  return { rule: 3, message: `the web imports ${target}; only contract.ts files are for both sides` }
}

function reachesModules(target: string | undefined): boolean {
  return target !== undefined && (target.startsWith('server/modules/') || target === 'server/modules.ts')
}

function betweenModules(source: Source, { target }: Import, map: ModuleMap): Finding | undefined {
  const user = source.module ?? ''
  const [, used, path] = /^server\/modules\/([^/]+)\/(.+)$/.exec(target ?? '') ?? []
  if (!used || used === user) return undefined
  if (!map.isAbove(used, user))
    return { rule: 1, message: `${user} imports from ${used}, which is not above it in server/modules.ts` }
  if (!source.isTest && !map.uses.get(user)?.includes(used)) {
    return { rule: 1, message: `${user} imports from ${used} without saying so in the uses of its module.ts` }
  }
  // A contract may build on a contract: the web imports both, and could not import an index.ts.
  const open =
    path === 'index.ts' ||
    (source.isTest && path === 'testing.ts') ||
    (isContract(source.path) && path === 'contract.ts')
  return open ? undefined : { rule: 2, message: `${target} is private to ${used}; ask its index.ts` }
}

function inRules(source: Source, { target, typeOnly, specifier }: Import): Finding | undefined {
  const own = `server/modules/${source.module}/`
  if (!target)
    return PURE_PACKAGES.has(specifier) ? undefined : { rule: 5, message: `a rule imports the package ${specifier}` }
  if (target.startsWith(`${own}rules/`) || target === PURE_KERNEL) return undefined
  if (typeOnly && (!target.startsWith(own) || target === `${own}contract.ts`)) return undefined
  return { rule: 5, message: `a rule imports ${target}; it may import rules and the types of its contract` }
}

/** Rule 3, from the other end: what a contract brings with it must run in a browser. */
function checkContracts(sources: readonly Source[]): Breach[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const seen = new Set<string>()
  const breaches: Breach[] = []
  const follow = (source: Source) => {
    if (seen.has(source.path)) return
    seen.add(source.path)
    for (const { target, typeOnly, specifier, line } of source.imports) {
      if (typeOnly || (target && BROWSER_SAFE.has(target)) || (!target && BROWSER_SAFE_PACKAGES.has(specifier)))
        continue
      const next = target?.startsWith('server/modules/') ? byPath.get(target) : undefined
      if (next) follow(next)
      else
        breaches.push({ rule: 3, file: source.path, line, message: `a contract brings ${specifier} into the browser` })
    }
  }
  for (const source of sources) if (source.module && isContract(source.path)) follow(source)
  return breaches
}

function isContract(path: string): boolean {
  return /^server\/modules\/[^/]+\/contract(-[a-z-]+)?\.ts$/.test(path)
}

function isRule(path: string): boolean {
  return /^server\/modules\/[^/]+\/rules\//.test(path)
}
