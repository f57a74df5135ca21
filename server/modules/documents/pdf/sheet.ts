/** One PDF being written: pages, margins, a pen that moves down, and the few ways of putting text. */
import PDFDocument from 'pdfkit'
import { fontOf, widthOfText, type Face } from './fonts.ts'
import { breakLines } from './typeset.ts'

export const ink = '#1F2329'
export const grey = '#5B6472'
export const hairline = '#AEB4BE'
export const red = '#C8161D'

export type Margins = { top: number; bottom: number; left: number; right: number }

export type Sheet = {
  readonly doc: PDFKit.PDFDocument
  readonly left: number
  readonly right: number
  readonly top: number
  /** Text may not go below; the foot of the page is drawn under it. */
  readonly bottom: number
  y: number
}

export type SheetFacts = { title: string; author: string; madeAt: Date; landscape?: boolean; margins: Margins }

/** Opens an A4 document that asks for PDF/A-2b: fonts and colour profile inside, readable in fifty years. */
export function openSheet(facts: SheetFacts): Sheet {
  const { margins } = facts
  const doc = new PDFDocument({
    size: 'A4',
    layout: facts.landscape ? 'landscape' : 'portrait',
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    lang: 'zh-CN',
    displayTitle: true,
    font: fontOf('regular') as unknown as string,
    info: {
      Title: facts.title,
      Author: facts.author,
      Creator: 'OneWindow',
      Producer: 'OneWindow',
      CreationDate: facts.madeAt,
    },
  } as PDFKit.PDFDocumentOptions)
  return {
    doc,
    left: margins.left,
    right: doc.page.width - margins.right,
    top: margins.top,
    bottom: doc.page.height - margins.bottom,
    y: margins.top,
  }
}

/** The finished bytes. */
export function closeSheet({ doc }: Sheet): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((done, failed) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => done(Buffer.concat(chunks)))
    doc.on('error', failed)
    doc.end()
  })
}

/** Starts a new page when less than `height` is left on this one. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height <= sheet.bottom) return
  sheet.doc.addPage({ size: 'A4', margin: 0 })
  sheet.y = sheet.top
}

export type Style = { face?: Face; size: number; colour?: string; spacing?: number }

/** Puts one line with its top left corner at the point. */
export function put(sheet: Sheet, text: string, x: number, y: number, style: Style): void {
  if (text === '') return
  sheet.doc
    .font(fontOf(style.face ?? 'regular') as unknown as string, style.face ?? 'regular', style.size)
    .fillColor(style.colour ?? ink)
    .text(text, x, y, { lineBreak: false, characterSpacing: style.spacing ?? 0 })
}

/** Width of a line as `put` will set it. */
export function measure(text: string, style: Style): number {
  const gaps = Math.max([...text].length - 1, 0)
  return widthOfText(style.face ?? 'regular', text, style.size) + gaps * (style.spacing ?? 0)
}

/** Puts one line centred between two edges, smaller when it would not fit. */
export function putCentred(
  sheet: Sheet,
  text: string,
  y: number,
  style: Style,
  from = sheet.left,
  to = sheet.right,
): void {
  const room = to - from
  const wide = measure(text, style)
  const fitted =
    wide > room ? { ...style, size: (style.size * room) / wide, spacing: ((style.spacing ?? 0) * room) / wide } : style
  put(sheet, text, from + (room - measure(text, fitted)) / 2, y + (style.size - fitted.size) / 2, fitted)
}

export type ParagraphStyle = Style & { leading: number; indent?: number; from?: number; to?: number; after?: number }

/** Puts a paragraph at the pen, both edges straight, and moves the pen below it; breaks across pages. */
export function putParagraph(sheet: Sheet, text: string, style: ParagraphStyle): void {
  const from = style.from ?? sheet.left
  const width = (style.to ?? sheet.right) - from
  const indent = style.indent ?? 0
  breakLines(text, style.face ?? 'regular', style.size, width, indent).forEach((line, index) => {
    makeRoom(sheet, style.leading)
    const start = index === 0 ? indent : 0
    put(sheet, line.text, from + start, sheet.y + (style.leading - style.size * 1.45) / 2, {
      ...style,
      spacing: line.last ? 0 : justified(line.text, width - start - line.width, style.size),
    })
    sheet.y += style.leading
  })
  sheet.y += style.after ?? 0
}

/** Space to add after each character so that the line ends at the edge; a very short line stays as it is. */
function justified(text: string, slack: number, size: number): number {
  const spacing = slack / Math.max([...text].length - 1, 1)
  return spacing > size * 0.25 ? 0 : spacing
}

/** Height a text takes inside a column. */
export function heightOf(text: string, style: Style & { leading: number }, width: number): number {
  return breakLines(text, style.face ?? 'regular', style.size, width).length * style.leading
}

/** Puts a text inside a column without page breaks: for table cells, whose row has been given room already. */
export function putCell(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  width: number,
  style: Style & { leading: number },
): void {
  breakLines(text, style.face ?? 'regular', style.size, width).forEach((line, index) => {
    put(sheet, line.text, x, y + index * style.leading + (style.leading - style.size * 1.45) / 2, style)
  })
}
