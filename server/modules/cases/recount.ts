import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { legalDateOf } from '#kernel/time.ts'
import { DELIVERY_LIMIT, handlingDues, INTAKE_LIMIT, lastDay } from './rules/clock.ts'
import { type CaseRow, casesTables } from './store.ts'
import { dueOf } from './transitions.ts'

/** A year was published: the dates that reached into it are counted again and stop being provisional. */
export async function recountProvisional(ctx: Ctx): Promise<void> {
  const open = await casesTables(ctx)
    .selectFrom('cases.case_file')
    .selectAll()
    .where('provisional', '=', true)
    .where(sql<boolean>`is_open`)
    .orderBy('id')
    .forUpdate()
    .execute()
  const calendar = await loadCalendar(ctx)
  const versions = new Map<string, Awaited<ReturnType<typeof getItemVersion>>>()
  for (const id of new Set(open.map((file) => file.version_id))) versions.set(id, await getItemVersion(ctx, id))
  const recounted = open.map((file) => recount(file))
  await sql`
    update cases.case_file c
    set acceptance_due = r.acceptance_due, statutory_due = r.statutory_due, promised_due = r.promised_due,
        delivery_due = r.delivery_due, due_on = r.due_on, provisional = r.provisional, calendar_version = ${calendar.version}
    from jsonb_to_recordset(${JSON.stringify(recounted)}::jsonb) as r (id uuid, acceptance_due date, statutory_due date,
      promised_due date, delivery_due date, due_on date, provisional boolean)
    where c.id = r.id`.execute(ctx.db)

  function recount(file: CaseRow) {
    const intake = lastDay(calendar, file.received_on, INTAKE_LIMIT)
    const handling = file.accepted_on
      ? handlingDues(calendar, file.accepted_on, versions.get(file.version_id)!.content)
      : undefined
    const delivery = file.decided_at ? lastDay(calendar, legalDateOf(file.decided_at), DELIVERY_LIMIT) : undefined
    const next = {
      ...file,
      acceptance_due: intake.on,
      statutory_due: handling?.statutory.on ?? null,
      promised_due: handling?.promised.on ?? null,
      delivery_due: delivery?.on ?? null,
      provisional:
        delivery?.provisional ??
        (handling ? handling.statutory.provisional || handling.promised.provisional : intake.provisional),
    }
    const { id, acceptance_due, statutory_due, promised_due, delivery_due, provisional } = next
    return { id, acceptance_due, statutory_due, promised_due, delivery_due, provisional, due_on: dueOf(next) }
  }
}
