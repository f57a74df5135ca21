/** Rule 7: whose tables a statement touches; and rule 6 inside SQL. */
import type { ModuleMap } from './map.ts'
import { type Breach, calleeOf, type Node, nodesOf, type Source, textOf } from './source.ts'

type Statement = { text: string; line: number; isMigration: boolean }

const READS = /^(selectFrom|from|using|(inner|left|right|full|cross)(Lateral)?Join)$/
const WRITES = /^(insertInto|updateTable|deleteFrom|replaceInto|mergeInto)$/
/** The word before a table's name that makes it more than a look. */
const CHANGES =
  /\b(insert\s+into|update(\s+only)?|delete\s+from|truncate(\s+table)?|merge\s+into|alter\s+\w+(\s+if\s+exists)?|drop\s+\w+(\s+if\s+exists)?|create\s+(or\s+replace\s+)?(unique\s+|materialized\s+)*\w+(\s+if\s+not\s+exists)?|lock(\s+table)?)\s*$/i
const INDEXED = /\bcreate\s+(unique\s+)?index\b[^;]*\bon\s*$|\bcreate\s+(constraint\s+)?trigger\b[^;]*\bon\s*$/i
const CLOCK =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|random|gen_random_uuid|uuidv[47])\s*\(\s*\)|\b(current_(date|timestamp|time)|localtime(stamp)?)\b/i
const UNQUALIFIED =
  /\bcreate\s+(?:unlogged\s+)?(?:table|(?:materialized\s+)?view|sequence|type|(?:or\s+replace\s+)?function)\s+(?:if\s+not\s+exists\s+)?([a-z_0-9"]+)(?=\s*[(\s])(?!\s*\.)/gi

export function checkSql(sources: readonly Source[], map: ModuleMap): Breach[] {
  return sources.filter(isOwned).flatMap((source) => {
    const found = statementsOf(source).flatMap((statement) => checkStatement(source, statement, map))
    return [...found, ...(source.program ? checkBuilders(source, source.program, map) : [])]
  })
}

function isOwned(source: Source): boolean {
  return source.module !== undefined || source.path.startsWith('server/kernel/')
}

function schemaOf(source: Source): string {
  return source.module ?? 'kernel'
}

function statementsOf(source: Source): Statement[] {
  if (source.path.endsWith('.sql')) return [{ text: withoutNoise(source.text), line: 1, isMigration: true }]
  const found: Statement[] = []
  for (const node of source.program ? nodesOf(source.program) : []) {
    const template =
      node.type === 'TaggedTemplateExpression' && (node['tag'] as Node)['name'] === 'sql'
        ? (node['quasi'] as Node)
        : undefined
    const raw =
      node.type === 'CallExpression' && calleeOf(node) === 'sql.raw' ? (node['arguments'] as Node[])[0] : undefined
    const text = textOf(template ?? raw)
    if (text !== undefined) found.push({ text: withoutNoise(text), line: source.line(node.start), isMigration: false })
  }
  return found
}

/** Comments and strings become spaces, so that offsets stay true. */
function withoutNoise(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (noise) => noise.replace(/[^\n]/g, ' '))
}

function checkStatement(source: Source, { text, line, isMigration }: Statement, map: ModuleMap): Breach[] {
  const breaches: Breach[] = []
  const at = (offset: number) => line + text.slice(0, offset).split('\n').length - 1
  const say = (rule: number, offset: number, message: string) =>
    breaches.push({ rule, file: source.path, line: at(offset), message })
  for (const { schema, table, offset } of namesIn(text, map)) {
    if (schema === schemaOf(source) || isKernelFunction(text.slice(offset))) continue
    const before = text.slice(0, offset)
    const statement = before.slice(before.lastIndexOf(';') + 1)
    const message = trouble(source, schema, table, statement, map)
    if (message) say(7, offset, message)
  }
  if (isMigration) {
    for (const { index, 1: name } of text.matchAll(UNQUALIFIED)) {
      say(7, index, `${name} is made outside the schema ${schemaOf(source)}`)
    }
  }
  const clock = source.module && !source.isTest ? CLOCK.exec(text) : null
  if (clock) say(6, clock.index, `${clock[0]} in SQL; pass the value from ctx`)
  return breaches
}

/** The kernel lends its functions to every schema, such as the trigger that keeps rows from being changed. */
function isKernelFunction(text: string): boolean {
  return /^kernel\.[a-z_0-9]+\s*\(\s*\)/.test(text)
}

function namesIn(text: string, map: ModuleMap): { schema: string; table: string; offset: number }[] {
  const schemas = ['kernel', ...new Set([...map.order, ...map.uses.keys()])].join('|')
  const names = new RegExp(`(?<![\\w.$"])"?(${schemas})"?\\s*\\.\\s*"?([a-z_][a-z_0-9]*)`, 'gi')
  return [...text.matchAll(names)].map(({ 1: schema = '', 2: table = '', index }) => ({ schema, table, offset: index }))
}

function trouble(source: Source, schema: string, table: string, before: string, map: ModuleMap): string | undefined {
  const own = schemaOf(source)
  const name = `${schema}.${table}`
  if (CHANGES.test(before) || INDEXED.test(before)) return `${own} changes ${name}, which is not its own`
  if (/\breferences\s*$/i.test(before)) {
    return mayUse(source, schema, map)
      ? undefined
      : `a foreign key of ${own} points to ${name}, which is not above it among its uses`
  }
  return readTrouble(source, schema, table, map)
}

function readTrouble(source: Source, schema: string, table: string, map: ModuleMap): string | undefined {
  const own = schemaOf(source)
  if (source.isTest) return undefined
  if (!table.startsWith('v_')) return `${own} reads ${schema}.${table}; only views named v_… are published`
  return mayUse(source, schema, map)
    ? undefined
    : `${own} reads ${schema}.${table} without ${schema} above it among its uses`
}

function mayUse(source: Source, schema: string, map: ModuleMap): boolean {
  if (!source.module) return false
  return (
    schema === 'kernel' ||
    (map.isAbove(schema, source.module) && (map.uses.get(source.module)?.includes(schema) ?? false))
  )
}

/** Kysely's builders name their table in a string. */
function checkBuilders(source: Source, program: Node, map: ModuleMap): Breach[] {
  const breaches: Breach[] = []
  for (const node of nodesOf(program)) {
    if (node.type !== 'CallExpression' || (node['callee'] as Node).type !== 'MemberExpression') continue
    const method = String(((node['callee'] as Node)['property'] as Node)['name'])
    const isWrite = WRITES.test(method)
    if (!isWrite && !READS.test(method)) continue
    const [first] = node['arguments'] as Node[]
    const named = first?.type === 'ArrayExpression' ? (first['elements'] as Node[]) : [first]
    for (const text of named.map(textOf)) {
      for (const { schema, table } of namesIn(text ?? '', map)) {
        if (schema === schemaOf(source)) continue
        const message = isWrite
          ? `${schemaOf(source)} changes ${schema}.${table}, which is not its own`
          : readTrouble(source, schema, table, map)
        if (message) breaches.push({ rule: 7, file: source.path, line: source.line(node.start), message })
      }
    }
  }
  return breaches
}
