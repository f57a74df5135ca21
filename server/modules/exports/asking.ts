/** What a module says of a list so that it can be had as a file, and asking for one. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { tooMany } from '#kernel/problem.ts'
import type { FileColumn } from '#kernel/view.ts'
import { askerText } from './asker.ts'
import type { ExportFormat } from './contract.ts'
import { exportTables, findExport, ownerOf, saveProgress, type Sheet } from './store.ts'

export type ExportList<Filter, Row> = {
  /** Personal identifiers come masked. */
  columns: readonly FileColumn<Row>[]
  /** How many there will be, when that is known. The filter holds everything the list depends on: the asker is long gone. */
  count?: (ctx: Ctx, filter: Filter) => Promise<number>
  /** In an order in which no row comes twice; `next` is absent after the last. */
  portion: (
    ctx: Ctx,
    filter: Filter,
    place: string | undefined,
    limit: number,
  ) => Promise<{ rows: readonly Row[]; next?: string }>
  /** Rows of a portion, where they are dear to read. */
  atOnce?: number
}

export type ExportAsked<Filter> = {
  /** `module.list`. */
  list: string
  format: ExportFormat
  /** Names the file and its sheet. */
  title: string
  filter: Filter
  /** The word under which the list is seen and the bodies it reaches, asked again when the file is fetched. */
  word: string
  organIds: readonly string[]
  /** The list is read with the rights of who asks: they are kept with it, and still needed when the file is fetched. */
  asAsker?: boolean
}

const MOST_AT_ONCE = 3
const KEPT_HOURS = 24
const HOUR_MS = 3_600_000

/** A finished file is kept for a day. */
export function keptUntil(now: Date): Date {
  return new Date(now.getTime() + KEPT_HOURS * HOUR_MS)
}

/**
 * Opens a file for who acts. Nothing is written yet: the caller emits an event of its own and continues the export in the reaction.
 * @throws kernel.too-many-requests when three are being written for the same person
 */
export async function beginExport<Filter>(ctx: Ctx, asked: ExportAsked<Filter>): Promise<{ exportId: string }> {
  const running = await exportTables(ctx)
    .selectFrom('exports.export_job')
    .select('id')
    .where('owner_id', '=', ownerOf(ctx))
    .where('status', '=', 'writing')
    .execute()
  if (running.length >= MOST_AT_ONCE) throw tooMany()
  const exportId = ctx.newId()
  await exportTables(ctx)
    .insertInto('exports.export_job')
    .values({
      id: exportId,
      region_code: ctx.actor.post?.regionCode ?? '',
      list: asked.list,
      title: asked.title,
      format: asked.format,
      owner_id: ownerOf(ctx),
      owner_name: ctx.actor.name,
      word: asked.word,
      organ_ids: [...asked.organIds],
      sealed_filter: ctx.vault.seal(JSON.stringify(asked.filter)),
      sealed_asker: asked.asAsker ? ctx.vault.seal(askerText(ctx.actor)) : null,
      status: 'writing',
      rows_total: null,
      rows_written: 0,
      bytes: 0,
      parts: 0,
      place: null,
      // The driver would write an empty list as an SQL array.
      sheets: sql<Sheet[]>`'[]'::jsonb`,
      asked_at: ctx.now,
      finished_at: null,
      expires_at: keptUntil(ctx.now),
    })
    .execute()
  return { exportId }
}

/** A portion could not be written, and no other attempt will be made. */
export async function giveUpExport(ctx: Ctx, exportId: string): Promise<void> {
  const job = await findExport(ctx, exportId)
  if (job) await saveProgress(ctx, job, { status: 'failed', finished_at: ctx.now })
}
