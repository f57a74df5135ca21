/** Chinese line breaking: any two characters may part, except where a line would open or close with the wrong mark. */
import { widthOf, type Face } from './fonts.ts'

const NEVER_OPENS = new Set('，。、；：？！）》」』】〕〉”’%‰℃…—·,.;:?!)]')
const NEVER_CLOSES = new Set('（《「『【〔〈“‘￥([')
const WORD = /[A-Za-z0-9@#&+=_/\\.\-:?%~]/

export type Line = { text: string; width: number; last: boolean }

type Unit = { text: string; width: number }

/**
 * Breaks a text into lines no wider than `width` points.
 * @param indent width kept free at the start of the first line
 */
export function breakLines(text: string, face: Face, size: number, width: number, indent = 0): Line[] {
  const lines: Line[] = []
  let line: Unit[] = []
  let used = indent
  const close = (last: boolean) => {
    const written = trimmed(line)
    lines.push({ text: written.map((unit) => unit.text).join(''), width: sum(written), last })
  }
  for (const unit of unitsOf(text, face, size, width)) {
    if (used + unit.width > width + 0.01 && line.length > 0 && unit.text !== ' ') {
      const carried = carriedOver(line, unit)
      close(false)
      line = carried
      used = sum(carried)
    }
    line.push(unit)
    used += unit.width
  }
  close(true)
  return lines
}

/** Characters one by one; Latin words and numbers whole, unless one alone is wider than the line. */
function unitsOf(text: string, face: Face, size: number, width: number): Unit[] {
  const units: Unit[] = []
  let word = ''
  const flush = () => {
    if (word === '') return
    const parts = [...word].map((character) => ({ text: character, width: widthOf(face, character, size) }))
    const total = sum(parts)
    if (total > width) units.push(...parts)
    else units.push({ text: word, width: total })
    word = ''
  }
  for (const character of text) {
    if (WORD.test(character)) {
      word += character
      continue
    }
    flush()
    units.push({ text: character, width: widthOf(face, character, size) })
  }
  flush()
  return units
}

/** Units that leave the full line with the next one, so that neither line breaks the rule. Takes them off `line`. */
function carriedOver(line: Unit[], next: Unit): Unit[] {
  const carried: Unit[] = []
  let first = next.text
  while (line.length > 1 && (NEVER_OPENS.has(first[0]!) || NEVER_CLOSES.has(line.at(-1)!.text))) {
    const unit = line.pop()!
    carried.unshift(unit)
    first = unit.text
  }
  return carried
}

function trimmed(line: Unit[]): Unit[] {
  const end = line.findLastIndex((unit) => unit.text !== ' ')
  return line.slice(0, end + 1)
}

function sum(units: Unit[]): number {
  return units.reduce((total, unit) => total + unit.width, 0)
}
