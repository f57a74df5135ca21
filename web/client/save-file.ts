/** Puts a file the server answered with into the person's downloads. */
import type { FileAnswer } from '#kernel/contract.ts'

export function saveFile(file: Pick<FileAnswer, 'content' | 'mediaType' | 'name'>): void {
  const address = URL.createObjectURL(new Blob([file.content as BlobPart], { type: file.mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
