import { licenceTypes } from '#modules/licences/contract.ts'
import { useView } from '../../client/hooks.ts'

/** Types of e-licences by their key. */
export function useLicenceTypes(): Record<string, string> {
  const types = useView(licenceTypes, {})
  return Object.fromEntries((types.data?.rows ?? []).map((one) => [one.key, one.title]))
}
