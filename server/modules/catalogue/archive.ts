/** The files inside a ZIP archive, unpacked slice by slice, and never further than is sensible. */
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import type { ByteSource } from './byte-source.ts'

/** Unpacks one file of the archive. @throws ArchiveFault */
export type Unpack = () => AsyncGenerator<Uint8Array>

/** Not an archive, or not whole; or one that unpacks to far more than a list can be. */
export class ArchiveFault extends Error {
  readonly tooLarge: boolean
  constructor(tooLarge: boolean, cause?: unknown) {
    super(tooLarge ? 'the archive holds more than is unpacked' : 'the archive is cut short or malformed', { cause })
    this.tooLarge = tooLarge
  }
}

const MOST_FILES = 2000
/** Of all files together, as often as they are read. */
const MOST_UNPACKED = 1024 ** 3
/** Tables of like rows pack a hundredfold; a bomb a thousandfold. */
const MOST_TIMES = 300
const TOO_SMALL_TO_JUDGE = 8 * 1024 * 1024

/** @returns what each file, by its name, is unpacked with @throws ArchiveFault */
export async function openArchive(source: ByteSource): Promise<ReadonlyMap<string, Unpack>> {
  // Nothing is held that would have to be closed: each reading opens the source anew.
  const reader = fromRandomAccessReaderPromise(new Slices(source), await source.size(), { autoClose: false })
  const archive = await orMalformed(reader)
  if (archive.entryCount > MOST_FILES) throw new ArchiveFault(true)
  let left = MOST_UNPACKED
  const take = (bytes: number) => {
    left -= bytes
    if (left < 0) throw new ArchiveFault(true)
  }
  const entries = await orMalformed(allOf(archive))
  return new Map(entries.map((entry) => [entry.fileName, () => unpacked(archive, entry, take)]))
}

async function allOf(archive: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of archive.eachEntry()) entries.push(entry)
  return entries
}

class Slices extends RandomAccessReader {
  readonly #source: ByteSource
  constructor(source: ByteSource) {
    super()
    this.#source = source
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#source.read(start, end), { highWaterMark: 1 })
  }
}

async function* unpacked(archive: ZipFile, entry: Entry, take: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const slices = (await orMalformed(archive.openReadStreamPromise(entry)))[Symbol.asyncIterator]()
  let crc = 0
  let size = 0
  try {
    for (;;) {
      const { done, value } = await orMalformed(slices.next())
      if (done) break
      const slice = value as Uint8Array
      take(slice.length)
      size += slice.length
      if (size > TOO_SMALL_TO_JUDGE && size > MOST_TIMES * entry.compressedSize) throw new ArchiveFault(true)
      crc = crc32(slice, crc)
      yield slice
    }
  } finally {
    await slices.return?.()
  }
  if (crc !== entry.crc32) throw new ArchiveFault(false)
}

async function orMalformed<T>(promise: Promise<T>): Promise<T> {
  return promise.catch((error: unknown) => {
    throw new ArchiveFault(false, error)
  })
}
