/** Where the bytes of files are: by their SHA-256, in the data folder or, by setting, in an S3-compatible store. */
import { createHash } from 'node:crypto'
import { type Config, ConfigError } from '#kernel/config.ts'
import { messageOf } from '#kernel/log.ts'
import { contentBucket } from './content-bucket.ts'
import { contentFolder } from './content-folder.ts'
import type { ContentStore } from './content-key.ts'
import { fileDamaged } from './contract.ts'

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The fingerprint by the national algorithm (GB/T 32905), for exchange with systems that ask for it. */
export function sm3Of(content: Uint8Array): string {
  return createHash('sm3').update(content).digest('hex')
}

export function storeOf({ s3Url, s3Region, dataFolder }: Config): ContentStore {
  return s3Url ? contentBucket(s3Url, s3Region) : contentFolder(dataFolder)
}

/**
 * Reads the bytes and checks them against their name.
 * @throws fileDamaged when they are gone or changed, storeSilent when the store cannot be reached
 */
export async function readContent(config: Config, sha256: string): Promise<Uint8Array> {
  const content = await storeOf(config).read(sha256)
  if (!content || sha256Of(content) !== sha256) throw fileDamaged({ fingerprint: sha256 })
  return content
}

const PROBE = new TextEncoder().encode('OneWindow keeps its files here.\n')

/**
 * Writes a few bytes into the store and reads them again, before anybody's papers are trusted to it.
 * @throws ConfigError naming the setting
 */
export async function probeStore(config: Config): Promise<void> {
  if (!config.s3Url) return
  const store = storeOf(config)
  const sha256 = sha256Of(PROBE)
  try {
    // Asking first: an answer to it says in words what is wrong.
    await store.read(sha256)
    await store.keep(PROBE, sha256, 'probe')
    await readContent(config, sha256)
  } catch (error) {
    throw new ConfigError(
      `ONEWINDOW_S3_URL：存储不能用，请核对地址、桶名、密钥和 ONEWINDOW_S3_REGION (the S3 store does not work): ${messageOf(rootOf(error))}`,
    )
  }
}

function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error
}
