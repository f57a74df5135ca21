/** What applicants answered before, by standard data element. */
import type { Ctx } from '#kernel/ctx.ts'
import { held } from '#kernel/db.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { checkIdNumber, checkUscc } from '#modules/identity/index.ts'
import { sql } from 'kysely'
import { checkValues, type FormValue } from './rules/check-values.ts'
import type { Owner } from './store.ts'

export type EarlierAnswer = { value: FormValue; itemName: string }

/** What was filed, to be offered the next time. */
export type Filed = { itemId: string; content: Pick<ItemContent, 'name' | 'form'>; values: Record<string, unknown> }

/**
 * The application has been filed: its draft has done its work, and what it answered to standard elements is kept for the next
 * one. Only what the library says may be offered again is kept, a person's data with persons, an enterprise's with enterprises.
 */
export async function applicationFiled(ctx: Ctx, applicant: Owner, filed: Filed): Promise<void> {
  const { name, form } = filed.content
  const given = checkValues(form, filed.values, { idNumber: checkIdNumber, uscc: checkUscc }).values
  const answers = form
    .flatMap((section) => section.fields)
    .flatMap(({ key, element }) => {
      const value = given[key]
      return element && value !== undefined ? [[element.key, ctx.vault.seal(JSON.stringify(value))] as const] : []
    })
  const { kind, id } = applicant
  const dropped = sql`delete from forms.draft
    where applicant_kind = ${kind} and applicant_id = ${id} and item_id = ${filed.itemId}`
  if (answers.length === 0) return void (await sql`${held} ${dropped}`.execute(ctx.db))
  await sql`${held}
    with dropped as (${dropped})
    insert into forms.earlier_answer (applicant_kind, applicant_id, element, sealed_value, item_name, answered_at)
    select ${kind}, ${id}, e.key, g.value, ${name}, ${ctx.now}
    from jsonb_each_text(${JSON.stringify(Object.fromEntries(answers))}::jsonb) g
    join vocabulary.v_data_element e on e.key = g.key and e.offered_again and e.subject in ('matter', ${kind})
    on conflict (applicant_kind, applicant_id, element) do update
      set sealed_value = excluded.sealed_value, item_name = excluded.item_name, answered_at = excluded.answered_at`.execute(
    ctx.db,
  )
}

/** By element, what this applicant last answered. */
export async function earlierAnswers(
  ctx: Ctx,
  applicant: Owner,
  elements: readonly string[],
): Promise<Map<string, EarlierAnswer>> {
  if (elements.length === 0) return new Map()
  const { rows } = await sql<{ element: string; sealed_value: string; item_name: string }>`
    select element, sealed_value, item_name from forms.earlier_answer
    where applicant_kind = ${applicant.kind} and applicant_id = ${applicant.id}
      and element = any(${[...elements]}::text[])`.execute(ctx.db)
  return new Map(
    rows.map((row) => [
      row.element,
      { value: JSON.parse(ctx.vault.open(row.sealed_value)) as FormValue, itemName: row.item_name },
    ]),
  )
}
