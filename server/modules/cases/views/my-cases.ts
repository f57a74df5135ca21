import { sql } from 'kysely'
import { loadCalendar } from '#modules/calendar/index.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { actingFor, itemsOfRelative } from '#modules/identity/index.ts'
import { canOf } from '../policy.ts'
import { nextStep } from '../rules/next-step.ts'
import type { CaseRow } from '../store.ts'
import { dueIn } from './case-clock.ts'
import { statusTitleOf } from './undoing-shown.ts'
import { dayInWords } from './day-in-words.ts'

/** The cases of the person, or of the enterprise they act for; newest first. */
export const myCases = view(contract.myCases, {
  async look(ctx, { after, limit, show }) {
    const self = actingFor(ctx)
    if (!self) return { rows: [] }
    const only = itemsOfRelative(ctx)
    const wanted = { all: sql`true`, open: sql`c.is_open`, ended: sql`not c.is_open` }[show]
    const { rows } = await sql<CaseRow>`
      select c.* from cases.case_file c
      where c.applicant_kind = ${self.kind} and c.applicant_id = ${self.id} and ${wanted}
        and ${only ? sql`c.item_id = any(${[...only]}::uuid[])` : sql`true`}
        and ${after ? sql`c.id < ${after}::uuid` : sql`true`}
      order by c.id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    const names = await describeVersions(
      ctx,
      page.map((row) => row.version_id),
    )
    const organs = await describeOrgans(
      ctx,
      page.map((row) => row.organ_id),
    )
    const calendar = await loadCalendar(ctx)
    return {
      rows: page.map((row) => {
        const { dueOn } = dueIn(ctx, row, calendar)
        return {
          id: row.id,
          number: row.number,
          itemId: row.item_id,
          itemName: names.get(row.version_id)?.name ?? '',
          organName: organs.get(row.organ_id)?.name ?? '',
          status: row.status,
          statusTitle: statusTitleOf(row),
          next: nextStep(row, dueOn && dayInWords(dueOn), row.deferred_open > 0, row.due_on < ctx.today),
          undone: row.undone ?? undefined,
          yourTurn: row.status === 'correcting' || row.deferred_open > 0,
          promisedDue:
            row.status === 'accepted' || row.status === 'examined' || row.status === 'suspended'
              ? (row.promised_due ?? undefined)
              : undefined,
          provisional: row.provisional && (row.promised_due ?? row.due_on) > calendar.publishedThrough,
          filedAt: row.filed_at.toISOString(),
          updatedAt: row.updated_at.toISOString(),
          can: canOf(ctx.actor, row).filter(
            (act) => act === 'submit-correction' || act === 'supply-deferred' || act === 'withdraw',
          ),
        }
      }),
      next,
    }
  },
})
