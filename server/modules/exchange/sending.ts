/**
 * Sending in three steps, each in a transaction of its own when the job does it: take what is due, hand it over, write
 * down what was answered. A server that dies in between leaves rows whose lease ends: they go again under the same
 * `row_guid` and revision, and the platform takes them once.
 */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { messageOf } from '#kernel/log.ts'
import { type Answer, handOver, type SentRow } from './channel/platform.ts'
import { secondsUntilNext } from './rules/back-off.ts'
import { digestOf } from './digest.ts'
import { hasRowGuid } from './rules/fields.ts'
import { shanghaiMoment } from './rules/moment.ts'
import { type ExchangeRow, valuesOf } from './store.ts'

export type Batch = { id: string; number: string; subjects: string[]; rows: SentRow[] }

const SUBJECTS = 60
/** Longer than the platform is given to answer. */
const LEASE_MS = 120_000

/** Rows of the subjects that have waited longest, in their order, held for this sender; undefined: nothing is due. */
export async function takeBatch(ctx: Ctx): Promise<Batch | undefined> {
  const leasedUntil = new Date(ctx.now.getTime() + LEASE_MS)
  const { rows: leased } = await sql<{ id: string }>`
    update exchange.subject s set leased_until = ${leasedUntil}
    from (select id from exchange.subject
          where next_at <= ${ctx.now} and (leased_until is null or leased_until <= ${ctx.now})
          order by next_at limit ${SUBJECTS} for update skip locked) due
    where s.id = due.id returning s.id`.execute(ctx.db)
  if (leased.length === 0) return undefined
  const subjects = leased.map((one) => one.id)
  const { rows: taken } = await sql<ExchangeRow>`
    update exchange.row r set state = 'sent', attempts = least(r.attempts + 1, 30000), changed_at = ${ctx.now}
    where r.subject_id = any(${subjects}::uuid[]) and ${mayGo} returning r.*`.execute(ctx.db)
  const id = ctx.newId()
  const number = `${ctx.today.replaceAll('-', '')}-${id.slice(-12)}`
  await sql`insert into exchange.batch (id, number, rows, at) values (${id}, ${number}, ${taken.length}, ${ctx.now})`.execute(
    ctx.db,
  )
  const rows = taken.toSorted((one, other) => one.seq - other.seq).map((row) => sentRow(ctx, row, number))
  return { id, number, subjects, rows }
}

/** What opens a case goes first: while the platform refuses that, it would refuse the others too. */
const mayGo = sql`r.state in ('waiting', 'sent') and (r.opens or not exists (
  select from exchange.row o where o.subject_id = r.subject_id and o.opens and o.state in ('refused', 'invalid', 'dead')))`

function sentRow(ctx: Ctx, row: ExchangeRow, batch: string): SentRow {
  const values = valuesOf(ctx, row)
  const operation = row.confirmed > 0 ? 'U' : 'I'
  return {
    table: row.table_name,
    guid: row.guid,
    revision: row.revision,
    operation,
    day: row.day,
    digest: digestOf(values),
    row: {
      id: row.seq,
      ...(hasRowGuid(row.table_name) && { row_guid: row.guid }),
      cd_operation: operation,
      cd_batch: batch,
      cd_time: shanghaiMoment(ctx.now),
      data_source: ctx.config.exchangeSource,
      ...values,
    },
  }
}

export type Answered = { answers: Answer[] } | { error: string }

/** Hands the batch over; what goes wrong on the way is an answer too. */
export async function deliver(ctx: Pick<Ctx, 'config' | 'now'>, batch: Batch): Promise<Answered> {
  if (batch.rows.length === 0) return { answers: [] }
  try {
    const sent = { batch: batch.number, source: ctx.config.exchangeSource, rows: batch.rows }
    const wanted = new Map(batch.rows.map((row) => [row.guid, row.revision]))
    const answers = await handOver(ctx.config.exchangeUrl!, sent, ctx.now)
    return { answers: answers.filter((one) => wanted.get(one.guid) === one.revision) }
  } catch (error) {
    return { error: messageOf(error).slice(0, 300) }
  }
}

/** Seconds to wait by attempts already made. */
const pauses = Array.from({ length: 40 }, (_, attempts) => secondsUntilNext(attempts + 1) ?? null)

/** Writes the answers down and lets the subjects go. A row that changed meanwhile stays waiting with its new revision. */
export async function settle(ctx: Ctx, batch: Batch, answered: Answered): Promise<void> {
  const answers = 'answers' in answered ? answered.answers : []
  // Held first: whatever is offered meanwhile is seen below, and does not wait unseen.
  await sql`select from exchange.subject where id = any(${batch.subjects}::uuid[]) order by id for update`.execute(
    ctx.db,
  )
  const count = (outcome: Answer['outcome']) => answers.filter((one) => one.outcome === outcome).length
  await sql`
    update exchange.batch set answered_at = ${'answers' in answered ? ctx.now : null}, accepted = ${count('accepted')},
      refused = ${count('refused')}, later = ${count('later')}, error = ${'error' in answered ? answered.error : null}
    where id = ${batch.id}`.execute(ctx.db)
  if (answers.length > 0) await writeAnswers(ctx, batch, answers)
  await letGo(ctx, batch)
}

async function writeAnswers(ctx: Ctx, batch: Batch, answers: readonly Answer[]): Promise<void> {
  await sql`
    with told as (
      select * from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
        as a (guid uuid, revision int, outcome text, receipt text, code text, reason text)
    ), kept as (
      insert into exchange.receipt (guid, batch_id, revision, outcome, receipt, code, reason, at)
      select guid, ${batch.id}, revision, outcome, receipt, code, reason, ${ctx.now} from told on conflict do nothing
    )
    update exchange.row r set
      confirmed = case when t.outcome = 'accepted' then greatest(r.confirmed, t.revision) else r.confirmed end,
      state = case when r.revision <> t.revision or r.state <> 'sent' then r.state
                   when t.outcome = 'accepted' then 'accepted' when t.outcome = 'refused' then 'refused' else 'waiting' end,
      receipt = coalesce(t.receipt, r.receipt), code = t.code, reason = t.reason, changed_at = ${ctx.now}
    from told t where r.guid = t.guid and r.guid = any(${answers.map((one) => one.guid)}::uuid[])`.execute(ctx.db)
}

/** What still waits is due after a pause; after the last pause it is laid aside. */
async function letGo(ctx: Ctx, { subjects }: Batch): Promise<void> {
  const { rows } = await sql<{ id: string; over: boolean }>`
    update exchange.subject s set leased_until = null,
      attempts = case when w.waits then least(s.attempts + 1, 40) else 0 end,
      next_at = case when w.waits then ${ctx.now}::timestamptz + make_interval(secs => (${pauses}::int[])[s.attempts + 1]) end
    from (select u.id, next.waits is not null as waits from unnest(${subjects}::uuid[]) as u (id)
          left join lateral (select true as waits from exchange.row r where r.subject_id = u.id and ${mayGo} limit 1) next
            on true) w
    where s.id = w.id
    returning s.id, w.waits and s.next_at is null as over`.execute(ctx.db)
  const over = rows.filter((row) => row.over).map((row) => row.id)
  if (over.length === 0) return
  await sql`
    update exchange.row set state = 'dead', changed_at = ${ctx.now}
    where subject_id = any(${over}::uuid[]) and state in ('waiting', 'sent')`.execute(ctx.db)
}
