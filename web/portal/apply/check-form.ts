import { checkValues, type FormSection, type FormValues } from '#modules/forms/contract.ts'
import { checkIdNumber, checkUscc } from '#modules/identity/contract.ts'

/** Chinese message by field key, from the rule the server decides with. */
export function checkForm(sections: readonly FormSection[], values: FormValues): Record<string, string> {
  return checkValues(sections, values, { idNumber: checkIdNumber, uscc: checkUscc }).errors
}
