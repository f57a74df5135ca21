/** The bytes of every file, named by their SHA-256 under the data folder: `files/ab/cd/abcd…`. */
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type ContentStore, keyOf } from './content-key.ts'

export function contentFolder(dataFolder: string): ContentStore {
  const placeOf = (sha256: string) => join(dataFolder, keyOf(sha256))
  return {
    async keep(content, sha256, token) {
      const place = placeOf(sha256)
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
    },
    read: (sha256) => readFile(placeOf(sha256)).catch(() => undefined),
  }
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
