/** A worksheet and what stands beside it (ECMA-376 part 1, 18.3, 18.4, 18.8), heard from XML. */
import { type XmlHearer, XmlFault } from './xml-hearer.ts'

export type Cells = readonly unknown[]
/** `line` as the file counts: the head is line 1. */
export type SheetRow = { line: number; cells: Cells }

const LAST_COLUMN = 16_384
const LAST_ROW = 1_048_576
const LONGEST_ROW = 4_000_000

/**
 * @param beside `sharedText` by its number; `isDate` whether a style shows its number as a day or hour: no text anybody wrote;
 *   `dayOf` reads such a number as a day all the same, where days are wanted
 * @param give takes each row that has cells
 */
export function sheetHearer(
  beside: { sharedText: (at: number) => string | undefined; isDate: (style: number) => boolean; dayOf?: DayOf },
  give: (row: SheetRow) => void,
): XmlHearer {
  let line = 0
  let cells: unknown[] = []
  let column = -1
  let letters = 0
  let kind = ''
  let style = 0
  let text: string | undefined
  let spoken = 0
  let hears = false

  const value = (said: string): unknown => {
    if (kind === 's') return beside.sharedText(Number(said))
    if (kind === 'inlineStr' || kind === 'str') return unescaped(said)
    if (kind === 'b') return said === '1'
    if (kind === 'e' || said === '') return undefined
    if (kind === 'd') return beside.dayOf && /^\d{4}-\d{2}-\d{2}/.exec(said)?.[0]
    if (beside.isDate(style)) return beside.dayOf?.(Number(said))
    return Number(said)
  }
  return {
    open(name, attribute) {
      if (name === 'row') {
        const next = Number(attribute('r') ?? line + 1)
        if (!(Number.isInteger(next) && next > line && next <= LAST_ROW)) throw new XmlFault('rows out of their order')
        line = next
        cells = []
        column = -1
        letters = 0
      } else if (name === 'c') {
        column = columnOf(attribute('r')) ?? column + 1
        if (column >= LAST_COLUMN) throw new XmlFault('no sheet is that wide')
        kind = attribute('t') ?? 'n'
        style = Number(attribute('s') ?? 0)
        text = undefined
      } else if (name === 'rPh') spoken++
      else if ((name === 'v' || name === 't') && spoken === 0) hears = true
    },
    text(piece) {
      if (!hears) return
      letters += piece.length
      if (letters > LONGEST_ROW) throw new XmlFault('no row is that long')
      text = (text ?? '') + piece
    },
    close(name) {
      if (name === 'row' && cells.length > 0) give({ line, cells })
      else if (name === 'c' && text !== undefined) cells[column] = value(text)
      else if (name === 'rPh') spoken--
      else if (name === 'v' || name === 't') hears = false
    },
  }
}

/** The ISO day of a number in a cell, or nothing where it is an hour or no day at all. */
export type DayOf = (serial: number) => string | undefined

const DAY_MS = 86_400_000
/** The last day a workbook knows: 9999-12-31. */
const LAST_SERIAL = 2_958_465

/**
 * Serial numbers of days (18.17.4.1): 1 is 1900-01-01; 60 is a 29th of February that never was, so that whatever comes after is one
 * off. A workbook may count from 1904-01-01 as 0 instead.
 */
export const dayOfSerial =
  (from1904: boolean): DayOf =>
  (serial) => {
    const whole = Math.floor(serial) + (from1904 ? 1462 : 0)
    if (!(whole >= 1 && whole <= LAST_SERIAL) || whole === 60) return undefined
    const days = whole > 60 ? whole - 1 : whole
    return new Date(Date.UTC(1899, 11, 31) + days * DAY_MS).toISOString().slice(0, 10)
  }

/** The texts that cells point to by number. */
export function sharedTextHearer(give: (text: string) => void): XmlHearer {
  let text = ''
  let spoken = 0
  let hears = false
  return {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') spoken++
      else if (name === 't' && spoken === 0) hears = true
    },
    text(piece) {
      if (hears) text += piece
    },
    close(name) {
      if (name === 'si') give(unescaped(text))
      else if (name === 'rPh') spoken--
      else if (name === 't') hears = false
    },
  }
}

/** Which styles show a number as a day or an hour. */
export function dateStyleHearer(dates: Set<number>): XmlHearer {
  const formats = new Map<string, string>()
  let within = ''
  let style = 0
  return {
    open(name, attribute) {
      if (name === 'cellXfs' || name === 'cellStyleXfs') within = name
      else if (name === 'numFmt') formats.set(attribute('numFmtId') ?? '', attribute('formatCode') ?? '')
      else if (name === 'xf' && within === 'cellXfs') {
        const format = attribute('numFmtId') ?? ''
        const code = formats.get(format)
        if (code === undefined ? ownDateFormats.test(format) : saysDate(code)) dates.add(style)
        style++
      }
    },
    text() {},
    close(name) {
      if (name === within) within = ''
    },
  }
}

/** The formats every program knows by number (18.8.30), those of Chinese installations among them. */
const ownDateFormats = /^(1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8])$/

function saysDate(code: string): boolean {
  return /[ymdhs]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]+/.exec(place ?? '')?.[0]
  if (!letters) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** How spreadsheet programs write what XML cannot carry: `_x000D_` (22.9.2.19). */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
