/** What applicants answered before, by standard data element. */
import type { Ctx } from '#kernel/ctx.ts'
import { held } from '#kernel/db.ts'
import type { FormField, ItemContent } from '#modules/catalogue/index.ts'
import { checkIdNumber, checkUscc } from '#modules/identity/index.ts'
import { describeElements } from '#modules/vocabulary/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { checkValues, type FormRow, type FormValue, type FormValues } from './rules/check-values.ts'
import { rowsByElement, rowsKey } from './rules/earlier-rows.ts'
import type { Owner } from './store.ts'

export type EarlierAnswer = { value: FormValue; itemName: string }

/** What was filed, to be offered the next time. */
export type Answered = { content: Pick<ItemContent, 'name' | 'form'>; values: Record<string, unknown> }
export type Filed = Answered & {
  itemId: string
  caseId: string
  /** From the printed form, by a clerk. */
  atWindow?: boolean
}

/** The application has been filed: its draft has done its work, and what it answered to standard elements is kept for the next one. */
export async function applicationFiled(ctx: Ctx, applicant: Owner, filed: Filed): Promise<void> {
  await keepAnswers(ctx, applicant, filed, dropAndRemember(ctx, applicant, filed))
}

/** What was answered at the counter or in a correction is kept for the next form just as well. */
export async function answersFiled(ctx: Ctx, applicant: Owner, filed: Answered): Promise<void> {
  await keepAnswers(ctx, applicant, filed)
}

type Handing = { dropped: RawBuilder<unknown>; remembered: RawBuilder<unknown> }

/** The draft leaves; what its code stood for is remembered for as long as somebody may still come with the sheet. */
const dropAndRemember = ({ now }: Ctx, { kind, id }: Owner, { itemId, caseId, atWindow = false }: Filed): Handing => ({
  dropped: sql`dropped as (delete from forms.draft
    where applicant_kind = ${kind} and applicant_id = ${id} and item_id = ${itemId} returning id, form_code)`,
  remembered: sql`
    insert into forms.handed_in (draft_id, form_code, applicant_kind, applicant_id, item_id, case_id, at_window, handed_in_at)
    select id, form_code, ${kind}, ${id}, ${itemId}, ${caseId}, ${atWindow}, ${now} from dropped where form_code is not null`,
})

/**
 * Only what the library says may be offered again is kept, a person's data with persons, an enterprise's with enterprises.
 * @param also what is done in the same statement, and its first part
 */
async function keepAnswers(
  ctx: Ctx,
  { kind, id }: Owner,
  { content: { name, form }, values }: Answered,
  also?: Handing,
): Promise<void> {
  const given = checkValues(form, values, { idNumber: checkIdNumber, uscc: checkUscc }).values
  const fields = form.flatMap((section) => section.fields)
  const seal = (value: FormValue) => ctx.vault.seal(JSON.stringify(value))
  const answers = fields.flatMap(({ key, element }) => {
    const value = given[key]
    return element && value !== undefined ? [[element.key, seal(value)] as const] : []
  })
  const rows = await answeredRows(ctx, kind, fields, given)
  const keptRows = rows.map(([key, value]) => [key, seal(value)] as const)
  if (answers.length + keptRows.length === 0)
    return void (also && (await sql`${held} with ${also.dropped} ${also.remembered}`.execute(ctx.db)))
  const object = (pairs: readonly (readonly [string, string])[]) => JSON.stringify(Object.fromEntries(pairs))
  await sql`${held}
    with ${also ? sql`${also.dropped}, remembered as (${also.remembered}),` : sql``} kept as (
      select g.key, g.value from jsonb_each_text(${object(answers)}::jsonb) g
      join vocabulary.v_data_element e on e.key = g.key and e.offered_again and e.subject in ('matter', ${kind})
      union all select key, value from jsonb_each_text(${object(keptRows)}::jsonb)
    )
    insert into forms.earlier_answer (applicant_kind, applicant_id, element, sealed_value, item_name, answered_at)
    select ${kind}, ${id}, key, value, ${name}, ${ctx.now} from kept
    on conflict (applicant_kind, applicant_id, element) do update
      set sealed_value = excluded.sealed_value, item_name = excluded.item_name, answered_at = excluded.answered_at`.execute(
    ctx.db,
  )
}

/** Repeating groups: of each row the boxes that ask an element which may be offered again. */
async function answeredRows(
  ctx: Ctx,
  kind: Owner['kind'],
  fields: readonly FormField[],
  given: FormValues,
): Promise<(readonly [string, FormRow[]])[]> {
  const groups = fields.filter((field) => field.kind === 'rows' && given[field.key] !== undefined && rowsKey(field))
  if (groups.length === 0) return []
  const elements = groups.flatMap((group) => (group.fields ?? []).flatMap(({ element }) => element?.key ?? []))
  const known = [...(await describeElements(ctx, elements)).values()]
  const again = known.filter(
    ({ subject, sources }) =>
      (subject === 'matter' || subject === kind) && sources.some((source) => source.from === 'earlier'),
  )
  const keys = new Set(again.map(({ key }) => key))
  return groups.flatMap((group) => {
    const rows = rowsByElement(group, given[group.key] as FormRow[], keys)
    return rows.length > 0 ? [[rowsKey(group)!, rows] as const] : []
  })
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
