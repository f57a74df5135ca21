import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { notYours } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { drawerOf, needsWords } from '../rules/cash.ts'
import { emptyDrawer, inDrawer } from '../drawers.ts'
import { lastShift } from '../shifts.ts'

type Drawn = { kind: 'taken' | 'returned'; amount: number; at: Date }

/**
 * 交班: what lies in the clerk's drawer goes into one shift for good. A taking that is not committed yet is waited for, and the book is
 * then another than the clerk saw; one that comes after is of the next.
 */
export const closeShift = action(contract.closeShift, {
  subject: (_, { id }) => id,
  async run(ctx, { entries, expected, counted, reason }) {
    const { actor } = ctx
    if (!actor.post) throw notYours()
    if (!(await emptyDrawer(ctx))) throw contract.shiftEmpty()
    const { rows: drawn } = await sql<Drawn & { serial: string }>`
      select m.kind, m.serial, m.amount, m.at from payments.movement m where ${inDrawer(actor.id)} order by m.at`.execute(
      ctx.db,
    )
    const book = drawerOf(drawn)
    if (book.entries !== entries || book.expected !== expected) throw contract.shiftChanged({ expected: book.expected })
    if (needsWords(book.expected, counted, reason)) throw contract.differenceUnsaid({ expected: book.expected })
    const id = ctx.newId()
    const last = await lastShift(ctx, actor.id)
    await sql`
      insert into payments.shift (id, clerk_id, clerk_name, organ_id, region_code, number, since, closed_at, entries, taken,
        returned, counted, reason)
      values (${id}, ${actor.id}, ${actor.name}, ${actor.post.organId}, ${actor.post.regionCode}, ${(last?.number ?? 0) + 1},
        ${last?.closed_at ?? drawn[0]!.at}, ${ctx.now}, ${book.entries}, ${book.taken}, ${book.returned}, ${counted},
        ${counted === book.expected ? null : reason!})`.execute(ctx.db)
    // Exactly those that were summed.
    await sql`
      update payments.movement m set shift_id = ${id}
      from unnest(${drawn.map(({ kind }) => kind)}::text[], ${drawn.map(({ serial }) => serial)}::text[]) as d (kind, serial)
      where m.kind = d.kind and m.serial = d.serial`.execute(ctx.db)
    ctx.note({ entries: book.entries, expected: book.expected, counted })
    return { id }
  },
})
