/** Whether a picture is whole and how large: its frame is read to the end, without drawing it. */
import { promisify } from 'node:util'
import { crc32, inflate } from 'node:zlib'

export type PictureSize = { width: number; height: number }

/** More is no photograph of a paper, and would fill the memory of whoever opens it. */
export const mostPixels = 100_000_000

/** @returns undefined when the picture is damaged or cut off */
export function sizeOfPicture(
  content: Uint8Array,
  mediaType: 'image/png' | 'image/jpeg',
): Promise<PictureSize | undefined> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  // Whatever reads beyond the end has met a picture that was cut off.
  const read = mediaType === 'image/png' ? sizeOfPng(bytes) : Promise.resolve().then(() => sizeOfJpeg(bytes))
  return read.catch(() => undefined)
}

const unpack = promisify(inflate) as (data: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>

/** Bits of a pixel by colour type, for one bit of depth (ISO/IEC 15948, 11.2.2). */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** PNG, ISO/IEC 15948: every chunk by its checksum, and as many lines of pixels as the header promises. */
async function sizeOfPng(bytes: Buffer): Promise<PictureSize | undefined> {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const perPixel = bytes.readUInt8(24) * (channels[bytes.readUInt8(25)] ?? 0)
  const data: Buffer[] = []
  for (let at = 8; ; ) {
    const length = bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length)) return undefined
    if (kind === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length))
    if (kind === 'IEND') break
    at += 12 + length
  }
  if (width * height > mostPixels) return { width, height }
  const interlaced = bytes.readUInt8(28) === 1
  const expected = height * (1 + Math.ceil((width * perPixel) / 8))
  // Interlaced lines are shorter and more of them: eight bytes for each line of the seven passes are plenty.
  const most = expected + (interlaced ? 8 * (height + 8) * 7 : 0)
  const lines = await unpack(Buffer.concat(data), { maxOutputLength: Math.max(most, 1) })
  return perPixel > 0 && lines.byteLength >= expected ? { width, height } : undefined
}

/** JPEG, ISO/IEC 10918-1: a frame header that says how large, scans, and the marker that ends the picture. */
function sizeOfJpeg(bytes: Buffer): PictureSize | undefined {
  let size: PictureSize | undefined
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) return undefined
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (isFrameHeader(marker)) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    if (marker === 0xda) break
    at += 2 + length
  }
  // Cameras append previews and notes: the end of the picture need not be the end of the file.
  const whole = bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0
  return size && whole && size.width * size.height > 0 ? size : undefined
}

/** SOF0 to SOF15 without the tables that stand among them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}
