/** The PostgreSQL that server tests run against, with a migrated template that each test world is copied from. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { startPostgres, stopOrphan } from '#kernel/postgres.ts'
import { isAlive } from '#kernel/single-instance.ts'

export type TestDatabase = {
  /** What `server/testing.ts` reads. */
  readonly env: { ONEWINDOW_TEST_ADMIN_URL: string; ONEWINDOW_TEST_TEMPLATE: string }
  /** Makes the template and applies every migration to it. @throws Error with what the migration said */
  migrateTemplate(): Promise<void>
  close(): Promise<void>
}

const quiet = { info() {}, warn() {} }
const PREFIX = 'onewindow-test-postgres-'

/** Starts a throw-away PostgreSQL, or uses the one whose administrator address TEST_DATABASE_URL gives. */
export async function openTestDatabase(given = process.env.TEST_DATABASE_URL): Promise<TestDatabase> {
  await sweepLeftovers()
  const dataFolder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const own = given ? undefined : await startPostgres({ dataFolder, log: quiet, fast: true })
  const adminUrl = given ?? own?.adminUrl ?? ''
  const template = `onewindow_template_${process.pid}`
  return {
    env: { ONEWINDOW_TEST_ADMIN_URL: adminUrl, ONEWINDOW_TEST_TEMPLATE: template },
    async migrateTemplate() {
      await administer(adminUrl, `create database ${template}`)
      const url = new URL(adminUrl)
      url.pathname = `/${template}`
      // Imported only now: a module that does not load fails this step and not the whole run.
      const { TEST_MASTER_KEY } = await import('#server/testing.ts')
      const settings = {
        DATABASE_URL: url.href,
        ONEWINDOW_MASTER_KEY: TEST_MASTER_KEY,
        ONEWINDOW_DEMO: '0',
        LOG_LEVEL: 'warn',
      }
      const env = { ...process.env, ...settings, ONEWINDOW_DATA: dataFolder }
      await promisify(execFile)(process.execPath, ['server/cli.ts', 'migrate'], { env })
    },
    async close() {
      if (own) await own.stop()
      else await administer(adminUrl, `drop database if exists ${template}`)
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A test run that was killed leaves its database running. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN
    if (Number.isNaN(pid) || isAlive(pid)) continue
    const folder = join(tmpdir(), name)
    try {
      await stopOrphan(folder, quiet)
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another user's: theirs to sweep.
    }
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
