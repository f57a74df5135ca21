import { licenceTypes } from '#modules/licences/contract.ts'
import { useView } from '../../client/hooks.ts'

/** Types of e-licences by their key. */
export function useLicenceTypes(): Record<string, string> {
  const types = useView(licenceTypes, {})
  return Object.fromEntries((types.data?.rows ?? []).map((one) => [one.key, one.title]))
}

/** Puts the names of e-licences where the catalogue, which does not know them, has their keys. */
export function useReadable(): (text: string) => string {
  const types = useLicenceTypes()
  const keys = Object.keys(types).toSorted((one, other) => other.length - one.length)
  return (text) =>
    keys.reduce((named, key) => named.replaceAll(new RegExp(`(?<![\\w-])${key}(?![\\w-])`, 'g'), types[key]!), text)
}
