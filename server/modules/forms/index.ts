/** What the modules below may ask about forms. */
import type { Ctx } from '#kernel/ctx.ts'
import { checkIdNumber, checkUscc } from '#modules/identity/index.ts'
import type { Draft } from './contract.ts'
import type { IdentifierChecks } from './rules/check-values.ts'
import { findDraft, type Owner } from './store.ts'

export { checkValues } from './rules/check-values.ts'
export type { Checked, FormRow, FormValue, FormValues } from './rules/check-values.ts'
export { type Draft, formHandedIn, formOfAnother } from './contract.ts'
export { type FormOnPaper, getFormByCode, getFormOnPaper, lockForm, noteOpening } from './forms-on-paper.ts'
export { jsonSchemaOf } from './rules/json-schema.ts'
export { readFormCode } from './rules/form-code.ts'
export { type ReadingSection, readingOf, regionCodesIn } from './rules/reading.ts'
export { answersFiled, applicationFiled } from './earlier-answers.ts'
export { type ForWhom, type Prefilled, prefillFor } from './prefill.ts'

/** What `checkValues` asks about identifiers, on the server as in the browser. */
export const identifierChecks: IdentifierChecks = { idNumber: checkIdNumber, uscc: checkUscc }

/** The applicant's draft for the item, if there is one. */
export async function findDraftOf(ctx: Ctx, applicant: Owner, itemId: string): Promise<Draft | undefined> {
  return findDraft(ctx, applicant, { itemId })
}
