/** The one way in for what people hand in, whether it came at once or in portions. */
import { fileTypeFromBuffer } from 'file-type'
import type { Ctx } from '#kernel/ctx.ts'
import { faultOf } from './checks/readable.ts'
import { scanForViruses } from './checks/scan.ts'
import * as contract from './contract.ts'
import { ownerOf, storeFile } from './files.ts'
import { barePicture } from './bare-picture.ts'
import { tidyName } from './rules/upload.ts'
import { documentsTables } from './store.ts'

const endings = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const
const isTaken = (mediaType: string): mediaType is keyof typeof endings => mediaType in endings

export type HandedIn = {
  name: string
  content: Uint8Array
  /** Under which it came in portions. */
  uploadId?: string
  /** What is left out of a picture before it is kept. */
  without?: 'camera-data'
}

/**
 * Takes in a file as an unverified copy (trust level C): what it is decides its content, not its name.
 * @returns its facts, and which file of the same owner has the same content already
 */
export async function takeIn(ctx: Ctx, handedIn: HandedIn): Promise<contract.FileFacts> {
  const { name, uploadId } = handedIn
  let { content } = handedIn
  if (content.byteLength === 0) throw contract.fileEmpty()
  if (content.byteLength > contract.largestUpload) throw contract.fileTooLarge()
  const mediaType = (await fileTypeFromBuffer(content))?.mime ?? ''
  if (!isTaken(mediaType)) throw contract.fileTypeNotAllowed()
  const fault = await faultOf(content, mediaType)
  if (fault) throw fault
  const scan = await scanned(ctx, content)
  // After the scan: what is hidden beside the picture is looked through as well.
  if (handedIn.without === 'camera-data') content = barePicture(content, mediaType)
  const ownerId = ownerOf(ctx.actor)
  const named = tidyName(name, endings[mediaType])
  const stored = await storeFile(ctx, { content, name: named, mediaType, trustLevel: 'C', ownerId, uploadId, scan })
  return { ...stored, sameAs: ownerId ? await earlierTwin(ctx, ownerId, stored) : undefined }
}

/**
 * Asks the scanner, where the installation has one.
 * @throws fileInfected, and scannerSilent where it was set that what cannot be looked through is not taken
 */
async function scanned({ config, log, ...ctx }: Ctx, content: Uint8Array): Promise<'clean' | 'waiting' | undefined> {
  if (!config.clamdUrl) return undefined
  const verdict = await scanForViruses(config.clamdUrl, content)
  if (verdict.found === 'nothing') return 'clean'
  if (verdict.found === 'virus') {
    log.warn({ virus: verdict.name, account: ctx.actor.id, request: ctx.requestId }, 'infected upload refused')
    throw contract.fileInfected({ virus: verdict.name })
  }
  log.warn({ request: ctx.requestId }, 'virus scanner silent')
  if (!config.keepUnscanned) throw contract.scannerSilent()
  return 'waiting'
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
