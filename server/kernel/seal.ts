/**
 * Links audit lines into a hash chain and signs each batch. One process seals at a time; no act waits for it.
 * A line altered, removed, added out of order or signed by another key is found by `verifyAudit`.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { App } from './app.ts'
import { inTransaction, type Db } from './db.ts'

const BATCH = 2000
const GENESIS = 'onewindow'

type Row = { id: number; xid: string; text: string }
type Head = { seq: number; audit_id: number; xid: string; hash: string }

/** The text a line is hashed as: every column, in order. */
const hashedText =
  sql.raw(`jsonb_build_array(a.id, a.xid::text, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
  a.actor_kind, a.actor_id, a.actor_name, a.on_behalf_of, a.post_id, a.act, a.subject, a.outcome, a.facts, a.request_id, a.ip)::text`)

function link(previous: string, text: string): string {
  return createHash('sm3').update(previous).update('\n').update(text).digest('hex')
}

/** Seals what has been committed since the last time; returns how many lines. */
export async function sealAudit(app: App): Promise<number> {
  let total = 0
  for (;;) {
    const sealed = await inTransaction(app.db, (db) => sealBatch(app, db))
    total += sealed
    if (sealed < BATCH) return total
  }
}

async function sealBatch(app: App, db: Db): Promise<number> {
  const lock = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtext('kernel.seal')) as mine`.execute(
    db,
  )
  if (!lock.rows[0]?.mine) return 0
  const head = await headOf(db)
  // Lines of a transaction older than every running one: no later commit can slip in before them.
  const { rows } = await sql<Row>`
    select a.id, a.xid::text as xid, ${hashedText} as text from kernel.audit a
    where (a.xid, a.id) > (${head.xid}::xid8, ${head.audit_id}) and a.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by a.xid, a.id limit ${BATCH}`.execute(db)
  if (rows.length === 0) return 0
  let { seq, hash } = head
  const links = rows.map((row) => {
    seq += 1
    hash = link(hash, row.text)
    return { seq, audit_id: row.id, xid: row.xid, hash }
  })
  await sql`
    insert into kernel.audit_link (seq, audit_id, xid, hash)
    select seq, audit_id, xid::xid8, hash from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as l (seq bigint, audit_id bigint, xid text, hash text)`.execute(db)
  await sql`
    insert into kernel.audit_seal (batch, first_seq, last_seq, root, signature, at)
    values ((select coalesce(max(batch), 0) + 1 from kernel.audit_seal), ${head.seq + 1}, ${seq}, ${hash},
            ${app.vault.sign(signedText(head.seq + 1, seq, hash))}, ${app.clock.now()})`.execute(db)
  return rows.length
}

async function headOf(db: Db): Promise<Head> {
  const { rows } =
    await sql<Head>`select seq, audit_id, xid::text as xid, hash from kernel.audit_link order by seq desc limit 1`.execute(
      db,
    )
  return rows[0] ?? { seq: 0, audit_id: 0, xid: '0', hash: GENESIS }
}

function signedText(first: number, last: number, root: string): string {
  return `${first}-${last}:${root}`
}

export type AuditVerdict = {
  /** Lines in the chain that were checked. */
  lines: number
  seals: number
  /** Committed lines the sealer has not reached yet; more than a second's worth is a sign of trouble. */
  unsealed: number
  /** English sentences; empty when the trail is whole. */
  faults: string[]
}

/** Reads the whole chain and says what is wrong with it, if anything. Memory stays flat. */
export async function verifyAudit(app: App): Promise<AuditVerdict> {
  const faults: string[] = []
  const roots = new Map<number, { first: number; root: string; signature: string }>()
  const seals = await sql<{ first_seq: number; last_seq: number; root: string; signature: string }>`
    select first_seq, last_seq, root, signature from kernel.audit_seal order by batch`.execute(app.db)
  let covered = 0
  for (const seal of seals.rows) {
    if (seal.first_seq !== covered + 1)
      faults.push(`seal ${seal.first_seq}-${seal.last_seq} does not follow line ${covered}`)
    if (!app.vault.verify(signedText(seal.first_seq, seal.last_seq, seal.root), seal.signature)) {
      faults.push(`seal ${seal.first_seq}-${seal.last_seq} is not signed by this system`)
    }
    roots.set(seal.last_seq, { first: seal.first_seq, root: seal.root, signature: seal.signature })
    covered = seal.last_seq
  }
  const chain = await walkChain(app, roots, faults)
  if (chain.lines !== covered) faults.push(`the chain has ${chain.lines} lines but the seals cover ${covered}`)
  const stray = await sql<{ unsealed: number; skipped: number }>`
    select count(*) filter (where (a.xid, a.id) > (${chain.head.xid}::xid8, ${chain.head.audit_id})) as unsealed,
           count(*) filter (where (a.xid, a.id) <= (${chain.head.xid}::xid8, ${chain.head.audit_id})) as skipped
    from kernel.audit a where not exists (select from kernel.audit_link l where l.audit_id = a.id)`.execute(app.db)
  const { unsealed = 0, skipped = 0 } = stray.rows[0] ?? {}
  if (skipped > 0) faults.push(`${skipped} lines stand in the trail but not in the chain`)
  return { lines: chain.lines, seals: seals.rows.length, unsealed, faults: faults.slice(0, 50) }
}

async function walkChain(
  app: App,
  roots: Map<number, { root: string }>,
  faults: string[],
): Promise<{ lines: number; head: Head }> {
  let head: Head = { seq: 0, audit_id: 0, xid: '0', hash: GENESIS }
  for (;;) {
    const { rows } = await sql<Head & { text: string | null }>`
      select l.seq, l.audit_id, l.xid::text as xid, l.hash, case when a.id is null then null else ${hashedText} end as text
      from kernel.audit_link l left join kernel.audit a on a.id = l.audit_id
      where l.seq > ${head.seq} order by l.seq limit 5000`.execute(app.db)
    if (rows.length === 0) return { lines: head.seq, head }
    for (const row of rows) {
      if (row.seq !== head.seq + 1) faults.push(`link ${head.seq + 1} is missing`)
      if (row.text === null) faults.push(`line ${row.audit_id} was removed`)
      else if (link(head.hash, row.text) !== row.hash) faults.push(`line ${row.audit_id} was altered`)
      const sealed = roots.get(row.seq)
      if (sealed && sealed.root !== row.hash) faults.push(`the root signed at line ${row.seq} is another one`)
      head = row
    }
  }
}
