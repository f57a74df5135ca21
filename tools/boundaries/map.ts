/** The ordered list of modules and what each says it uses, read from the sources without running them. */
import { type Breach, type Node, nodesOf, type Source } from './source.ts'

export type ModuleMap = {
  /** Folder names from top to bottom. */
  order: readonly string[]
  uses: ReadonlyMap<string, readonly string[]>
  /** Whether `user` stands below `used` in the list. */
  isAbove(used: string, user: string): boolean
}

export function readMap(sources: readonly Source[]): ModuleMap {
  const list = sources.find((source) => source.path === 'server/modules.ts')
  const order = list ? orderOf(list) : []
  const uses = new Map(
    sources
      .filter((source) => source.module && source.path === `server/modules/${source.module}/module.ts`)
      .map((source) => [source.module ?? '', usesOf(source)]),
  )
  const isAbove = (used: string, user: string) => order.includes(used) && order.indexOf(used) < order.indexOf(user)
  return { order, uses, isAbove }
}

function orderOf(list: Source): string[] {
  const folders = new Map<string, string>()
  for (const node of nodesOf(list.program as Node)) {
    if (node.type !== 'ImportDeclaration') continue
    const folder = /^(?:#modules|\.\/modules)\/([^/]+)\/module\.ts$/.exec(
      String((node['source'] as Node)['value']),
    )?.[1]
    if (!folder) continue
    for (const specifier of node['specifiers'] as Node[])
      folders.set(String((specifier['local'] as Node)['name']), folder)
  }
  for (const node of nodesOf(list.program as Node)) {
    if (node.type !== 'VariableDeclarator' || (node['id'] as Node)['name'] !== 'modules') continue
    const elements = ((node['init'] as Node)['elements'] ?? []) as Node[]
    return elements.flatMap((element) => folders.get(String(element['name'])) ?? [])
  }
  return []
}

function usesOf(source: Source): string[] {
  for (const node of nodesOf(source.program as Node)) {
    if (node.type !== 'Property' || (node['key'] as Node)['name'] !== 'uses') continue
    return ((node['value'] as Node)['elements'] as Node[]).map((element) => String(element['value']))
  }
  return []
}

/** Rule 1, the list itself: every module is in it, and uses only what stands above. */
export function checkMap(sources: readonly Source[], map: ModuleMap): Breach[] {
  const breaches: Breach[] = []
  for (const [name, uses] of map.uses) {
    const file = `server/modules/${name}/module.ts`
    const say = (message: string) => breaches.push({ rule: 1, file, line: 1, message })
    if (!map.order.includes(name)) say(`${name} is not in server/modules.ts`)
    for (const used of uses)
      if (!map.isAbove(used, name)) say(`${name} uses ${used}, which is not above it in server/modules.ts`)
  }
  const folders = new Set(sources.map((source) => source.module).filter((name) => name !== undefined))
  for (const folder of folders) {
    if (map.uses.has(folder)) continue
    breaches.push({ rule: 1, file: `server/modules/${folder}`, line: 1, message: `${folder} has no module.ts` })
  }
  return breaches
}
