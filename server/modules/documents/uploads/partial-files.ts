/** Files on their way: `uploads/<account>/<upload>.<length>` under the data folder, until an act takes them or they grow old. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rmdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DataStore, ERRORS, Upload } from '@tus/server'
import { uploadUnfinished, uploadUnknown } from '../contract-files.ts'

/** So many files may be under way for one account; beyond, the oldest gives way. */
const MOST_UNDER_WAY = 12

const rootOf = (dataFolder: string) => join(dataFolder, 'uploads')

/** The files one account has under way. What lies in another's folder does not exist here. */
export class PartialFiles extends DataStore {
  override extensions = ['creation', 'termination']
  readonly #folder: string

  constructor(dataFolder: string, accountId: string) {
    super()
    this.#folder = join(rootOf(dataFolder), createHash('sha256').update(accountId).digest('hex').slice(0, 32))
  }

  override async create(upload: Upload): Promise<Upload> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    // Ids begin with their moment: the first name is the oldest.
    const names = (await readdir(this.#folder)).toSorted()
    const beyond = names.slice(0, Math.max(0, names.length - MOST_UNDER_WAY + 1))
    await Promise.all(beyond.map((name) => unlink(join(this.#folder, name))))
    await (await open(join(this.#folder, `${upload.id}.${upload.size}`), 'wx', 0o600)).close()
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const found = await this.#find(id)
    if (!found) throw ERRORS.FILE_NOT_FOUND
    return new Upload({ id, size: found.length, offset: found.offset })
  }

  /** @returns how far the file has come; what arrived before a cut stays */
  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const found = await this.#find(id)
    if (!found) throw ERRORS.FILE_NOT_FOUND
    await pipeline(bytes, createWriteStream(found.path, { flags: 'r+', start: offset }))
    return (await stat(found.path)).size
  }

  override async remove(id: string): Promise<void> {
    const found = await this.#find(id)
    if (!found) throw ERRORS.FILE_NOT_FOUND
    await unlink(found.path)
  }

  /**
   * The bytes of an upload that has arrived.
   * @throws uploadUnknown, uploadUnfinished
   */
  async whole(id: string): Promise<Uint8Array> {
    const found = await this.#find(id)
    if (!found) throw uploadUnknown()
    if (found.offset < found.length) throw uploadUnfinished({ offset: found.offset, length: found.length })
    return readFile(found.path)
  }

  async #find(id: string): Promise<{ path: string; length: number; offset: number } | undefined> {
    const name = (await namesIn(this.#folder)).find((one) => one.startsWith(`${id}.`))
    if (!name) return undefined
    const path = join(this.#folder, name)
    return { path, length: Number(name.slice(id.length + 1)), offset: (await stat(path)).size }
  }
}

const namesIn = (folder: string) => readdir(folder).catch((): string[] => [])

/** Removes what has not grown since `before`, and the folders this leaves empty. */
export async function sweepPartialFiles(dataFolder: string, before: Date): Promise<void> {
  const root = rootOf(dataFolder)
  await Promise.all((await namesIn(root)).map((name) => sweepFolder(join(root, name), before)))
}

async function sweepFolder(folder: string, before: Date): Promise<void> {
  const paths = (await readdir(folder)).map((name) => join(folder, name))
  const old = await Promise.all(paths.map(async (path) => ((await stat(path)).mtime < before ? [path] : [])))
  await Promise.all(old.flat().map((path) => unlink(path)))
  // A folder with files in it stays; so does one in which a file has begun just now.
  await rmdir(folder).catch(() => undefined)
}
