import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from './db.ts'

type Source = { name: string; folder?: string }

/**
 * Applies every `migrations/*.sql` not applied yet: the kernel's first, then each module's in the order of the map.
 * Each file is one transaction. A file that changed after it was applied is refused, unless it names what it was.
 * @returns the names applied now, `module/file`
 */
export async function migrate(
  db: Db,
  modules: readonly Source[],
  progress: (name: string) => void = () => {},
): Promise<string[]> {
  const applied: string[] = []
  await db.connection().execute(async (connection) => {
    const one = connection as unknown as Db
    // Two servers starting at once: the second waits, then finds nothing to do.
    await sql`select pg_advisory_lock(hashtext('onewindow.migrate'))`.execute(one)
    try {
      await sql`create schema if not exists kernel`.execute(one)
      await sql`create table if not exists kernel.migration (
        module text not null, name text not null, checksum text not null, at timestamptz not null default now(), primary key (module, name))`.execute(
        one,
      )
      const known = await sql<{
        key: string
        checksum: string
      }>`select module || '/' || name as key, checksum from kernel.migration`.execute(one)
      const checksums = new Map(known.rows.map((row) => [row.key, row.checksum]))
      for (const file of filesOf([{ name: 'kernel', folder: import.meta.dirname }, ...modules])) {
        const before = checksums.get(file.key)
        if (before === file.checksum || (before && file.formerly.includes(before))) continue
        if (before) throw new Error(`migration ${file.key} was changed after it was applied; write a new one instead`)
        progress(file.key)
        await apply(one, file)
        applied.push(file.key)
      }
    } finally {
      await sql`select pg_advisory_unlock(hashtext('onewindow.migrate'))`.execute(one)
    }
  })
  return applied
}

/** Migrations this code has and the database has not. */
export async function pendingMigrations(db: Db, modules: readonly Source[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select module || '/' || name as key from kernel.migration`.execute(db)
  const known = new Set(rows.map((row) => row.key))
  return filesOf([{ name: 'kernel', folder: import.meta.dirname }, ...modules])
    .map((file) => file.key)
    .filter((key) => !known.has(key))
}

/** A line `-- formerly <checksum>` names a spelling that did the same, on databases where it could run. */
const FORMERLY = /^-- formerly ([0-9a-f]{64})$/gm

type MigrationFile = {
  module: string
  name: string
  key: string
  text: string
  checksum: string
  formerly: readonly string[]
}

function filesOf(sources: readonly Source[]): MigrationFile[] {
  return sources.flatMap(({ name: module, folder }) => {
    const path = join(folder ?? '', 'migrations')
    if (!folder || !existsSync(path)) return []
    return readdirSync(path)
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => {
        const text = readFileSync(join(path, name), 'utf8')
        return {
          module,
          name,
          key: `${module}/${name}`,
          text,
          checksum: createHash('sha256').update(text).digest('hex'),
          formerly: [...text.matchAll(FORMERLY)].map(([, checksum]) => checksum!),
        }
      })
  })
}

async function apply(db: Db, file: MigrationFile): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql.raw(`create schema if not exists ${file.module}`).execute(trx)
    await sql.raw(file.text).execute(trx)
    await sql`insert into kernel.migration (module, name, checksum) values (${file.module}, ${file.name}, ${file.checksum})`.execute(
      trx,
    )
  })
}
