import { action } from '#kernel/action.ts'
import { route } from '#kernel/contract.ts'
import { checkUscc } from '#modules/identity/index.ts'
import { z } from 'zod'
import { versionPublished } from '../events.ts'
import { batches, type Done, ensureBodies, incomingOf, takeOver } from '../importing.ts'
import { oneImportAtATime, publishImported } from '../import-store.ts'
import { bodiesOf, bodyKey, codeOf, type Judged, judgeRows, readImportRow } from '../rules/import-rows.ts'
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
    const organIds = await ensureBodies(ctx, usable, bodiesOf(usable, checkUscc))
    const done: Done = { created: 0, changed: 0, unchanged: 0, kept: 0, published: 0 }
    await oneImportAtATime(ctx)
    for (const batch of batches(usable)) {
      const incoming = batch.map((row) =>
        incomingOf(row, organIds.get(bodyKey(row))!, importedContent({ ...row, code: codeOf(row) })),
      )
      await takeOver(ctx, incoming, done)
    }
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
