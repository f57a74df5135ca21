/**
 * Something one person drafts and another puts in force, each version kept: templates of letters, faces of licences. The
 * module owns the table, made with the columns of `VersionRow`, a key of its own and one jsonb column for the content.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from './ctx.ts'
import type { VersionState } from './drafts-contract.ts'
import type { Refusal } from './problem.ts'
import { notFound } from './problem.ts'

export type VersionRow = {
  id: string
  version: number
  state: VersionState
  note: string
  revision: number
  drafted_by: string
  drafted_by_name: string
  drafted_at: Date
  approved_by: string | null
  approved_by_name: string | null
  approved_at: Date | null
  ended_by_name: string | null
  ended_at: Date | null
}

export function factsOfVersion(row: VersionRow) {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    note: row.note,
    revision: row.revision,
    draftedBy: row.drafted_by_name,
    draftedAt: row.drafted_at.toISOString(),
    approvedBy: row.approved_by_name ?? undefined,
    approvedAt: row.approved_at?.toISOString(),
    endedAt: row.ended_at?.toISOString(),
    endedBy: row.ended_by_name ?? undefined,
  }
}

type Spec = {
  /** `schema.table`. */
  table: string
  /** The jsonb column. */
  content: string
  /** `draftChanged`: somebody saved it meanwhile. `ownDraft`: nobody puts in force what they wrote. */
  refusals: { draftChanged: Refusal; ownDraft: Refusal }
}

/** @param Row the table's whole row; `Key` its columns that say what it is a version of */
export function keptVersions<Key extends Record<string, string>, Row extends VersionRow>(spec: Spec) {
  const table = sql.table(spec.table)
  const content = sql.ref(spec.content)
  const of = (key: Key): RawBuilder<unknown> =>
    sql.join(
      Object.entries(key).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
      sql` and `,
    )
  const rowsOf = async (ctx: Pick<Ctx, 'db'>, key: Key, rest: RawBuilder<unknown>): Promise<Row[]> =>
    (await sql<Row>`select * from ${table} where ${of(key)} ${rest}`.execute(ctx.db)).rows
  /** What is in force and what is being written, held until the transaction ends. */
  const hold = (ctx: Ctx, key: Key) => rowsOf(ctx, key, sql`and state <> 'superseded' order by version for update`)
  const supersede = async (ctx: Ctx, held: readonly Row[]): Promise<boolean> => {
    const current = held.find((one) => one.state === 'in-force')
    if (!current) return false
    await sql`update ${table} set state = 'superseded', ended_at = ${ctx.now}, ended_by_name = ${ctx.actor.name}
      where id = ${current.id}`.execute(ctx.db)
    return true
  }
  const { draftChanged, ownDraft } = spec.refusals

  return {
    /** Absent: what is built in holds. */
    async inForce(ctx: Pick<Ctx, 'db'>, key: Key): Promise<Row | undefined> {
      return (await rowsOf(ctx, key, sql`and state = 'in-force'`))[0]
    },

    /** The latest first. */
    all(ctx: Pick<Ctx, 'db'>, key: Key): Promise<Row[]> {
      return rowsOf(ctx, key, sql`order by version desc limit 200`)
    },

    /** @param revision the one that was read; 0 begins a draft. @throws draftChanged */
    async save(ctx: Ctx, key: Key, written: { content: unknown; note: string; revision: number }) {
      const draft = (await hold(ctx, key)).find((one) => one.state === 'draft')
      if ((draft?.revision ?? 0) !== written.revision) throw draftChanged()
      const revision = written.revision + 1
      const json = JSON.stringify(written.content)
      const { id: account, name } = ctx.actor
      if (draft) {
        await sql`update ${table} set ${content} = ${json}::jsonb, note = ${written.note}, revision = ${revision},
          drafted_by = ${account}, drafted_by_name = ${name}, drafted_at = ${ctx.now} where id = ${draft.id}`.execute(
          ctx.db,
        )
        return { id: draft.id, revision }
      }
      const newId = ctx.newId()
      const columns = Object.keys(key).map((column) => sql.ref(column))
      // A dropped draft gives its number back.
      const added = await sql`
        insert into ${table} (id, ${sql.join(columns)}, version, state, ${content}, note, revision, drafted_by, drafted_by_name, drafted_at)
        select ${newId}::uuid, ${sql.join(Object.values(key).map((value) => sql`${value}`))},
          coalesce((select max(version) from ${table} where ${of(key)}), 0) + 1, 'draft', ${json}::jsonb, ${written.note},
          ${revision}, ${account}, ${name}, ${ctx.now}
        on conflict do nothing`.execute(ctx.db)
      // A colleague began a draft of the same thing in this very moment.
      if (added.numAffectedRows !== 1n) throw draftChanged()
      return { id: newId, revision }
    },

    /**
     * A second person has read the draft.
     * @param sound refuses a draft that may not be used
     * @throws notFound, draftChanged, ownDraft
     */
    async putInForce(ctx: Ctx, key: Key, revision: number, sound: (draft: Row) => Promise<void>) {
      const held = await hold(ctx, key)
      const draft = held.find((one) => one.state === 'draft')
      if (!draft) throw notFound(key)
      if (draft.revision !== revision) throw draftChanged()
      if (draft.drafted_by === ctx.actor.id) throw ownDraft()
      await sound(draft)
      await supersede(ctx, held)
      await sql`update ${table} set state = 'in-force', approved_by = ${ctx.actor.id},
        approved_by_name = ${ctx.actor.name}, approved_at = ${ctx.now} where id = ${draft.id}`.execute(ctx.db)
      return { id: draft.id, version: draft.version }
    },

    /** It was never in force and made nothing. @throws notFound */
    async drop(ctx: Ctx, key: Key): Promise<void> {
      const gone = await sql`delete from ${table} where ${of(key)} and state = 'draft'`.execute(ctx.db)
      if (gone.numAffectedRows !== 1n) throw notFound(key)
    },

    /** Back to what is built in; the version that was in force stays as it was. @throws notFound */
    async end(ctx: Ctx, key: Key): Promise<void> {
      if (!(await supersede(ctx, await hold(ctx, key)))) throw notFound(key)
    },
  }
}

/** The acts open on it: whoever may write saves, another who may approve puts in force. */
export function draftActs(actorId: string, rows: readonly VersionRow[], mayApprove: boolean) {
  const draft = rows.find((row) => row.state === 'draft')
  return {
    drop: draft !== undefined,
    putInForce: draft !== undefined && mayApprove && draft.drafted_by !== actorId,
    end: mayApprove && rows.some((row) => row.state === 'in-force'),
  }
}
