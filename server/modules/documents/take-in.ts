/** The one way in for what people hand in, whether it came at once or in portions. */
import { fileTypeFromBuffer } from 'file-type'
import type { Ctx } from '#kernel/ctx.ts'
import * as contract from './contract.ts'
import { ownerOf, storeFile } from './files.ts'
import { isEncryptedPdf, tidyName } from './rules/upload.ts'
import { documentsTables } from './store.ts'

const endings: Record<string, string> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }

export type HandedIn = {
  name: string
  content: Uint8Array
  /** Under which it came in portions. */
  uploadId?: string
}

/**
 * Takes in a file as an unverified copy (trust level C): what it is decides its content, not its name.
 * @returns its facts, and which file of the same owner has the same content already
 */
export async function takeIn(ctx: Ctx, { name, content, uploadId }: HandedIn): Promise<contract.FileFacts> {
  if (content.byteLength === 0) throw contract.fileEmpty()
  if (content.byteLength > contract.largestUpload) throw contract.fileTooLarge()
  const mediaType = (await fileTypeFromBuffer(content))?.mime ?? ''
  const ending = endings[mediaType]
  if (!ending) throw contract.fileTypeNotAllowed()
  if (mediaType === 'application/pdf' && isEncryptedPdf(content)) throw contract.fileEncrypted()
  const ownerId = ownerOf(ctx.actor)
  const file = { content, name: tidyName(name, ending), mediaType, trustLevel: 'C' as const, ownerId, uploadId }
  const stored = await storeFile(ctx, file)
  return { ...stored, sameAs: ownerId ? await earlierTwin(ctx, ownerId, stored) : undefined }
}

async function earlierTwin(
  ctx: Ctx,
  ownerId: string,
  { id, fingerprint }: contract.FileFacts,
): Promise<contract.FileFacts['sameAs']> {
  const twin = await documentsTables(ctx)
    .selectFrom('documents.file')
    .select(['id', 'name', 'stored_at'])
    .where('owner_id', '=', ownerId)
    .where('sha256', '=', fingerprint)
    .where('id', '<>', id)
    .orderBy('id')
    .executeTakeFirst()
  return twin && { id: twin.id, name: twin.name, storedAt: twin.stored_at.toISOString() }
}
