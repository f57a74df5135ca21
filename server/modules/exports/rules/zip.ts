/** The headers of a ZIP file (APPNOTE 6.3), for entries whose checksum and sizes are known before the first byte is sent. */

export type Entry = {
  name: string
  /** 0: as it is; 8: deflated. */
  method: 0 | 8
  crc: number
  size: number
  packed: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
/** 1980-01-01: the moment of an entry says nothing here, and the same list makes the same file. */
const DAY = 0x21

export function localHeader(entry: Entry): Buffer {
  const name = Buffer.from(entry.name)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(LOCAL, 0)
  describe(entry, head, 4, name.length)
  return Buffer.concat([head, name])
}

/** @param offset where its local header stands */
export function centralHeader(entry: Entry, offset: number): Buffer {
  const name = Buffer.from(entry.name)
  const head = Buffer.alloc(46)
  head.writeUInt32LE(CENTRAL, 0)
  head.writeUInt16LE(VERSION, 4)
  describe(entry, head, 6, name.length)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, name])
}

/** Version needed, flags, method, time, checksum, sizes and the length of the name: alike in both headers. */
function describe(entry: Entry, head: Buffer, at: number, nameLength: number): void {
  head.writeUInt16LE(VERSION, at)
  head.writeUInt16LE(entry.method, at + 4)
  head.writeUInt16LE(DAY, at + 8)
  head.writeUInt32LE(entry.crc, at + 10)
  head.writeUInt32LE(entry.packed, at + 14)
  head.writeUInt32LE(entry.size, at + 18)
  head.writeUInt16LE(nameLength, at + 22)
}

/** @param directory how long the central headers are; @param offset where they begin */
export function endOfDirectory(entries: number, directory: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(entries, 8)
  end.writeUInt16LE(entries, 10)
  end.writeUInt32LE(directory, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
