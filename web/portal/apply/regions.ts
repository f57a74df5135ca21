/** Places for the fields that ask for one, and their names for reading. */
import { useQueries } from '@tanstack/react-query'
import { type FormSection, type FormValues, regionCodesIn } from '#modules/forms/contract.ts'
import { regionList, regionPage } from '#modules/vocabulary/contract.ts'
import { call } from '../../client/call.ts'
import type { LoadRegions } from '../../ui/item-form/region-field.tsx'

export const loadRegions: LoadRegions = async (parent) => {
  const { rows } = await call(regionList, { parent })
  return rows.map(({ code, name }) => ({ value: code, label: name }))
}

/** The full names of the places chosen in a form; a code whose name has not come yet stays a code. */
export function useRegionNames(sections: readonly FormSection[], values: FormValues): (code: string) => string {
  const codes = regionCodesIn(sections, values)
  const answers = useQueries({
    queries: codes.map((code) => ({
      queryKey: [regionPage.name, code],
      queryFn: () => call(regionPage, { code }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  const names = new Map(codes.map((code, at) => [code, answers[at]?.data?.path.map((one) => one.name).join(' ')]))
  return (code) => names.get(code) ?? code
}
