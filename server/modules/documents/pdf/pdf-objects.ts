/** The objects of a PDF that this platform made: one cross-reference table, dictionaries as text, streams as bytes. */

export type PdfObject = {
  /** The dictionary as it is written. */
  head: string
  stream?: Buffer
}

const OBJECT = /\d+ 0 obj\n([\s\S]*?)\n(endobj|stream\n)/y
const ENTRY = /(\d{10}) \d{5} ([nf])/g

/** @throws Error when the file is not written the way ours are */
export function objectsIn(content: Uint8Array): Map<number, PdfObject> {
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

/** Numbers of the objects that a dictionary points at. */
export function refersTo(head: string): number[] {
  return [...head.matchAll(/(\d+) 0 R\b/g)].map(([, number]) => Number(number))
}

/** Writes the objects, numbered from 1 in this order; the first is the catalogue. */
export function pdfOf(objects: readonly PdfObject[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1')]
  const offsets: number[] = []
  let at = parts[0]!.length
  const add = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  objects.forEach(({ head, stream }, index) => {
    offsets.push(at)
    add(Buffer.from(`${index + 1} 0 obj\n${head}\n`, 'latin1'))
    if (stream) {
      add(Buffer.from('stream\n'))
      add(stream)
      add(Buffer.from('\nendstream\n'))
    }
    add(Buffer.from('endobj\n'))
  })
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${lines}trailer\n<<\n/Size ${size}\n/Root 1 0 R\n>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(tail, 'latin1')])
}
