/** Reads PDFs made by this module through their own fonts: what a person would copy out of them, and where it stands. */
import { inflateSync } from 'node:zlib'

type ReadPdf = {
  /** The text of each page, one line for each line put. */
  pages: string[]
  /** How many glyphs were used for which the font had no character (.notdef, a box on paper). */
  boxes: number
}

/** One line of text: its place in points from the lower left corner of the page, y of the line it stands on. */
type PutLine = { page: number; text: string; x: number; y: number; width: number; size: number }

/** What a person would copy out of it. */
export function readPdf(content: Uint8Array): ReadPdf {
  const read = new Reading(content)
  return { pages: read.pages.map((lines) => lines.map(({ text }) => `${text}\n`).join('')), boxes: read.boxes }
}

/** All text of a PDF without line breaks, for `assert.match`. */
export function textOfPdf(content: Uint8Array): string {
  return readPdf(content).pages.join('').replaceAll('\n', '')
}

/** Upright lines with their places; watermarks and seals, which are drawn turned, are not among them. */
export function linesOfPdf(content: Uint8Array): PutLine[] {
  return new Reading(content).pages.flat().filter(({ upright }) => upright)
}

const PAPER = { width: 595.28, height: 841.89, edge: 20 }

/** What is wrong with where the lines of an upright A4 page stand, in words; nothing: all is well. */
export function faultsOfLayout(content: Uint8Array): string[] {
  const boxes = linesOfPdf(content)
    .filter(({ text }) => text.trim() !== '')
    .map((line) => ({
      ...line,
      right: line.x + line.width,
      low: line.y - line.size * 0.1,
      high: line.y + line.size * 0.75,
    }))
  const outside = boxes.filter(
    ({ x, right, low, high }) =>
      x < PAPER.edge || right > PAPER.width - PAPER.edge || low < PAPER.edge || high > PAPER.height - PAPER.edge / 2,
  )
  const over = boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (other) =>
          other.page === one.page &&
          Math.min(one.right, other.right) - Math.max(one.x, other.x) > 0.5 &&
          Math.min(one.high, other.high) - Math.max(one.low, other.low) > 0.5,
      )
      .map((other) => `第${one.page}页：“${one.text}”压着“${other.text}”`),
  )
  return [...outside.map(({ page, text }) => `第${page}页：“${text}”在版心以外`), ...over]
}

type Found = PutLine & { upright: boolean }
type Font = { characters: Map<number, string>; widths: number[] }

class Reading {
  readonly pages: Found[][]
  boxes = 0
  readonly #objects: Map<number, PdfObject>

  constructor(content: Uint8Array) {
    this.#objects = objectsIn(content)
    const pages = [...this.#objects.values()].filter(({ head }) => /\/Type \/Page\n/.test(head))
    this.pages = pages.map((page, at) => this.#linesOf(page, at + 1))
  }

  /** Of a page or a form. */
  #linesOf({ head, stream }: PdfObject, page: number): Found[] {
    const beside = /\/Resources (\d+)/.exec(head)?.[1]
    const resources = beside ? this.#objects.get(Number(beside))!.head : head
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => [name!, this.#fontOf(Number(number))]),
    )
    const forms = [...resources.matchAll(/\/EmbeddedPdfPage\S* (\d+) 0 R/g)].map(
      ([, number]) => this.#objects.get(Number(number))!,
    )
    const contents = stream
      ? [{ head, stream }]
      : [.../\/Contents \[?([^\]\n]*)/.exec(head)![1]!.matchAll(/(\d+) 0 R/g)].map(
          ([, number]) => this.#objects.get(Number(number))!,
        )
    return [
      ...forms.flatMap((form) => this.#linesOf(form, page)),
      ...contents.flatMap((part) => this.#linesIn(textIn(part), fonts, page)),
    ]
  }

  #linesIn(drawn: string, fonts: ReadonlyMap<string, Font>, page: number): Found[] {
    const lines: Found[] = []
    let font: Font = { characters: new Map(), widths: [] }
    let size = 0
    let spacing = 0
    let place = { x: 0, y: 0 }
    // pdfkit turns the page once and each line back again: a line inside anything else that is turned has more of them.
    let turns: string[] = []
    const stack: string[][] = []
    for (const [whole, x, y, name, points, spaces, glyphs] of drawn.matchAll(
      /^q$|^Q$|^[-\d. ]+ cm$|^1 0 0 1 (\S+) (\S+) Tm$|^\/(F\d+) (\S+) Tf$|^(\S+) Tc$|^\[([^\]]*)\] TJ$/gm,
    )) {
      if (whole === 'q') stack.push([...turns])
      else if (whole === 'Q') turns = stack.pop() ?? []
      else if (whole.endsWith('cm')) turns.push(whole)
      else if (x !== undefined) {
        place = { x: Number(x), y: Number(y) }
        spacing = 0
      } else if (name) [font, size] = [fonts.get(name)!, Number(points)]
      else if (spaces !== undefined) spacing = Number(spaces)
      else {
        const codes = [...glyphs!.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, run]) =>
          run!.match(/.{4}/g)!.map((code) => Number.parseInt(code, 16)),
        )
        this.boxes += codes.filter((code) => code === 0).length
        const text = codes.map((code) => font.characters.get(code) ?? '').join('')
        const set = codes.reduce((sum, code) => sum + (font.widths[code] ?? 1000), 0)
        const width = (set * size) / 1000 + spacing * Math.max(codes.length - 1, 0)
        lines.push({ page, text, ...place, width, size, upright: turns.length === 2 })
      }
    }
    return lines
  }

  #fontOf(number: number): Font {
    const { head } = this.#objects.get(number)!
    const descendant = this.#objects.get(numberIn(head, /\/DescendantFonts \[\s*(\d+)/))!.head
    const map = textIn(this.#objects.get(numberIn(head, /\/ToUnicode (\d+)/))!)
    const widths = /\/W \[\s*0 \[([^\]]*)\]/.exec(descendant)?.[1]?.trim().split(/\s+/).map(Number) ?? []
    return { characters: charactersIn(map), widths }
  }
}

function textIn({ head, stream }: PdfObject): string {
  const bytes = head.includes('/FlateDecode') ? inflateSync(stream!) : stream!
  return bytes.toString('latin1')
}

function numberIn(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)![1])
}

/** Glyph number to characters, from the font's ToUnicode map. */
function charactersIn(map: string): Map<number, string> {
  const characters = new Map<number, string>()
  for (const [, first, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [index, [, hex]] of [...list!.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = hex!.split(' ').map((unit) => Number.parseInt(unit, 16))
      characters.set(Number.parseInt(first!, 16) + index, String.fromCharCode(...units))
    }
  }
  return characters
}

type PdfObject = {
  /** The dictionary as it is written. */
  head: string
  stream?: Buffer
}

const OBJECT = /\d+ 0 obj\n([\s\S]*?)\n(endobj|stream\n)/y
const ENTRY = /(\d{10}) \d{5} ([nf])/g

/** One cross-reference table, dictionaries as text, streams as bytes. @throws Error when the file is not written the way ours are */
function objectsIn(content: Uint8Array): Map<number, PdfObject> {
  const file = Buffer.from(content)
  const text = file.toString('latin1')
  const table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1])
  const count = Number(/^xref\n0 (\d+)\n/.exec(text.slice(table, table + 40))?.[1])
  if (!Number.isInteger(count)) throw new Error('a PDF of ours ends with one cross-reference table')
  const objects = new Map<number, PdfObject>()
  const entries = [...text.slice(table).matchAll(ENTRY)].slice(0, count)
  for (const [number, [, offset, kind]] of entries.entries()) {
    if (kind !== 'n') continue
    OBJECT.lastIndex = Number(offset)
    const [whole, head, ending] = OBJECT.exec(text) ?? []
    if (!whole || head === undefined) throw new Error(`object ${number} of a PDF is not where its table says`)
    const start = Number(offset) + whole.length
    const length = ending === 'endobj' ? undefined : Number(/\/Length (\d+)/.exec(head)?.[1])
    objects.set(number, { head, ...(length !== undefined && { stream: file.subarray(start, start + length) }) })
  }
  return objects
}
