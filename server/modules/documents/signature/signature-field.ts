/** Finds the signature dictionary of a PDF and the gap its byte range leaves for the signature. */

export type SignatureField = {
  /** Offset of the `<` before the signature. */
  open: number
  /** Offset after the `>` behind it. */
  after: number
  /** Where the signed bytes end: the length of the file, unless something was appended. */
  end: number
  /** The hexadecimal digits between, padding included. */
  digits: string
  /** The signature without its padding; absent when the gap holds anything but one. */
  contents?: Buffer
  /** The time the signer claims: the dictionary's M. */
  signedAt?: Date
}

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g

/** A chain of certificates with timestamps takes tens of kilobytes; more is not a signature. */
const MOST_DIGITS = 400_000

/** The signature that covers most of the file; `undefined` when there is none. */
export function findSignature(file: Buffer): SignatureField | undefined {
  const text = file.toString('latin1')
  let last: { at: number; start: number; open: number; after: number; end: number } | undefined
  for (const match of text.matchAll(BYTE_RANGE)) {
    const [start, open, after, length] = match.slice(1).map(Number) as [number, number, number, number]
    if (!last || after + length > last.end) last = { at: match.index, start, open, after, end: after + length }
  }
  if (!last) return undefined
  const { at, start, open, after, end } = last
  const sound = start === 0 && open < after && end <= file.length && after - open <= MOST_DIGITS
  const digits = sound && text[open] === '<' && text[after - 1] === '>' ? text.slice(open + 1, after - 1) : ''
  return {
    open,
    after,
    end,
    digits,
    contents: signatureIn(digits),
    signedAt: sound ? timeIn(text, at, open, after) : undefined,
  }
}

/** The DER inside the gap: as long as its own header says, nothing but zeros behind it. */
function signatureIn(digits: string): Buffer | undefined {
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]+$/.test(digits)) return undefined
  const bytes = Buffer.from(digits, 'hex')
  const length = derLength(bytes)
  if (length === undefined || length > bytes.length || bytes.subarray(length).some((byte) => byte !== 0))
    return undefined
  return bytes.subarray(0, length)
}

function derLength(bytes: Buffer): number | undefined {
  const first = bytes[1]
  if (bytes[0] !== 0x30 || first === undefined) return undefined
  if (first < 0x80) return first + 2
  const size = first & 0x7f
  return size >= 1 && size <= 3 && bytes.length >= 2 + size ? bytes.readUIntBE(2, size) + 2 + size : undefined
}

/** `/M (D:20261120020304Z)` of the dictionary around the byte range. */
function timeIn(text: string, near: number, open: number, after: number): Date | undefined {
  const before = text.slice(Math.max(text.lastIndexOf(' obj', near), 0), open)
  const behind = text.slice(after, text.indexOf('endobj', after))
  const match = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)'?)?/.exec(before + behind)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, sign, hours, minutes] = match
  const zone = sign ? `${sign}${hours}:${minutes}` : 'Z'
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}
