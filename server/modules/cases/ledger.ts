/** The ledger of intervals, as rows and as the clock reads it. */
import type { Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db.ts'
import { type Interval, reasonOf } from './rules/clock.ts'
import { type CaseRow, casesTables, type IntervalRow, ledgerOf } from './store.ts'

/** What the ledger opens: a phase with its ordinary reason, or a line of its own. */
export type Turn =
  | { phase: 'intake' | 'correction' | 'handling' | 'resumed' | 'delivery'; from?: string }
  | (Pick<Interval, 'why' | 'article'> & { phase: 'handling'; counted: boolean; from?: string; plannedTo?: string })

export async function readLedger(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<Interval[]> {
  return (await ledgerOf(ctx, caseId)).map(intervalOf)
}

export function intervalOf(row: IntervalRow): Interval {
  return {
    phase: row.phase,
    counted: row.counted,
    from: row.from_on,
    to: row.to_on ?? undefined,
    plannedTo: row.planned_to ?? undefined,
    adds: row.adds,
    why: row.why,
    article: row.article,
  }
}

/** The ledger with the line that runs ended on a day. */
export const endedOn = (ledger: readonly Interval[], day: string): Interval[] =>
  ledger.map((line) => ({ ...line, to: line.to ?? day }))

/** Ends the line that runs and opens another; null: nothing runs any more. */
export async function turnLedger(ctx: Ctx, file: CaseRow, turn: Turn | null, endsOn = ctx.today): Promise<void> {
  await together(endLine(ctx, file, endsOn), turn ? addLine(ctx, file, lineOf(ctx, file, turn)) : Promise.resolve())
}

async function endLine(ctx: Ctx, file: CaseRow, on: string): Promise<void> {
  await casesTables(ctx)
    .updateTable('cases.interval')
    .set({ to_on: on })
    .where('case_id', '=', file.id)
    .where('to_on', 'is', null)
    .execute()
}

function lineOf(ctx: Ctx, file: CaseRow, turn: Turn): Interval {
  const phase = turn.phase === 'resumed' ? 'handling' : turn.phase
  const ordinary = { counted: phase !== 'correction', from: ctx.today, ...reasonOf(turn.phase, file.law) }
  return { ...ordinary, ...turn, phase }
}

/** Writes one more line. */
export async function addLine(ctx: Ctx, file: CaseRow, line: Interval): Promise<void> {
  await casesTables(ctx)
    .insertInto('cases.interval')
    .values((eb) => ({
      case_id: file.id,
      region_code: file.region_code,
      no: eb
        .selectFrom('cases.interval')
        .select((of) => of(of.fn.coalesce(of.fn.max('no'), of.val(0)), '+', 1).as('next'))
        .where('case_id', '=', file.id),
      phase: line.phase,
      counted: line.counted,
      from_on: line.from,
      to_on: line.to ?? null,
      planned_to: line.plannedTo ?? null,
      adds: line.adds ?? 0,
      why: line.why,
      article: line.article,
    }))
    .execute()
}
