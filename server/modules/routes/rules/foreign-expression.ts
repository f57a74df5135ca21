/** Conditions of other engines, `${amount > 5000 && kind == 'new'}`, as FEEL; only what means the same in both. */

/** What a foreign name is called here: `form.amount`; undefined when the item has no such field. */
export type Naming = (name: string) => string | undefined

const TOKEN =
  /\s*(?:(?<text>'[^'\\]*'|"[^"\\]*")|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_][\w.]*)|(?<sign>==|!=|<=|>=|&&|\|\||[<>=!()]))/y

const SIGNS: Readonly<Record<string, string>> = {
  '==': '=',
  eq: '=',
  ne: '!=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
  '&&': 'and',
  '||': 'or',
}
const KEPT = new Set(['!=', '<', '>', '<=', '>=', '=', 'and', 'or', 'true', 'false', 'null'])

type Token = { kind: 'value' | 'compare' | 'join' | 'not' | 'open' | 'close'; text: string }

/** @returns the FEEL text, or why it cannot be taken, in Chinese */
export function translated(expression: string, naming: Naming): { feel: string } | { fault: string } {
  const inner = /^[$#]\{([\s\S]*)\}$/.exec(expression.trim())?.[1] ?? expression.trim().replace(/^=/, '')
  const tokens = tokensOf(inner, naming)
  if ('fault' in tokens) return tokens
  const reader = { tokens, at: 0 }
  const feel = orOf(reader)
  if (feel === undefined || reader.at < tokens.length) return { fault: '写法不能可靠地换成 FEEL' }
  return { feel }
}

function tokensOf(text: string, naming: Naming): Token[] | { fault: string } {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text)?.groups
    if (!found) return { fault: '用到了函数、算术或者别的写法' }
    const token = tokenOf(found, naming)
    if ('fault' in token) return token
    tokens.push(token)
  }
  return tokens
}

function tokenOf(found: Record<string, string | undefined>, naming: Naming): Token | { fault: string } {
  const { text, number, word, sign } = found
  if (text !== undefined) return { kind: 'value', text: `"${text.slice(1, -1)}"` }
  if (number !== undefined) return { kind: 'value', text: number }
  const said = word ?? sign ?? ''
  if (said === '!' || said === 'not') return { kind: 'not', text: 'not' }
  if (said === '(') return { kind: 'open', text: said }
  if (said === ')') return { kind: 'close', text: said }
  const feel = SIGNS[said] ?? (KEPT.has(said) ? said : undefined)
  if (feel === 'and' || feel === 'or') return { kind: 'join', text: feel }
  if (feel === 'true' || feel === 'false' || feel === 'null') return { kind: 'value', text: feel }
  if (feel !== undefined) return { kind: 'compare', text: feel }
  const name = naming(said)
  return name === undefined ? { fault: `表单里没有“${said}”` } : { kind: 'value', text: name }
}

type Reader = { readonly tokens: readonly Token[]; at: number }

const orOf = (reader: Reader): string | undefined => chain(reader, 'or', andOf)
const andOf = (reader: Reader): string | undefined => chain(reader, 'and', comparisonOf)

function chain(reader: Reader, word: string, next: (reader: Reader) => string | undefined): string | undefined {
  let result = next(reader)
  while (result !== undefined && reader.tokens[reader.at]?.text === word && reader.tokens[reader.at]?.kind === 'join') {
    reader.at += 1
    const more = next(reader)
    result = more === undefined ? undefined : `${result} ${word} ${more}`
  }
  return result
}

function comparisonOf(reader: Reader): string | undefined {
  const left = valueOf(reader)
  const token = reader.tokens[reader.at]
  if (left === undefined || token?.kind !== 'compare') return left
  reader.at += 1
  const right = valueOf(reader)
  return right === undefined ? undefined : `${left} ${token.text} ${right}`
}

function valueOf(reader: Reader): string | undefined {
  const token = reader.tokens[reader.at]
  reader.at += 1
  if (token?.kind === 'value') return token.text
  if (token?.kind === 'not') {
    const inner = valueOf(reader)
    return inner === undefined ? undefined : `not(${inner.replace(/^\((.*)\)$/s, '$1')})`
  }
  if (token?.kind !== 'open') return undefined
  const inner = orOf(reader)
  if (inner === undefined || reader.tokens[reader.at]?.kind !== 'close') return undefined
  reader.at += 1
  return `(${inner})`
}
