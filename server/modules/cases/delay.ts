/** 超期: what was not done by its day, noted once, and the reason the body gives in public. */
import type { Ctx } from '#kernel/ctx.ts'
import { tables } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { type DelayClock, delayClocks, expectedPassed, notLate } from './contract.ts'
import { caseOverdue, delayExplained } from './events.ts'
import { aboutCase } from './facts.ts'
import { delayedWhat, EXPLAIN_ARTICLE, isNoted, lateClocks } from './rules/delay.ts'
import type { CaseRow } from './store.ts'
import { addToHistory } from './transitions.ts'

export type DelayRow = {
  case_id: string
  region_code: string
  no: number
  clock: DelayClock
  due_on: string
  article: string
  noted_on: string
  reason: string | null
  expected_on: string | null
  explained_at: Date | null
  explained_by_name: string | null
}

const delayTables = (ctx: Pick<Ctx, 'db'>) => tables<{ 'cases.delay': DelayRow }>(ctx)

export async function delaysOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<DelayRow[]> {
  return delayTables(ctx).selectFrom('cases.delay').selectAll().where('case_id', '=', caseId).orderBy('no').execute()
}

/** Writes into the history that a day has passed; what is noted already, or was done meanwhile, is left alone. */
export async function noteOverdue(ctx: Ctx, file: CaseRow, clock: DelayClock): Promise<boolean> {
  const { publishedThrough } = await loadCalendar(ctx)
  const notes = await delaysOf(ctx, file.id)
  const known = notes.map((note) => ({ clock: note.clock, notedOn: note.noted_on }))
  const late = lateClocks(file, ctx.today, publishedThrough).find((one) => one.clock === clock)
  if (!late || isNoted(late, known)) return false
  const no = notes.length + 1
  await delayTables(ctx)
    .insertInto('cases.delay')
    .values({
      case_id: file.id,
      region_code: file.region_code,
      no,
      clock,
      due_on: late.dueOn,
      article: late.article,
      noted_on: ctx.today,
      reason: null,
      expected_on: null,
      explained_at: null,
      explained_by_name: null,
    })
    .execute()
  await addToHistory(ctx, file, {
    act: 'note-overdue',
    article: late.article,
    words: `${delayClocks[clock]}${chineseDate(late.dueOn)}已经届满，还没有${delayedWhat[clock]}`,
  })
  ctx.emit(caseOverdue, { ...aboutCase(file), no })
  return true
}

/** Those of the notes that are still late. */
export async function runningDelays(ctx: Ctx, file: CaseRow): Promise<DelayRow[]> {
  const rows = await delaysOf(ctx, file.id)
  if (rows.length === 0) return []
  const { publishedThrough } = await loadCalendar(ctx)
  const late = lateClocks(file, ctx.today, publishedThrough)
  // A clock that stands still for a procedure was late before, and is late again when it goes on.
  const stopped =
    file.status === 'suspended' ? lateClocks({ ...file, status: 'accepted' }, ctx.today, publishedThrough) : []
  return rows.filter((row) =>
    [...late, ...stopped].some(({ clock, dueOn }) => clock === row.clock && row.noted_on > dueOn),
  )
}

/**
 * The body says in public why it is late, and by when it expects to be done; said again, the last word counts, and the history has
 * all of them.
 * @throws cases.not-late, cases.expected-passed
 */
export async function explainDelay(
  ctx: Ctx,
  file: CaseRow,
  { reason, expectedOn }: { reason: string; expectedOn: string },
): Promise<void> {
  const running = await runningDelays(ctx, file)
  if (running.length === 0) throw notLate()
  if (expectedOn < ctx.today) throw expectedPassed()
  await delayTables(ctx)
    .updateTable('cases.delay')
    .set({ reason, expected_on: expectedOn, explained_at: ctx.now, explained_by_name: ctx.actor.name })
    .where('case_id', '=', file.id)
    .where('region_code', '=', file.region_code)
    .where(
      'no',
      'in',
      running.map(({ no }) => no),
    )
    .execute()
  const next = await addToHistory(ctx, file, {
    act: 'explain-delay',
    article: EXPLAIN_ARTICLE,
    words: `${reason}（预计${chineseDate(expectedOn)}前办完）`,
  })
  ctx.emit(delayExplained, { ...aboutCase(file), no: running.at(-1)!.no, entry: next.events })
}
