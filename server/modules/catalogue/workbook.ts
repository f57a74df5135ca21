/** A workbook (XLSX) read row by row: no more of it is held than a slice and the texts its cells share. */
import { ArchiveFault, openArchive, type Unpack } from './archive.ts'
import type { ByteSource } from './byte-source.ts'
import { dateStyleHearer, dayOfSerial, sharedTextHearer, sheetHearer, type SheetRow } from './rules/sheet-reader.ts'
import type { XmlHearer } from './rules/xml-hearer.ts'
import { createXmlReader } from './xml-reader.ts'

export type Workbook = {
  /** In the order of their tabs. */
  sheets: readonly string[]
  rows: (sheet: string) => AsyncGenerator<SheetRow>
}

type Relation = { id: string; type: string; path: string }

/**
 * @param days cells formatted as days are read as ISO days; otherwise they are empty, as text nobody wrote
 * @throws ArchiveFault, XmlFault; also while its rows are read
 */
export async function openWorkbook(source: ByteSource, { days = false }: { days?: boolean } = {}): Promise<Workbook> {
  const files = await openArchive(source)
  const book = (await relationsOf(files, '')).find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const beside = await relationsOf(files, book)
  const paths = new Map<string, string>()
  let from1904 = false
  await heardThrough(fileAt(files, book), {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
      const path = name === 'sheet' ? beside.find(({ id }) => id === attribute('id'))?.path : undefined
      if (path !== undefined) paths.set(attribute('name') ?? '', path)
    },
    text() {},
    close() {},
  })
  const that = (type: string) => files.get(beside.find((one) => one.type === type)?.path ?? '')
  const texts = new TextShelf()
  const shared = that('sharedStrings')
  if (shared)
    await heardThrough(
      shared,
      sharedTextHearer((text) => texts.put(text)),
    )
  const dates = new Set<number>()
  const styles = that('styles')
  if (styles) await heardThrough(styles, dateStyleHearer(dates))
  const aside = {
    sharedText: (at: number) => texts.at(at),
    isDate: (style: number) => dates.has(style),
    dayOf: days ? dayOfSerial(from1904) : undefined,
  }
  return {
    sheets: [...paths.keys()],
    async *rows(sheet) {
      let waiting: SheetRow[] = []
      const reader = createXmlReader(sheetHearer(aside, (row) => waiting.push(row)))
      for await (const text of textOf(fileAt(files, paths.get(sheet) ?? ''))) {
        reader.write(text)
        yield* waiting
        waiting = []
      }
      reader.end()
    },
  }
}

function fileAt(files: ReadonlyMap<string, Unpack>, path: string): Unpack {
  const file = files.get(path)
  if (!file) throw new ArchiveFault(false)
  return file
}

/** What a file of the workbook points to, by the last word of the relation's type; '' is the workbook as a whole. */
async function relationsOf(files: ReadonlyMap<string, Unpack>, path: string): Promise<Relation[]> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const file = files.get(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const relations: Relation[] = []
  if (!file) return relations
  await heardThrough(file, {
    open(name, attribute) {
      if (name !== 'Relationship') return
      const target = attribute('Target') ?? ''
      const { pathname } = new URL(target, `zip:///${folder}`)
      const type = attribute('Type') ?? ''
      relations.push({
        id: attribute('Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        path: decodeURIComponent(pathname.slice(1)),
      })
    },
    text() {},
    close() {},
  })
  return relations
}

async function heardThrough(file: Unpack, hearer: XmlHearer): Promise<void> {
  const reader = createXmlReader(hearer)
  for await (const text of textOf(file)) reader.write(text)
  reader.end()
}

async function* textOf(file: Unpack): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const slice of file()) yield decoder.decode(slice, { stream: true })
  yield decoder.decode()
}

const BLOCK = 1024 * 1024
const MOST_BLOCKS = 64

/** Very many short texts, packed: as strings they would take several times as much. */
class TextShelf {
  readonly #blocks: Buffer[] = []
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  #end = 0

  /** @throws ArchiveFault when there are too many */
  put(text: string): void {
    const length = Buffer.byteLength(text)
    if (this.#end + length > this.#blocks.length * BLOCK) {
      if (length > BLOCK || this.#blocks.length === MOST_BLOCKS) throw new ArchiveFault(true)
      this.#end = this.#blocks.length * BLOCK
      this.#blocks.push(Buffer.allocUnsafe(BLOCK))
    }
    this.#blocks.at(-1)?.write(text, this.#end % BLOCK)
    this.#starts.push(this.#end)
    this.#end += length
    this.#ends.push(this.#end)
  }

  at(index: number): string | undefined {
    const start = this.#starts[index]
    if (start === undefined) return undefined
    const from = start % BLOCK
    return this.#blocks[Math.floor(start / BLOCK)]?.toString('utf8', from, from + this.#ends[index]! - start)
  }
}
