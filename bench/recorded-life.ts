/**
 * The rows each act of a life writes, found by what its transaction left in the database, and the same rows written
 * again by plain SQL: one transaction an act, one statement a row, under ids, numbers and codes of their own.
 */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { newId, readableCode } from '#kernel/id.ts'

type Row = Record<string, unknown>
type Table = { name: string; key: readonly string[]; columns: readonly string[]; unique: ReadonlySet<string> }
type Write = { table: Table; kind: 'insert' | 'update'; row: Row }

/** A value as it is, one that every life has for itself, or a text in which such values stand. */
type Cell = { is: unknown } | { token: number } | { parts: readonly (string | number)[] }
type Statement = { text: string; cells: readonly Cell[] }
export type RecordedLife = {
  readonly acts: readonly (readonly Statement[])[]
  readonly tokens: readonly string[]
  readonly rows: number
}

/**
 * Performs the acts of one life, one after another, while nothing else writes, and notes what each wrote.
 * @param steps each is handed the case's id and hands it on
 */
export async function recordLife(
  pool: pg.Pool,
  steps: readonly ((caseId: string) => Promise<string>)[],
): Promise<RecordedLife> {
  const tables = await tablesOf(pool)
  const known = await keysOf(pool, tables)
  const acts: Write[][] = []
  let caseId = ''
  for (const step of steps) {
    const before = await nextTransaction(pool)
    caseId = await step(caseId)
    acts.push(await writtenSince(pool, tables, before, known))
  }
  return compile(acts, known)
}

/** Writes the recorded life once more. @returns milliseconds of each act */
export async function replayLife(client: pg.PoolClient, { acts, tokens }: RecordedLife): Promise<number[]> {
  const fresh = tokens.map(another)
  const times: number[] = []
  for (const act of acts) {
    const start = performance.now()
    await client.query('begin')
    for (const { text, cells } of act)
      await client.query(
        text,
        cells.map((cell) => filled(cell, fresh)),
      )
    await client.query('commit')
    times.push(performance.now() - start)
  }
  return times
}

function filled(cell: Cell, fresh: readonly string[]): unknown {
  if ('is' in cell) return cell.is
  if ('token' in cell) return fresh[cell.token]
  return cell.parts.map((part) => (typeof part === 'number' ? fresh[part] : part)).join('')
}

/** Of the same shape: an id, a code people read aloud, a fingerprint, a number. */
function another(token: string): string {
  if (/^[0-9a-f]{8}-/.test(token)) return newId(new Date())
  if (/^[2-9A-HJKMNP-Z]{6,16}$/.test(token)) return readableCode(token.length)
  if (/^[0-9a-f]{64}$/.test(token)) return randomBytes(32).toString('hex')
  const digits = readableCode(10).replace(/\D/g, (letter) => String(letter.charCodeAt(0) % 10))
  return token.slice(0, Math.max(0, token.length - 10)) + digits
}

/** Rows of background work are not the acts'. */
const NOT_THE_ACTS = new Set(['kernel.audit_link', 'kernel.audit_seal', 'kernel.setting'])

async function tablesOf(pool: pg.Pool): Promise<Table[]> {
  const { rows } = await pool.query<{ name: string; key: string[]; columns: string[]; unique: string[] }>(`
    select n.nspname || '.' || c.relname as name,
      (select array_agg(a.attname::text) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
          and coalesce(pg_get_expr(d.adbin, d.adrelid), '') !~ 'xact') as columns,
      (select coalesce(array_agg(distinct a.attname::text), '{}') from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisunique) as unique
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|pgboss|public)'
    order by c.oid`)
  return rows
    .filter(({ name, key }) => key !== null && !NOT_THE_ACTS.has(name))
    .map((row) => ({ ...row, unique: new Set(row.unique) }))
}

const keyOf = ({ name, key }: Table, row: Row): string =>
  `${name} ${key.map((column) => String(row[column])).join(' ')}`

/** Every row that is there before the life begins, and every value of their keys. */
type Known = { rows: Set<string>; values: Set<string> }

async function keysOf(pool: pg.Pool, tables: readonly Table[]): Promise<Known> {
  const known: Known = { rows: new Set(), values: new Set() }
  for (const table of tables) {
    const { rows } = await pool.query<Row>(`select ${table.key.join(', ')} from ${table.name}`)
    for (const row of rows) {
      known.rows.add(keyOf(table, row))
      for (const column of table.key) known.values.add(String(row[column]))
    }
  }
  return known
}

async function nextTransaction(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ xid: string }>('select pg_current_xact_id()::text as xid')
  return rows[0]!.xid
}

/** In the order the tables were made, which foreign keys allow. */
async function writtenSince(pool: pg.Pool, tables: readonly Table[], before: string, known: Known): Promise<Write[]> {
  const writes: Write[] = []
  for (const table of tables) {
    const columns = [...new Set([...table.columns, ...table.key])]
    const { rows } = await pool.query<Row>(
      `select ${columns.join(', ')} from ${table.name} where xmin::text::bigint > $1::bigint`,
      [before],
    )
    for (const row of rows) {
      const key = keyOf(table, row)
      writes.push({ table, kind: known.rows.has(key) ? 'update' : 'insert', row })
      known.rows.add(key)
    }
  }
  return writes
}

function compile(acts: readonly (readonly Write[])[], known: Known): RecordedLife {
  const tokens = [
    ...new Set(
      acts.flat().flatMap(({ table, kind, row }) =>
        kind === 'update'
          ? []
          : [...table.unique]
              .map((column) => row[column])
              .filter((value): value is string => typeof value === 'string' && value.length >= 8)
              .filter((value) => !known.values.has(value) && !/^\d{4}-\d\d-\d\d$|^\d{12}$/.test(value)),
      ),
    ),
  ]
  return {
    acts: acts.map((writes) => writes.map((write) => statementOf(write, tokens))),
    tokens,
    rows: acts.flat().length,
  }
}

function statementOf({ table, kind, row }: Write, tokens: readonly string[]): Statement {
  const hole = (at: number) => `$${at + 1}`
  if (kind === 'insert') {
    const cells = table.columns.map((column) => cellOf(laneOf(table, column, row[column]), tokens))
    return {
      text: `insert into ${table.name} (${table.columns.join(', ')}) values (${table.columns.map((_, at) => hole(at)).join(', ')})`,
      cells,
    }
  }
  const changed = table.columns.filter((column) => !table.key.includes(column))
  return {
    text: `update ${table.name} set ${changed.map((column, at) => `${column} = ${setTo(column, row[column], hole(at))}`).join(', ')}
      where ${table.key.map((column, at) => `${column} = ${hole(changed.length + at)}`).join(' and ')}`,
    cells: [...changed, ...table.key].map((column) => cellOf(row[column], tokens)),
  }
}

/** Counters that all lives share never go back. */
const setTo = (column: string, value: unknown, hole: string): string =>
  Number.isInteger(value) ? `greatest(${column}, ${hole})` : hole

/** A lane that no server serves: the rows are written, and nobody starts working on them. */
const laneOf = ({ name }: Table, column: string, value: unknown): unknown =>
  name === 'kernel.delivery' && column === 'lane' ? 'bench' : value

function cellOf(value: unknown, tokens: readonly string[]): Cell {
  const isJson = typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value)
  const isListOfObjects = Array.isArray(value) && value.some((one) => typeof one === 'object')
  const text = isJson || isListOfObjects ? JSON.stringify(value) : value
  if (typeof text !== 'string') return { is: text }
  if (tokens.includes(text)) return { token: tokens.indexOf(text) }
  const held = tokens.filter((token) => text.includes(token))
  if (held.length === 0) return { is: text }
  const parts = text
    .split(new RegExp(`(${held.map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`))
    .map((part) => (tokens.includes(part) ? tokens.indexOf(part) : part))
  return { parts }
}
