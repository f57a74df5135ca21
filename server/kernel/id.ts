import { randomBytes } from 'node:crypto'

const POOL_BYTES = 4096
let pool = randomBytes(POOL_BYTES)
let taken = 0

/** Random bytes, asked of the system a page at a time; no byte is given twice. */
export function freshBytes(count: number): Buffer {
  if (taken + count > POOL_BYTES) {
    pool = randomBytes(POOL_BYTES)
    taken = 0
  }
  taken += count
  return pool.subarray(taken - count, taken)
}

/** Ids of one millisecond count up from a random start, so that they sort as they were made. */
let counted = { millisecond: -1, count: 0 }

/** A UUID version 7 (RFC 9562): sorts by time, so that new rows land together in an index. */
export function newId(now: Date): string {
  const millisecond = now.getTime()
  const bytes = freshBytes(16)
  const count = millisecond === counted.millisecond ? counted.count + 1 : bytes.readUIntBE(0, 3)
  counted = { millisecond, count }
  bytes.writeUIntBE(millisecond, 0, 6)
  // 34 bits of counter around the version and variant marks; the last five bytes stay random.
  bytes[6] = 0x70 | (Math.floor(count / 2 ** 30) & 0x0f)
  bytes[7] = (count >>> 22) & 0xff
  bytes[8] = 0x80 | ((count >>> 16) & 0x3f)
  bytes[9] = (count >>> 8) & 0xff
  bytes[10] = count & 0xff
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Codes people read aloud: no 0/O, 1/I/L. 31 letters, about five bits each. */
const READABLE = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** An unguessable code of `length` readable letters. */
export function readableCode(length: number): string {
  let code = ''
  while (code.length < length) {
    for (const byte of freshBytes(length)) {
      // 248 is the largest multiple of 31 in a byte: above it the draw would be uneven.
      if (byte < 248 && code.length < length) code += READABLE[byte % 31]
    }
  }
  return code
}

/** An unguessable token for a cookie or a link, 256 bits. */
export function secretToken(): string {
  return randomBytes(32).toString('base64url')
}
