/** For tests of this and other modules: what a produced PDF says, an uploaded file, people to act. */
import { crc32, deflateSync } from 'node:zlib'
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type Concerning, type Issued, issueLetter } from './issue.ts'
import type { Letter } from './pdf/letter.ts'

export { answerSealRequest } from './actions/answer-seal-request.ts'
export { askLimits } from './actions/ask-limits.ts'
export { askResumption } from './actions/ask-resumption.ts'
export { openLetter } from './actions/open-letter.ts'
export { proposeSeal } from './actions/propose-seal.ts'
export { retireSeal } from './actions/retire-seal.ts'
export { suspendSeal } from './actions/suspend-seal.ts'
export { fileContent } from './views/file-content.ts'
export { faultsOfLayout, linesOfPdf, readPdf, textOfPdf } from './pdf/read-pdf.testing.ts'
export { uploadFile } from './actions/upload-file.ts'
export { sealHistory, sealList, sealUses } from './views/seals.ts'
export { verifyFile } from './views/verify-file.ts'

/** A citizen for tests of this module, who needs no account. */
export function someone(name: string, id: string): Actor {
  return { kind: 'citizen', id: `account-${id}`, name, subjectId: id, grants: new Map() }
}

/** A small picture of a paper, white all over, that every check lets in. */
export const whitePicture: Uint8Array = pngOf(240, 320)

/**
 * The frame of a JPEG as a camera writes it, lying on its side (orientation 6): EXIF with the device and the place (GPS), XMP, a
 * comment, and a preview behind the end.
 */
export function photograph(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const line = (tag: string, type: string, count: string, value: string) => `${tag}00${type}000000${count}${value}`
  const directory = [
    '4d4d002a000000080003',
    line('0110', '02', '04', Buffer.from('P40\0').toString('hex')),
    line('0112', '03', '01', '00060000'),
    line('8825', '04', '01', '00000032'),
    '00000000',
    '0001',
    line('0001', '02', '02', '4e000000'),
    '00000000',
  ]
  const segment = (marker: number, body: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body])
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(directory.join(''), 'hex')])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPSLatitude</x:xmpmeta>')),
    segment(0xfe, Buffer.from('P40 by somebody')),
    frame,
    Buffer.from('ffda0008010100003f0000ff00d2ffd9', 'hex'),
    Buffer.from('a film of P40 ffd9'),
  ])
}

/** A white PNG, eight bits of grey for each pixel; or with other packed lines than its frame says. */
export function pngOf(width: number, height: number, lines?: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const line = Buffer.alloc(width + 1, 255).fill(0, 0, 1)
  const pixels = lines ?? deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(kind), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.byteLength, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** Issues a short acceptance letter; call it inside `world.inside`. */
export function givenLetter(ctx: Ctx, given: Partial<Letter & Concerning> = {}): Promise<Issued> {
  const { organId = ctx.newId(), holder, subject, use, ...page } = given
  const letter: Letter = {
    organName: '示范市行政审批局',
    title: '受理通知书',
    number: `示行审受字〔2026〕${ctx.newId().slice(-4)}号`,
    addressee: '张晓岚',
    body: ['本机关决定予以受理。'],
    issuedOn: ctx.today,
    ...page,
  }
  return issueLetter(ctx, letter, {
    organId,
    holder: holder ?? { kind: 'person', name: '张晓岚' },
    subject: subject ?? { module: 'cases', id: ctx.newId() },
    use,
  })
}
