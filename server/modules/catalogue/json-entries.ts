/** The entries of a JSON list, one at a time, without the list: only the entry at hand is ever parsed. */

/** Not a list, or not whole; `list` tells which. */
export class JsonListFault extends Error {
  readonly list: boolean
  constructor(list: boolean) {
    super(list ? 'the JSON text is cut short or malformed' : 'the JSON text is no list')
    this.list = list
  }
}

const marks = /["[\]{},]/g
const inText = /["\\]/g

/** @throws JsonListFault */
export async function* jsonEntries(text: AsyncIterable<string>): AsyncGenerator<unknown> {
  let state: 'before' | 'within' | 'after' = 'before'
  /** How deep inside the entry, and whether inside a string of it. */
  let depth = 0
  let quoted = false
  let escaped = false
  let entry = ''
  let entries = 0
  for await (const piece of text) {
    let at = 0
    if (state === 'before') {
      const begin = /[^\s\uFEFF]/.exec(piece)
      if (!begin) continue
      if (begin[0] !== '[') throw new JsonListFault(begin[0] !== '{')
      state = 'within'
      at = begin.index + 1
    }
    let from = at
    while (state === 'within' && at < piece.length) {
      if (escaped) {
        escaped = false
        at++
        continue
      }
      const mark = quoted ? inText : marks
      mark.lastIndex = at
      const found = mark.exec(piece)
      if (!found) break
      at = found.index + 1
      if (found[0] === '\\') escaped = true
      else if (found[0] === '"') quoted = !quoted
      else if (depth > 0 || found[0] === '{' || found[0] === '[') {
        if (found[0] !== ',') depth += found[0] === '{' || found[0] === '[' ? 1 : -1
      } else {
        const whole = entry + piece.slice(from, found.index)
        entry = ''
        from = at
        if (found[0] === ']') state = 'after'
        else if (found[0] === '}') throw new JsonListFault(true)
        if (state === 'within' || entries > 0 || whole.trim() !== '') yield parsed(whole)
        entries++
      }
    }
    if (state === 'within') entry += piece.slice(from)
    else if (state === 'after' && piece.slice(from).trim() !== '') throw new JsonListFault(true)
  }
  if (state !== 'after') throw new JsonListFault(true)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new JsonListFault(true)
  }
}
