/** The bytes of every file, named by their SHA-256 under the data folder: `files/ab/cd/abcd…`. */
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileDamaged } from './contract.ts'

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The fingerprint by the national algorithm (GB/T 32905), for exchange with systems that ask for it. */
export function sm3Of(content: Uint8Array): string {
  return createHash('sm3').update(content).digest('hex')
}

function placeOf(dataFolder: string, sha256: string): string {
  return join(dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/**
 * Keeps the bytes: on disk before this returns, whole or not at all. Keeping the same bytes twice is harmless,
 * and bytes whose transaction was rolled back stay behind without a row, which is harmless too.
 * @param token unique to this writing, so that two writers of the same content do not share a temporary file
 */
export async function keepContent(
  dataFolder: string,
  content: Uint8Array,
  sha256: string,
  token: string,
): Promise<void> {
  const place = placeOf(dataFolder, sha256)
  if ((await sizeOf(place)) === content.byteLength) return
  await mkdir(dirname(place), { recursive: true })
  const temporary = `${place}.${token}`
  try {
    await writeThrough(temporary, content)
    await rename(temporary, place)
  } catch (error) {
    await unlink(temporary).catch(() => {})
    throw error
  }
  await flush(dirname(place))
}

/**
 * Reads the bytes and checks them against their name.
 * @throws fileDamaged when they are gone or changed
 */
export async function readContent(dataFolder: string, sha256: string): Promise<Uint8Array> {
  const content = await readFile(placeOf(dataFolder, sha256)).catch(() => undefined)
  if (!content || sha256Of(content) !== sha256) throw fileDamaged({ fingerprint: sha256 })
  return content
}

async function sizeOf(place: string): Promise<number | undefined> {
  return (await stat(place).catch(() => undefined))?.size
}

async function writeThrough(path: string, content: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A rename is only sure once its folder is on disk. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
