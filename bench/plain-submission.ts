/** The rows of one submission, read back from a real one, and written again by plain SQL, one statement a table. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { newId, readableCode } from '#kernel/id.ts'

/** Every table a submission writes, in the order of its foreign keys, and how its rows are found. */
const tables = {
  'kernel.idempotency': `select * from kernel.idempotency where answer ->> 'caseId' = $1`,
  'cases.case_file': 'select * from cases.case_file where id = $1::uuid',
  'cases.case_event': 'select * from cases.case_event where case_id = $1::uuid',
  'cases.interval': 'select * from cases.interval where case_id = $1::uuid',
  'cases.material': 'select * from cases.material where case_id = $1::uuid',
  'kernel.audit': 'select * from kernel.audit where subject = $1',
  'kernel.outbox': `select * from kernel.outbox where payload ->> 'caseId' = $1`,
} as const
type Table = keyof typeof tables

/** Made by the database. */
const generated = new Set(['cases.case_file.is_open', 'kernel.audit.id', 'kernel.audit.xid'])

type Row = Record<string, unknown>
export type Sample = { rows: Record<Table, Row[]>; reactions: string[] }

/** @param reactions names of what hears of a filed case: one delivery row each */
export async function readSample(pool: pg.Pool, caseId: string, reactions: string[]): Promise<Sample> {
  const rows: Partial<Record<Table, Row[]>> = {}
  for (const [table, text] of Object.entries(tables)) {
    const found = await pool.query<Row>(text, [caseId])
    if (found.rows.length === 0) throw new Error(`the submission left no row in ${table}`)
    rows[table as Table] = found.rows
  }
  return { rows: rows as Sample['rows'], reactions }
}

/** Writes the sample once more, under ids, numbers and keys of its own, in one transaction. */
export async function writeAgain(client: pg.PoolClient, { rows, reactions }: Sample): Promise<void> {
  const now = new Date()
  const caseId = newId(now)
  const eventId = newId(now)
  const number = newId(now)
  const fresh: Record<Table, Row> = {
    'kernel.idempotency': { key: randomUUID(), at: now },
    'cases.case_file': { id: caseId, number, query_code: readableCode(8), filed_at: now, updated_at: now },
    'cases.case_event': { case_id: caseId, at: now },
    'cases.interval': { case_id: caseId },
    'cases.material': { case_id: caseId },
    'kernel.audit': { subject: caseId, at: now, request_id: newId(now) },
    'kernel.outbox': { id: eventId, at: now },
  }
  await client.query('begin')
  for (const table of Object.keys(tables) as Table[]) {
    for (const row of rows[table]) await insert(client, table, { ...row, ...fresh[table] })
  }
  // A lane that no server serves: the rows are written, and nobody starts working on them.
  for (const reaction of reactions) {
    await insert(client, 'kernel.delivery', { event_id: eventId, reaction, lane: 'bench', next_at: now })
  }
  await client.query('commit')
}

async function insert(client: pg.PoolClient, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).filter((column) => !generated.has(`${table}.${column}`))
  const values = columns.map((column) => plain(row[column]))
  const holes = columns.map((_, at) => `$${at + 1}`)
  await client.query(`insert into ${table} (${columns.join(', ')}) values (${holes.join(', ')})`, values)
}

/** The driver turns arrays into PostgreSQL arrays; objects come from jsonb and go back as text. */
function plain(value: unknown): unknown {
  const isJson = typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value)
  return isJson ? JSON.stringify(value) : value
}
