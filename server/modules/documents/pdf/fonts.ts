/** The two faces every document is set in, parsed once per process, and the check that they can print a text. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { characterNotPrintable } from '../contract.ts'

export type Face = 'regular' | 'bold'

const files: Record<Face, string> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}

const { resolve } = createRequire(import.meta.url)
const opened = new Map<Face, Font>()

/** The parsed font; 10 MB are read at the first document, not at start. */
export function fontOf(face: Face): Font {
  const known = opened.get(face)
  if (known) return known
  const font = create(readFileSync(resolve(files[face])))
  opened.set(face, font)
  return font
}

const widths: Record<Face, Map<string, number>> = { regular: new Map(), bold: new Map() }

/** Width of one character in points at the given size. */
export function widthOf(face: Face, character: string, size: number): number {
  let width = widths[face].get(character)
  if (width === undefined) {
    const font = fontOf(face)
    width = font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / font.unitsPerEm
    widths[face].set(character, width)
  }
  return width * size
}

export function widthOfText(face: Face, text: string, size: number): number {
  let width = 0
  for (const character of text) width += widthOf(face, character, size)
  return width
}

/** The text without invisible characters, which come along with copied text and have no glyph. */
export function printable(text: string): string {
  return text.replace(/[\p{Cf}\p{Cc}\uFE00-\uFE0F]/gu, (mark) => (mark === '\n' || mark === '\t' ? ' ' : ''))
}

/** Characters of the text that neither face has, each once. Font coverage: GB 18030 level 2, not all of Extension B. */
export function missingCharacters(text: string): string[] {
  const regular = fontOf('regular')
  const bold = fontOf('bold')
  return [...new Set(printable(text))].filter((character) => {
    const point = character.codePointAt(0)!
    return !regular.hasGlyphForCodePoint(point) || !bold.hasGlyphForCodePoint(point)
  })
}

/**
 * Every text of a document, cleaned for printing.
 * @throws characterNotPrintable naming the characters, so that no document ever shows a box instead of somebody's name
 */
export function requirePrintable<T>(content: T): T {
  const missing = new Set<string>()
  const cleaned = mapTexts(content, (text) => {
    for (const character of missingCharacters(text)) missing.add(character)
    return printable(text)
  })
  if (missing.size > 0) throw characterNotPrintable({ characters: [...missing] })
  return cleaned as T
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change))
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]))
}
