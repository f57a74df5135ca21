/** What the boundaries check knows of a file: where it stands, what it imports, its syntax tree. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import { parseSync } from 'vite'

export type Breach = { rule: number; file: string; line: number; message: string }

export type Node = { type: string; start: number; [field: string]: unknown }

export type Import = {
  specifier: string
  /** Path from the project's root; absent for a package. */
  target?: string
  /** Only types: gone when the program runs. */
  typeOnly: boolean
  line: number
}

export type Source = {
  /** Path from the project's root, with forward slashes. */
  path: string
  text: string
  lines: number
  /** The module whose folder it is in. */
  module?: string
  /** A test or what only tests use. */
  isTest: boolean
  imports: Import[]
  program?: Node
  line(offset: number): number
}

const PLACES = ['server', 'reliability', 'web', 'data', 'tools', 'journeys', 'bench']

/** Reads every source below the root: TypeScript with its tree, SQL and plain JavaScript as text. */
export function readSources(root: string): Source[] {
  const pattern = PLACES.map((place) => `${place}/**/*.{ts,tsx,mjs,sql}`)
  const paths = globSync(pattern, { cwd: root, exclude: ['**/node_modules/**'] })
  return paths
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) => readSource(root, path))
}

function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const program = path.endsWith('.sql') ? undefined : parsed(path, text)
  const source: Source = {
    path,
    text,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    module: /^server\/modules\/([^/]+)\//.exec(path)?.[1],
    isTest: /(\.|\/)(test|testing|journey)\.tsx?$/.test(path),
    imports: [],
    program,
    line: (offset) => text.slice(0, offset).split('\n').length,
  }
  if (program) source.imports = importsOf(source, program)
  return source
}

function parsed(path: string, text: string): Node {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  return program as unknown as Node
}

function importsOf(source: Source, program: Node): Import[] {
  const found: Import[] = []
  const add = (node: Node, from: unknown, typeOnly: boolean) => {
    const specifier = (from as { value?: unknown } | null)?.value
    if (typeof specifier !== 'string') return
    found.push({ specifier, target: resolved(source.path, specifier), typeOnly, line: source.line(node.start) })
  }
  for (const node of nodesOf(program)) {
    if (node.type === 'ImportDeclaration')
      add(node, node['source'], node['importKind'] === 'type' || allTypes(node, 'importKind'))
    else if (node.type === 'ExportNamedDeclaration')
      add(node, node['source'], node['exportKind'] === 'type' || allTypes(node, 'exportKind'))
    else if (node.type === 'ExportAllDeclaration') add(node, node['source'], node['exportKind'] === 'type')
    else if (node.type === 'ImportExpression') add(node, node['source'], false)
    else if (node.type === 'TSImportType') add(node, node['source'] ?? node['argument'], true)
  }
  return found
}

function allTypes(node: Node, kind: string): boolean {
  const specifiers = node['specifiers'] as Node[]
  return specifiers.length > 0 && specifiers.every((specifier) => specifier[kind] === 'type')
}

const ALIASES: Record<string, string> = {
  '#kernel/': 'server/kernel/',
  '#modules/': 'server/modules/',
  '#server/': 'server/',
  '#web/': 'web/',
  '#data/': 'data/',
  '#tools/': 'tools/',
}

function resolved(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(dirname(from), specifier)
  const alias = Object.keys(ALIASES).find((prefix) => specifier.startsWith(prefix))
  return alias && `${ALIASES[alias]}${specifier.slice(alias.length)}`
}

/** Every node of a tree, parents before children. A list: generators within generators take several times as long as the parsing. */
export function nodesOf(node: Node, found: Node[] = []): readonly Node[] {
  found.push(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && typeof (child as Node).type === 'string')
        nodesOf(child as Node, found)
    }
  }
  return found
}

/** The name that is called or constructed: `Date`, `Date.now`, `sql.raw`; empty for anything more involved. */
export function calleeOf(node: Node): string {
  return dotted(node['callee'] as Node | undefined)
}

export function dotted(node: Node | undefined): string {
  if (node?.type === 'Identifier') return String(node['name'])
  if (node?.type !== 'MemberExpression' || node['computed']) return ''
  return `${dotted(node['object'] as Node)}.${dotted(node['property'] as Node)}`
}

/** The text of a string or of a template without its expressions, which become `?`. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  if (node?.type !== 'TemplateLiteral') return undefined
  return (node['quasis'] as { value: { raw: string } }[]).map((part) => part.value.raw).join(' ? ')
}
