/** Rules 6, 8 and 9: what stands in the code itself. */
import { basename } from 'node:path'
import { type Breach, calleeOf, dotted, type Node, nodesOf, type Source } from './source.ts'

const MOST_LINES = 400
const EMPTY_NAMES = /(^|\/)(utils?|helpers?|commons?|types)(\.[^/]*)?(\/|$)/
/** Tools that read the default export of these files and nothing else. */
const DEFAULT_EXPORT_ASKED_FOR = /(\.config\.ts|^journeys\/world\.ts)$/

export function checkCode(sources: readonly Source[]): Breach[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  return sources.flatMap((source) => [
    ...checkFile(source),
    ...(source.program ? checkSyntax(source, source.program) : []),
    ...(source.program && source.module && !source.isTest ? checkModuleCode(source, source.program, byPath) : []),
  ])
}

function checkFile(source: Source): Breach[] {
  const breaches: Breach[] = []
  const say = (message: string) => breaches.push({ rule: 9, file: source.path, line: 1, message })
  if (source.lines > MOST_LINES) say(`${source.lines} lines; at most ${MOST_LINES}`)
  if (EMPTY_NAMES.test(source.path)) say('name it after what is in it')
  return breaches
}

function checkSyntax(source: Source, program: Node): Breach[] {
  const breaches: Breach[] = []
  const declares = source.path.endsWith('.d.ts')
  for (const node of nodesOf(program)) {
    const message = declares ? undefined : unwanted(node, source.path)
    if (message) breaches.push({ rule: 9, file: source.path, line: source.line(node.start), message })
  }
  for (const { specifier, target, line } of source.imports) {
    const bare = target !== undefined && !/\.\w+(\?\w+)?$/.test(specifier)
    if (bare)
      breaches.push({ rule: 9, file: source.path, line, message: `${specifier}: an import path carries its extension` })
  }
  return breaches
}

function unwanted(node: Node, path: string): string | undefined {
  if (node.type === 'ExportDefaultDeclaration') {
    return DEFAULT_EXPORT_ASKED_FOR.test(path) ? undefined : 'a default export; name it'
  }
  if (node.type === 'TSEnumDeclaration') return 'an enum cannot be erased; use a list of literals'
  if (node.type === 'TSModuleDeclaration' && !node['declare']) return 'a namespace cannot be erased; use a file'
  if (node.type === 'TSParameterProperty') return 'a parameter property cannot be erased; write the field'
  if (node.type === 'Decorator') return 'a decorator cannot be erased; call a function'
  if (node.type === 'TSImportEqualsDeclaration' || node.type === 'TSExportAssignment')
    return 'import and export as modules do'
  return undefined
}

function checkModuleCode(source: Source, program: Node, byPath: ReadonlyMap<string, Source>): Breach[] {
  const breaches: Breach[] = []
  const say = (rule: number, node: Node, message: string) =>
    breaches.push({ rule, file: source.path, line: source.line(node.start), message })
  const acts: Node[] = []
  for (const node of nodesOf(program)) {
    const chance = outsideWorld(node)
    if (chance) say(6, node, `${chance}; ask ctx or the configuration`)
    if (node.type !== 'CallExpression') continue
    const callee = calleeOf(node)
    if (callee === 'action') acts.push(node)
    if (callee === 'inTransaction' || /(^|\.)transaction$/.test(callee))
      say(8, node, 'only perform and show open a transaction')
  }
  const isActFile = /^server\/modules\/[^/]+\/actions\//.test(source.path)
  if (isActFile && acts.length !== 1)
    say(8, program, `${acts.length} acts in ${basename(source.path)}; one act per file`)
  if (!isActFile) for (const act of acts) say(8, act, 'an act stands in a file of its own under actions/')
  if (source.path === `server/modules/${source.module}/index.ts`) breaches.push(...checkFacade(source, byPath))
  return breaches
}

function outsideWorld(node: Node): string | undefined {
  const callee = node.type === 'NewExpression' || node.type === 'CallExpression' ? calleeOf(node) : ''
  const empty = ((node['arguments'] ?? []) as unknown[]).length === 0
  if (callee === 'Date' && (empty || node.type === 'CallExpression')) return 'the time of the machine'
  if (callee === 'Date.now' || callee === 'performance.now') return 'the time of the machine'
  if (callee === 'Math.random' || /(^|\.)randomUUID$/.test(callee)) return 'chance'
  if (node.type === 'MemberExpression' && dotted(node) === 'process.env') return 'the environment'
  return undefined
}

/** Rule 8: a function that others may call takes `ctx` first, unless it is a pure rule. */
function checkFacade(index: Source, byPath: ReadonlyMap<string, Source>): Breach[] {
  const breaches: Breach[] = []
  for (const node of (index.program?.['body'] ?? []) as Node[]) {
    if (node.type !== 'ExportNamedDeclaration' || node['exportKind'] === 'type') continue
    const from = node['source'] as Node | null
    const path = from ? index.imports.find((one) => one.specifier === from['value'])?.target : index.path
    if (!path || /\/(rules\/|contract\.ts$)/.test(path)) continue
    const names = from
      ? (node['specifiers'] as Node[])
          .filter((one) => one['exportKind'] !== 'type')
          .map((one) => String((one['local'] as Node)['name']))
      : [...functionsIn([node]).keys()]
    const functions = functionsIn((byPath.get(path)?.program?.['body'] ?? []) as Node[])
    for (const name of names) {
      const parameters = functions.get(name)
      if (parameters === undefined || /^_?ctx$/.test(parameters[0] ?? '')) continue
      breaches.push({
        rule: 8,
        file: index.path,
        line: index.line(node.start),
        message: `${name} does not take ctx first`,
      })
    }
  }
  return breaches
}

/** Names of the exported functions and of their parameters. */
function functionsIn(statements: readonly Node[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const add = (id: unknown, fn: Node) =>
    found.set(String((id as Node)['name']), (fn['params'] as Node[]).map(parameterName))
  for (const statement of statements) {
    const declaration = (statement.type === 'ExportNamedDeclaration' ? statement['declaration'] : null) as Node | null
    if (declaration?.type === 'FunctionDeclaration') add(declaration['id'], declaration)
    for (const one of (declaration?.['declarations'] ?? []) as Node[]) {
      const value = one['init'] as Node | null
      if (value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression') add(one['id'], value)
    }
  }
  return found
}

function parameterName(parameter: Node): string {
  return String(parameter['name'] ?? (parameter['left'] as Node | undefined)?.['name'] ?? '')
}
