/** A year of the calendar was published or changed: until when a correction is awaited is counted again, and its applicant told. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { correctionRedated } from './events.ts'
import { aboutCase } from './facts.ts'
import { lastDay } from './rules/clock.ts'
import type { CaseRow, CorrectionRow } from './store.ts'

type Awaited = CaseRow & Pick<CorrectionRow, 'asked_at'> & { answer_days: number; answer_by: string }

export async function recountCorrections(
  ctx: Ctx,
  { year, version }: { year: number; version: number },
): Promise<void> {
  const calendar = await loadCalendar(ctx)
  const { rows } = await sql<Awaited>`
    select f.*, c.asked_at, c.answer_days, c.answer_by from cases.correction c
    join cases.case_file f on f.id = c.case_id
    where c.answered_at is null and c.answer_days is not null and c.answer_by >= ${`${year}-01-01`} and f.status = 'correcting'
    order by f.id for update of f, c`.execute(ctx.db)
  const moved = rows.flatMap((file) => {
    const after = lastDay(calendar, legalDateOf(file.asked_at), { days: file.answer_days, unit: 'working-day' }).on
    // What was told for the applicant's own answer is not brought forward.
    return after <= file.answer_by ? [] : [{ file, before: file.answer_by, after }]
  })
  await sql`
    update cases.correction c set answer_by = r.after
    from jsonb_to_recordset(${JSON.stringify(moved.map(({ file, after }) => ({ id: file.id, after })))}::jsonb) as r (id uuid, after date)
    where c.case_id = r.id`.execute(ctx.db)
  for (const { file, before, after } of moved)
    ctx.emit(correctionRedated, { ...aboutCase(file), before, after, year, version })
}
