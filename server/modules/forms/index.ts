/** What the modules below may ask about forms. */
import type { Ctx } from '#kernel/ctx.ts'
import { tables } from '#kernel/ctx.ts'
import type { FormSection } from '#modules/catalogue/index.ts'
import { type Applicant, checkIdNumber, checkUscc } from '#modules/identity/index.ts'
import type { Draft } from './contract.ts'
import { type Checked, checkValues as check } from './rules/check-values.ts'
import { type DraftTables, findDraft } from './store.ts'

export type { Checked, FormValue, FormValues } from './rules/check-values.ts'
export type { Draft } from './contract.ts'
export { jsonSchemaOf } from './rules/json-schema.ts'
export { type ReadingSection, readingOf } from './rules/reading.ts'
export { type Prefilled, prefillFor } from './prefill.ts'

/**
 * Cleans and checks what was filled in: unknown and hidden fields are dropped; `errors` says by field key, in Chinese,
 * what is wrong and how to mend it. Nothing is wrong when `errors` is empty.
 */
export function checkValues(sections: readonly FormSection[], values: unknown): Checked {
  return check(sections, values, { idNumber: checkIdNumber, uscc: checkUscc })
}

/** The applicant's draft for the item, if there is one. */
export async function findDraftOf(ctx: Ctx, applicant: Applicant, itemId: string): Promise<Draft | undefined> {
  return findDraft(ctx, applicant, { itemId })
}

/** The application has been filed: its draft has done its work. Nothing happens when there is none. */
export async function dropDraft(ctx: Ctx, applicant: Applicant, itemId: string): Promise<void> {
  await tables<DraftTables>(ctx)
    .deleteFrom('forms.draft')
    .where('applicant_kind', '=', applicant.kind).where('applicant_id', '=', applicant.id).where('item_id', '=', itemId)
    .execute()
}
