/** The form's rule with the check digits it needs: the same that the server uses. */
import { checkValues, type FormSection, type FormValues } from '#modules/forms/contract.ts'
import { checkIdNumber, checkUscc } from '#modules/identity/contract.ts'

export function formErrors(sections: readonly FormSection[], values: FormValues): Readonly<Record<string, string>> {
  return checkValues(sections, values, { idNumber: checkIdNumber, uscc: checkUscc }).errors
}
