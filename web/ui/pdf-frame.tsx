/** A PDF of our own origin in the browser's own viewer; where there is none, `elsewhere` says how to open it. */
import type { ReactNode } from 'react'

export type PdfFrameProps = { address: string; title: string; className?: string; elsewhere: ReactNode }

export function PdfFrame({ address, title, className, elsewhere }: PdfFrameProps) {
  if (!navigator.pdfViewerEnabled) return elsewhere
  // The browser's own PDF viewer does not run in a sandbox; what is shown is a PDF by content, of our own origin.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  return <iframe className={className} src={address} title={title} />
}
