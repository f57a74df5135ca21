/** The files inside a ZIP archive (APPNOTE 6.3): found by its directory, unpacked slice by slice, and never further than is sensible. */
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { type ByteSource, partOf } from './byte-source.ts'

/** Unpacks one file of the archive. @throws ArchiveFault */
export type Unpack = () => AsyncGenerator<Uint8Array>

/** Not an archive, or not whole; or one that unpacks to far more than a list can be. */
export class ArchiveFault extends Error {
  readonly tooLarge: boolean
  constructor(tooLarge: boolean) {
    super(tooLarge ? 'the archive holds more than is unpacked' : 'the archive is cut short or malformed')
    this.tooLarge = tooLarge
  }
}

const MOST_FILES = 2000
const LONGEST_DIRECTORY = 1024 * 1024
/** Of all files together, as often as they are read. */
const MOST_UNPACKED = 1024 ** 3
/** Tables of like rows pack a hundredfold; a bomb a thousandfold. */
const MOST_TIMES = 300
const TOO_SMALL_TO_JUDGE = 8 * 1024 * 1024

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
/** Sizes of 32 bits that are said elsewhere: an archive over four gigabytes. */
const ELSEWHERE = 0xffffffff

type Entry = { method: number; crc: number; packed: number; size: number; offset: number }

/** @returns what each file, by its name, is unpacked with @throws ArchiveFault */
export async function openArchive(source: ByteSource): Promise<ReadonlyMap<string, Unpack>> {
  const directory = await directoryOf(source)
  let left = MOST_UNPACKED
  const take = (bytes: number) => {
    left -= bytes
    if (left < 0) throw new ArchiveFault(true)
  }
  return new Map([...directory].map(([name, entry]) => [name, () => unpacked(source, entry, take)]))
}

async function directoryOf(source: ByteSource): Promise<Map<string, Entry>> {
  const size = await source.size()
  const tail = await partOf(source, Math.max(0, size - END_LENGTH - LONGEST_COMMENT), size)
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(END)
  const at = tail.lastIndexOf(mark)
  if (at < 0 || at + END_LENGTH > tail.length) throw new ArchiveFault(false)
  const files = tail.readUInt16LE(at + 10)
  const length = tail.readUInt32LE(at + 12)
  const from = tail.readUInt32LE(at + 16)
  if (from === ELSEWHERE || files > MOST_FILES || length > LONGEST_DIRECTORY) throw new ArchiveFault(true)
  if (from + length > size) throw new ArchiveFault(false)
  const headers = await partOf(source, from, from + length)
  const entries = new Map<string, Entry>()
  for (let head = 0, file = 0; file < files; file++) {
    if (head + 46 > headers.length || headers.readUInt32LE(head) !== CENTRAL) throw new ArchiveFault(false)
    const nameEnd = head + 46 + headers.readUInt16LE(head + 28)
    entries.set(headers.toString('utf8', head + 46, nameEnd), {
      method: headers.readUInt16LE(head + 10),
      crc: headers.readUInt32LE(head + 16),
      packed: headers.readUInt32LE(head + 20),
      size: headers.readUInt32LE(head + 24),
      offset: headers.readUInt32LE(head + 42),
    })
    head = nameEnd + headers.readUInt16LE(head + 30) + headers.readUInt16LE(head + 32)
  }
  return entries
}

async function* unpacked(source: ByteSource, entry: Entry, take: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let crc = 0
  let size = 0
  for await (const slice of await inflated(source, entry)) {
    take(slice.length)
    size += slice.length
    if (size > TOO_SMALL_TO_JUDGE && size > MOST_TIMES * entry.packed) throw new ArchiveFault(true)
    crc = crc32(slice, crc)
    yield slice
  }
  if (size !== entry.size || crc !== entry.crc) throw new ArchiveFault(false)
}

async function inflated(source: ByteSource, { method, packed, offset }: Entry): Promise<AsyncIterable<Uint8Array>> {
  const head = await partOf(source, offset, offset + 30)
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw new ArchiveFault(false)
  const from = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const content = source.read(from, from + packed)
  if (method === 0) return content
  if (method !== 8) throw new ArchiveFault(false)
  const inflate = createInflateRaw()
  // Whatever goes wrong with the source ends the inflating, and with it the reading.
  pipeline(Readable.from(content, { highWaterMark: 1 }), inflate, () => {})
  return orMalformed(inflate)
}

async function* orMalformed(slices: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* slices
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? new ArchiveFault(false) : error
  }
}
