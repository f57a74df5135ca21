/** For tests of this and other modules: what a produced PDF says, an uploaded file, people to act. */
import { inflateSync } from 'node:zlib'
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type Concerning, type Issued, issueLetter } from './issue.ts'
import type { Letter } from './pdf/letter.ts'

export { answerSealRequest } from './actions/answer-seal-request.ts'
export { askResumption } from './actions/ask-resumption.ts'
export { openLetter } from './actions/open-letter.ts'
export { proposeSeal } from './actions/propose-seal.ts'
export { retireSeal } from './actions/retire-seal.ts'
export { suspendSeal } from './actions/suspend-seal.ts'
export { fileContent } from './views/file-content.ts'
export { sealHistory, sealList, sealUses } from './views/seals.ts'
export { verifyFile } from './views/verify-file.ts'

const OBJECT = /(\d+) 0 obj\n([\s\S]*?)(?=\n(?:endobj|stream)\n)/g

export type ReadPdf = {
  /** The text of each page, one line for each line put. */
  pages: string[]
  /** How many glyphs were used for which the font had no character (.notdef, a box on paper). */
  boxes: number
}

/** Reads a PDF made by this module through its own fonts: what a person would copy out of it. */
export function readPdf(content: Uint8Array): ReadPdf {
  const file = Buffer.from(content)
  const objects = objectsOf(file)
  const read: ReadPdf = { pages: [], boxes: 0 }
  for (const { head } of objects.values()) {
    if (!/\/Type \/Page\n/.test(head)) continue
    const resources = objects.get(numberIn(head, /\/Resources (\d+)/))!.head
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => [
        name!,
        charactersOf(objects, Number(number)),
      ]),
    )
    const page = readPage(objects.get(numberIn(head, /\/Contents (\d+)/))!.stream, fonts)
    read.pages.push(page.text)
    read.boxes += page.boxes
  }
  return read
}

/** All text of a PDF without line breaks, for `assert.match`. */
export function textOfPdf(content: Uint8Array): string {
  return readPdf(content).pages.join('').replaceAll('\n', '')
}

type Part = { head: string; stream: string }

function objectsOf(file: Buffer): Map<number, Part> {
  const text = file.toString('latin1')
  const parts = new Map<number, Part>()
  for (const match of text.matchAll(OBJECT)) {
    const [whole, number, head] = match as unknown as [string, string, string]
    const start = match.index + whole.length + '\nstream\n'.length
    const length = /\/Length (\d+)/.exec(head)?.[1]
    const hasStream = length !== undefined && text.startsWith('\nstream\n', match.index + whole.length)
    const bytes = hasStream ? file.subarray(start, start + Number(length)) : Buffer.alloc(0)
    const stream = hasStream && head.includes('/FlateDecode') ? inflateSync(bytes) : bytes
    parts.set(Number(number), { head, stream: stream.toString('latin1') })
  }
  return parts
}

function numberIn(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)![1])
}

/** Glyph number to characters, from the font's ToUnicode map. */
function charactersOf(objects: Map<number, Part>, font: number): Map<number, string> {
  const map = objects.get(numberIn(objects.get(font)!.head, /\/ToUnicode (\d+)/))!.stream
  const characters = new Map<number, string>()
  for (const [, first, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [index, [, hex]] of [...list!.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = hex!.split(' ').map((unit) => Number.parseInt(unit, 16))
      characters.set(Number.parseInt(first!, 16) + index, String.fromCharCode(...units))
    }
  }
  return characters
}

function readPage(stream: string, fonts: Map<string, Map<number, string>>): { text: string; boxes: number } {
  let text = ''
  let boxes = 0
  let font = new Map<number, string>()
  for (const [, name, glyphs] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name)!
    if (glyphs === undefined) continue
    for (const [, run] of glyphs.matchAll(/<([0-9a-f]+)>/g)) {
      for (const code of run!.match(/.{4}/g)!) {
        const glyph = Number.parseInt(code, 16)
        if (glyph === 0) boxes += 1
        text += font.get(glyph) ?? ''
      }
    }
    text += '\n'
  }
  return { text, boxes }
}

/** A citizen for tests of this module, who needs no account. */
export function someone(name: string, id: string): Actor {
  return { kind: 'citizen', id: `account-${id}`, name, subjectId: id, grants: new Map() }
}

/** A small valid PNG: one pixel. */
export const onePixel: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Issues a short acceptance letter; call it inside `world.inside`. */
export function givenLetter(ctx: Ctx, given: Partial<Letter & Concerning> = {}): Promise<Issued> {
  const { organId = ctx.newId(), holder, subject, ...page } = given
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
  })
}
