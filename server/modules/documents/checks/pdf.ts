/** How many pages a PDF has; undefined when it cannot be opened. */
export async function pagesOfPdf(content: Uint8Array): Promise<number | undefined> {
  // Loaded with the first PDF: what opens files is large, and a server at rest should be small.
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  try {
    const opened = await PDFDocument.load(content, { updateMetadata: false, throwOnInvalidObject: true })
    return opened.getPageCount()
  } catch {
    return undefined
  }
}
