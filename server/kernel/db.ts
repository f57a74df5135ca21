import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

/** Each module sees its own tables through `tables<…>(ctx)`. */
export type Db = Kysely<object>

const INT8 = 20
const DATE = 1082

/** Whole numbers of this system stay below 2^53; a date of law is its text, not a moment in some time zone. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8) return Number
  if (oid === DATE) return (text: string) => text
  return pg.types.getTypeParser(oid, format as 'text')
}

export function openPool(url: string, max = 16): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: { getTypeParser } as pg.CustomTypesConfig,
    options: '-c timezone=Asia/Shanghai -c statement_timeout=60000',
    keepAlive: true,
  })
  // An idle connection that breaks (the database restarts) must not take the process with it.
  pool.on('error', () => {})
  pool.on('connect', prepareRepeatedStatements)
  return pool
}

export function openDb(pool: pg.Pool): Db {
  return new Kysely<object>({ dialect: new PostgresDialect({ pool }) })
}

const statementNames = new Map<string, string>()
const MAX_PREPARED = 400

/**
 * Names every statement that carries parameters, so that PostgreSQL plans it once per connection.
 * Texts of varying length (bulk inserts) stop being named when the table is full.
 */
function prepareRepeatedStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const named = (text: string) => {
    const known = statementNames.get(text)
    if (known || statementNames.size >= MAX_PREPARED || text.length > 20_000) return known
    const name = `s${statementNames.size}`
    statementNames.set(text, name)
    return name
  }
  Object.assign(client, {
    query(text: unknown, values?: unknown, ...rest: unknown[]) {
      if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || typeof rest[0] === 'function') {
        return query(text, values, ...rest)
      }
      return query({ text, values, name: named(text) })
    },
  })
}

/** Runs `work` in one transaction; a deadlock or serialization failure is tried again, since nothing was done. */
export async function inTransaction<T>(db: Db, work: (trx: Db) => Promise<T>, readOnly = false): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const transaction = db.transaction()
      return await (readOnly ? transaction.setAccessMode('read only') : transaction).execute((trx) =>
        work(trx as unknown as Db),
      )
    } catch (error) {
      const code = (error as { code?: string }).code
      if (attempt >= 4 || (code !== '40001' && code !== '40P01')) throw error
    }
  }
}
