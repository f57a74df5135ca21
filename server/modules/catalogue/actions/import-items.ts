import { createHash } from 'node:crypto'
import { action } from '#kernel/action.ts'
import { route } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { checkUscc } from '#modules/identity/index.ts'
import { ensureOrgan } from '#modules/organs/index.ts'
import { ensureRegion, levelOfRegion } from '#modules/vocabulary/index.ts'
import { z } from 'zod'
import { versionPublished } from '../events.ts'
import {
  type Incoming,
  insertItems,
  oneImportAtATime,
  publishImported,
  redraftItems,
  standingItems,
} from '../import-store.ts'
import {
  bodiesOf,
  bodyKey,
  codeOf,
  type ImportRow,
  type Judged,
  judgeRows,
  readImportRow,
  regionNameIn,
} from '../rules/import-rows.ts'
import { importedContent } from '../rules/imported-content.ts'

/** Not a door of the API: the operator's command performs it. */
const importRoute = route({
  name: 'catalogue.import-items',
  method: 'POST',
  path: '/api/catalogue/import',
  summary: '从外部清单导入事项',
  permission: 'catalogue.import',
  input: z.object({ rows: z.array(z.unknown()), publish: z.boolean(), source: z.string() }),
  output: z.object({
    accepted: z.number().int(),
    flagged: z.number().int(),
    rejected: z.number().int(),
    /** Items new to the catalogue. */
    created: z.number().int(),
    /** Known items whose row says something new: a draft was written. */
    changed: z.number().int(),
    unchanged: z.number().int(),
    /** Known items whose row says something new, but which people have written in: theirs stands. */
    kept: z.number().int(),
    published: z.number().int(),
    /** Rows with something wrong, in the order of the file. */
    findings: z.array(
      z.object({
        line: z.number().int(),
        name: z.string(),
        verdict: z.enum(['flagged', 'rejected']),
        reasons: z.array(z.string()),
      }),
    ),
  }),
})

const ROWS_A_STATEMENT = 1000

/**
 * Takes a list of items over from another system. Every usable row becomes an item with a draft; with `publish`, sound
 * rows come into force: the list was checked and published by the bodies it comes from. The same list
 * again changes nothing. One transaction, one audit line.
 */
export const importItems = action(importRoute, {
  subject: (input) => input.source,
  async run(ctx, { rows: raw, publish }) {
    const rows = judgeRows(
      raw.map((row, index) => readImportRow(row, index + 1)),
      checkUscc,
    )
    const usable = rows.filter((row) => row.verdict !== 'rejected')
    const organIds = await ensureBodies(ctx, usable)
    const done = { created: 0, changed: 0, unchanged: 0, kept: 0, published: 0 }
    await oneImportAtATime(ctx)
    for (const batch of batches(usable)) await takeOver(ctx, batch, organIds, done)
    // Only now: whoever publishes holds the edition of the list until commit, so all items are locked before.
    const sound = publish ? usable.filter((row) => row.sound) : []
    for (const batch of batches(sound)) {
      const inForce = await publishImported(ctx, batch.map(codeOf))
      for (const one of inForce) ctx.emit(versionPublished, one)
      done.published += inForce.length
    }
    const count = (verdict: Judged['verdict']) => rows.filter((row) => row.verdict === verdict).length
    const counts = { accepted: count('accepted'), flagged: count('flagged'), rejected: count('rejected'), ...done }
    ctx.note(counts)
    const findings = rows.flatMap(({ line, name, verdict, reasons }) =>
      verdict === 'accepted' ? [] : [{ line, name, verdict, reasons }],
    )
    return { ...counts, findings }
  },
})

type Done = { created: number; changed: number; unchanged: number; kept: number; published: number }

async function takeOver(
  ctx: Ctx,
  rows: readonly Judged[],
  organIds: ReadonlyMap<string, string>,
  done: Done,
): Promise<void> {
  const incoming = rows.map((row) => incomingOf(row, organIds.get(bodyKey(row))!))
  const standing = await standingItems(
    ctx,
    incoming.map((one) => one.code),
  )
  const fresh = incoming.filter((one) => !standing.has(one.code))
  const different = incoming.flatMap((one) => {
    const known = standing.get(one.code)
    return known && known.fingerprint !== one.fingerprint ? [{ ...one, ...known, fingerprint: one.fingerprint }] : []
  })
  const redrafted = different.filter((one) => one.hands === 'import')
  if (fresh.length > 0) await insertItems(ctx, fresh)
  if (redrafted.length > 0) await redraftItems(ctx, redrafted)
  done.created += fresh.length
  done.changed += redrafted.length
  done.kept += different.length - redrafted.length
  done.unchanged += incoming.length - fresh.length - different.length
}

function batches<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT)
  return Array.from({ length: count }, (_, at) => rows.slice(at * ROWS_A_STATEMENT, (at + 1) * ROWS_A_STATEMENT))
}

function incomingOf(row: Judged, organId: string): Incoming {
  const code = codeOf(row)
  const content = importedContent({ ...row, code })
  const fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('base64url')
  return { code, organId, regionCode: row.regionCode, content, fingerprint }
}

/** Regions and bodies the list names, made where they are missing; body ids by `bodyKey`. */
async function ensureBodies(ctx: Ctx, rows: readonly ImportRow[]): Promise<Map<string, string>> {
  const codes = bodiesOf(rows, checkUscc)
  const bodies = new Map(rows.map((row) => [bodyKey(row), row]))
  for (const [code, ofRegion] of Map.groupBy(bodies.values(), (row) => row.regionCode)) {
    await ensureRegion(ctx, { code, name: regionNameIn(ofRegion.map((row) => row.department)) ?? code })
  }
  const organIds = new Map<string, string>()
  for (const [key, { department: name, regionCode }] of bodies) {
    const kind = name.includes('行政审批局') ? 'bureau' : 'department'
    const organ = await ensureOrgan(ctx, {
      name,
      regionCode,
      level: levelOfRegion(regionCode),
      kind,
      uscc: codes.get(key),
    })
    organIds.set(key, organ.id)
  }
  return organIds
}
