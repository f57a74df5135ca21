/** A copy for one purpose: every page of it says so, across what is printed on it. */
import { type PDFDocument, type PDFEmbeddedPage, PDFDocument as Pdf } from '@cantoo/pdf-lib'
import { closeSheet, openSheet, red } from './sheet.ts'

type Sides = { width: number; height: number }
const SIZE = 11
const LEADING = 17
/** Between one mark and the next: close enough that none can be cut away, wide enough to read what is below. */
const BETWEEN = { x: 40, y: 110 }

/**
 * @param lines what the mark says: from whom, how far it was checked, and what alone it is for
 * @returns a PDF, also of a picture
 */
export async function markedCopy(
  original: { content: Uint8Array; mediaType: string },
  lines: readonly string[],
  madeAt: Date,
): Promise<Uint8Array> {
  const copy = await Pdf.create({ updateMetadata: false })
  copy.setLanguage('zh-CN')
  const stamp = await copy.embedPdf(await markSheet(lines, madeAt))
  if (original.mediaType === 'application/pdf') await addPages(copy, original.content)
  else await addPicture(copy, original)
  for (const page of copy.getPages()) cover(page, stamp[0]!)
  return copy.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}

/** One A4 page full of marks. */
function markSheet(lines: readonly string[], madeAt: Date): Promise<Uint8Array> {
  const sheet = openSheet({
    title: '仅供办理指定事项使用',
    author: 'OneWindow',
    madeAt,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  })
  const { doc } = sheet
  const { width, height } = doc.page
  doc.fillColor(red).fillOpacity(0.28).fontSize(SIZE)
  const across = Math.max(...lines.map((line) => doc.widthOfString(line))) + BETWEEN.x
  const down = lines.length * LEADING + BETWEEN.y
  for (let y = -height; y < height * 1.5; y += down)
    for (let x = -width; x < width * 1.5; x += across) {
      doc.save().rotate(-24, { origin: [width / 2, height / 2] })
      lines.forEach((line, at) => doc.text(line, x, y + at * LEADING, { lineBreak: false }))
      doc.restore()
    }
  return closeSheet(sheet)
}

async function addPages(copy: PDFDocument, content: Uint8Array): Promise<void> {
  const source = await Pdf.load(content, { updateMetadata: false })
  for (const page of await copy.copyPages(source, source.getPageIndices())) copy.addPage(page)
}

async function addPicture(copy: PDFDocument, { content, mediaType }: { content: Uint8Array; mediaType: string }) {
  const picture = mediaType === 'image/png' ? await copy.embedPng(content) : await copy.embedJpg(content)
  const { width, height } = withinA4(picture)
  copy.addPage([width, height]).drawImage(picture, { width, height })
}

/** As large as fits on a sheet of A4, in points. */
function withinA4({ width, height }: Sides): Sides {
  const scale = Math.min(595 / width, 842 / height)
  return { width: width * scale, height: height * scale }
}

function cover(page: { getSize(): Sides; drawPage(mark: PDFEmbeddedPage, at: object): void }, mark: PDFEmbeddedPage) {
  const { width, height } = page.getSize()
  // The mark grows with the page, so that a large page has no unmarked corner.
  const scale = Math.max(width / mark.width, height / mark.height)
  page.drawPage(mark, { x: 0, y: 0, xScale: scale, yScale: scale })
}
