import type { FormSection } from '#modules/catalogue/index.ts'
import { checkIdNumber, checkUscc } from '#modules/identity/index.ts'
import { type Checked, checkValues as check } from './rules/check-values.ts'

/**
 * Cleans and checks what was filled in: unknown and hidden fields are dropped; `errors` says by field key, in Chinese,
 * what is wrong and how to mend it. Nothing is wrong when `errors` is empty.
 */
export function checkValues(sections: readonly FormSection[], values: unknown): Checked {
  return check(sections, values, { idNumber: checkIdNumber, uscc: checkUscc })
}
