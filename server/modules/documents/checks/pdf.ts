import { PDFDocument } from '@cantoo/pdf-lib'

/** How many pages a PDF has; undefined when it cannot be opened. */
export async function pagesOfPdf(content: Uint8Array): Promise<number | undefined> {
  try {
    const opened = await PDFDocument.load(content, { updateMetadata: false, throwOnInvalidObject: true })
    return opened.getPageCount()
  } catch {
    return undefined
  }
}
