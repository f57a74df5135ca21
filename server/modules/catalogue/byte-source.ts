/** Where the bytes of a list come from, read in slices: a list of any length takes the memory of one slice. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

export type ByteSource = {
  /** As often as asked; from the beginning to the end unless told. */
  read(from?: number, to?: number): AsyncIterable<Uint8Array>
  size(): Promise<number>
}

const SLICE = 64 * 1024

/** Something handed in, whole as it came. */
export function handedIn(content: Uint8Array): ByteSource {
  return {
    async *read(from = 0, to = content.length) {
      for (let at = from; at < to; at += SLICE) yield content.subarray(at, Math.min(at + SLICE, to))
    },
    size: () => Promise.resolve(content.length),
  }
}

/** A file of the operator's. @throws Error of the file system, while it is read */
export function fileAt(path: string): ByteSource {
  return {
    // A stream's end is the last byte it gives.
    read: (start = 0, to = Number.POSITIVE_INFINITY) =>
      createReadStream(path, { highWaterMark: SLICE, start, end: to - 1 }),
    size: async () => (await stat(path)).size,
  }
}

/** The first bytes, enough to tell what it is. */
export async function beginningOf(source: ByteSource): Promise<Buffer> {
  for await (const slice of source.read()) return Buffer.from(slice.subarray(0, 64))
  return Buffer.alloc(0)
}

/** A part of it at once. */
export async function partOf(source: ByteSource, from: number, to: number): Promise<Buffer> {
  const slices: Uint8Array[] = []
  for await (const slice of source.read(from, to)) slices.push(slice)
  return Buffer.concat(slices)
}

/** Its text. Spreadsheet programs in China still save CSV as GBK: what is no UTF-8 anywhere is that. */
export async function* textOf(source: ByteSource): AsyncGenerator<string> {
  const decoder = new TextDecoder((await isUtf8(source)) ? 'utf-8' : 'gb18030')
  for await (const slice of source.read()) yield decoder.decode(slice, { stream: true })
  yield decoder.decode()
}

async function isUtf8(source: ByteSource): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const slice of source.read()) decoder.decode(slice, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
