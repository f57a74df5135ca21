/** Whether a person who opens the file can read it: what is refused here would come back as a correction notice days later. */
import type { Problem } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { isEncryptedPdf } from '../rules/upload.ts'
import { pagesOfPdf } from './pdf.ts'
import { mostPixels, sizeOfPicture } from './picture.ts'

/** What speaks against the file, in words that say how to mend it; nothing: it can be read. */
export async function faultOf(
  content: Uint8Array,
  mediaType: keyof typeof contract.uploadTypes,
): Promise<Problem | undefined> {
  return mediaType === 'application/pdf' ? faultOfPdf(content) : faultOfPicture(content, mediaType)
}

async function faultOfPdf(content: Uint8Array): Promise<Problem | undefined> {
  if (isEncryptedPdf(content)) return contract.fileEncrypted()
  const pages = await pagesOfPdf(content)
  if (pages === undefined) return contract.fileUnreadable()
  if (pages === 0) return contract.fileWithoutPages()
  return pages > contract.mostPages ? contract.tooManyPages({ pages }) : undefined
}

async function faultOfPicture(
  content: Uint8Array,
  mediaType: 'image/png' | 'image/jpeg',
): Promise<Problem | undefined> {
  const size = await sizeOfPicture(content, mediaType)
  if (!size) return contract.fileUnreadable()
  if (Math.min(size.width, size.height) < contract.leastPixels) return contract.pictureTooSmall(size)
  return size.width * size.height > mostPixels ? contract.pictureTooLarge(size) : undefined
}
