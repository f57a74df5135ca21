/** Several PDFs of ours behind one another as one file to print. Their signatures stay behind: a joined file has none. */
import { PDFDict, PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib'

/**
 * Every page of the originals gets the stamp; the cover's pages do not.
 * @param stamp its only page is the stamp, as large as the pages
 */
export async function mergePdfs(
  cover: Uint8Array,
  originals: readonly Uint8Array[],
  stamp: Uint8Array,
): Promise<Uint8Array> {
  const merged = await PDFDocument.create({ updateMetadata: false })
  merged.setLanguage('zh-CN')
  const [mark] = await merged.embedPdf(await opened(stamp, 0))
  for (const page of await pagesOf(merged, await opened(cover, 1))) merged.addPage(page)
  for (const [at, original] of originals.entries())
    for (const page of await pagesOf(merged, await opened(original, at + 2))) merged.addPage(page).drawPage(mark!)
  // Without object streams, as the originals are written: every printer reads that.
  return merged.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}

function pagesOf(merged: PDFDocument, source: PDFDocument): Promise<PDFPage[]> {
  // What the reader could click, the seal's signature, stays with the original.
  for (const { node } of source.getPages()) node.delete(PDFName.of('Annots'))
  return merged.copyPages(source, source.getPageIndices())
}

async function opened(content: Uint8Array, at: number): Promise<PDFDocument> {
  const source = await PDFDocument.load(content, { updateMetadata: false })
  for (const [, object] of source.context.enumerateIndirectObjects())
    if (object instanceof PDFDict) retag(object, tagOf(at))
  return source
}

/** Six letters that tell the fonts of one file from those of another: printers take two of one name for one. */
function tagOf(at: number): string {
  return [...String(at).padStart(6, '0')].map((digit) => String.fromCharCode(65 + Number(digit))).join('')
}

function retag(dict: PDFDict, tag: string): void {
  for (const key of ['BaseFont', 'FontName'].map((name) => PDFName.of(name))) {
    const name = dict.lookup(key)
    if (name instanceof PDFName) dict.set(key, PDFName.of(name.decodeText().replace(/^[A-Z]{6}\+/, `${tag}+`)))
  }
}
