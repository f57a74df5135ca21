/** XML read as it comes, element by element: enough for office files, and nothing of what makes XML dangerous (no DTD, no entities of its own). */

export type XmlHearer = {
  /** @param name without its prefix, as are those of attributes */
  open(name: string, attribute: (name: string) => string | undefined): void
  text(text: string): void
  close(name: string): void
}

export type XmlReader = { write(piece: string): void; end(): void }

/** Malformed, or a single text or tag so long that no list has one. */
export class XmlFault extends Error {}

const LONGEST_PIECE = 1_000_000
const DEEPEST = 100
const CDATA = '<![CDATA['
const attributes = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** @throws XmlFault while it is written to */
export function createXmlReader(hearer: XmlHearer): XmlReader {
  let rest = ''
  const open: string[] = []
  let begun = false

  /** @returns where to go on, or undefined when the piece at hand is not whole yet */
  function take(text: string, at: number): number | undefined {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at)
      if (end < 0) return undefined
      if (open.length > 0) hearer.text(decoded(text.slice(at, end)))
      else if (text.slice(at, end).trim() !== '') throw new XmlFault('text outside of the root')
      return end
    }
    if (text[at + 1] !== '!') return text.startsWith('<?', at) ? after(text, '?>', at) : takeTag(text, at)
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
    if (text.length - at < CDATA.length) return undefined
    if (!text.startsWith(CDATA, at)) throw new XmlFault('a document type is not read')
    const end = after(text, ']]>', at)
    if (end !== undefined && open.length > 0) hearer.text(text.slice(at + CDATA.length, end - 3))
    return end
  }

  function takeTag(text: string, at: number): number | undefined {
    const end = endOfTag(text, at + 1)
    if (end === undefined) return undefined
    const closes = text[at + 1] === '/'
    const alone = text[end - 1] === '/'
    const inner = text.slice(at + (closes ? 2 : 1), alone ? end - 1 : end)
    const space = inner.search(/\s/)
    const name = localName(space < 0 ? inner : inner.slice(0, space))
    if (closes) {
      if (open.pop() !== name) throw new XmlFault(`</${name}> closes what is not open`)
      hearer.close(name)
      return end + 1
    }
    if (begun && open.length === 0) throw new XmlFault('a second root')
    begun = true
    let known: Map<string, string> | undefined
    hearer.open(name, (wanted) => (known ??= attributesIn(inner)).get(wanted))
    if (alone) hearer.close(name)
    else open.push(name)
    return end + 1
  }

  return {
    write(piece) {
      const text = rest + piece
      let at = 0
      while (at < text.length) {
        const next = take(text, at)
        if (next === undefined) break
        at = next
      }
      rest = text.slice(at)
      if (rest.length > LONGEST_PIECE || open.length > DEEPEST) throw new XmlFault('no list is like that')
    },
    end() {
      if (rest.trim() !== '' || open.length > 0 || !begun) throw new XmlFault('cut short')
    },
  }
}

function after(text: string, mark: string, from: number): number | undefined {
  const end = text.indexOf(mark, from)
  return end < 0 ? undefined : end + mark.length
}

/** The `>` of the tag: one inside quotes is part of a value. */
function endOfTag(text: string, from: number): number | undefined {
  let quote = ''
  for (let at = from; at < text.length; at++) {
    const letter = text[at]!
    if (quote !== '') quote = letter === quote ? '' : quote
    else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at
  }
  return undefined
}

function attributesIn(tag: string): Map<string, string> {
  return new Map(
    [...tag.matchAll(attributes)].map(([, name, one, other]) => [localName(name!), decoded(one ?? other!)]),
  )
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, word = '') => {
      if (word) return named[word] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
    },
  )
}
