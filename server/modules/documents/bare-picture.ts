/**
 * A picture without what the camera or an app wrote beside it: where and when, with which device, by whom, earlier versions in
 * small. No more is kept of a person than the purpose needs (个人信息保护法 art. 6). The pixels stay bit for bit; of the rest
 * only how they are drawn stays: colours, and the turn that stands the picture upright.
 */
import { crc32 } from 'node:zlib'
import type { Ctx } from '#kernel/ctx.ts'
import { readFile } from './files.ts'

/** As `readFile`: for those to whom a picture is shown for what is to be seen on it. */
export async function readBarePicture(ctx: Ctx, id: string): ReturnType<typeof readFile> {
  const { content, ...known } = await readFile(ctx, id)
  return { ...known, content: barePicture(content, known.facts.mediaType) }
}

/** @param content a picture that was found whole */
export function barePicture(content: Uint8Array, mediaType: string): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (mediaType === 'image/jpeg') return bareJpeg(bytes)
  return mediaType === 'image/png' ? barePng(bytes) : content
}

/** JPEG, ISO/IEC 10918-1: tables, frames and scans; of the application segments those that say how colours are meant. */
function bareJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  let turn = 1
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    // What follows the end of the picture are previews, films and notes.
    if (marker === 0xd9) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1 && startsWith(segment, 4, 'Exif\0\0')) turn = turnOf(segment.subarray(10)) ?? turn
    if (marker === 0xe0 && startsWith(segment, 4, 'JFIF\0')) kept.push(jfifWithoutPreview(segment))
    else if (drawsJpeg(marker, segment)) kept.push(segment)
    at = end
    if (marker !== 0xda) continue
    at = endOfScan(bytes, end)
    kept.push(bytes.subarray(end, at))
  }
  const upright =
    turn === 1 ? [] : [jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), turnOnly(turn)]))]
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...afterJfif(kept, upright), Buffer.from([0xff, 0xd9])])
}

/** APP2 with a colour profile and APP14 of Adobe say what the numbers mean; other APPn and comments only tell of something. */
function drawsJpeg(marker: number, segment: Buffer): boolean {
  if (marker === 0xe2) return startsWith(segment, 4, 'ICC_PROFILE\0')
  if (marker === 0xee) return startsWith(segment, 4, 'Adobe')
  return !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe
}

/** Coded data goes on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

function jfifWithoutPreview(segment: Buffer): Buffer {
  const head = Buffer.alloc(14)
  segment.copy(head, 0, 4, 16)
  return jpegSegment(0xe0, head)
}

function jpegSegment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** The JFIF segment, where there is one, comes first. */
function afterJfif(kept: readonly Buffer[], upright: readonly Buffer[]): readonly Buffer[] {
  const first = kept[0]?.[1] === 0xe0 ? 1 : 0
  return [...kept.slice(0, first), ...upright, ...kept.slice(first)]
}

/** PNG, ISO/IEC 15948: what is drawn and in which colours. Text, time, EXIF and further pictures are not among it. */
const drawn = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs']

function barePng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)]
  let turn: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (kind === 'eXIf') {
      const said = turnOf(bytes.subarray(at + 8, end - 4)) ?? 1
      turn = said === 1 ? [] : [pngChunk('eXIf', turnOnly(said))]
    }
    if (kind === 'IEND') kept.push(...turn)
    if (drawn.includes(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'IEND') break
    at = end
  }
  return Buffer.concat(kept)
}

function pngChunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

const ORIENTATION = 0x0112

/** How the picture is to be turned (1 to 8), as EXIF 2.32 (CIPA DC-008) says in its first directory. */
function turnOf(tiff: Buffer): number | undefined {
  if (tiff.length < 8) return undefined
  const little = startsWith(tiff, 0, 'II')
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let no = 0; no < short(directory); no++) {
    const entry = directory + 2 + no * 12
    if (entry + 12 > tiff.length) return undefined
    if (short(entry) !== ORIENTATION) continue
    const turn = short(entry + 8)
    return turn >= 1 && turn <= 8 ? turn : undefined
  }
  return undefined
}

/** An EXIF directory of one line: the turn, and nothing else. */
function turnOnly(turn: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(turn, 18)
  return tiff
}

function startsWith(bytes: Buffer, at: number, text: string): boolean {
  return bytes.toString('latin1', at, at + text.length) === text
}
