/** Regions below one, for the fields of a form that ask for a place. */
import { regionList } from '#modules/vocabulary/contract.ts'
import { call } from '../../client/call.ts'
import type { LoadRegions } from '../../ui/item-form/region-field.tsx'

export const loadRegions: LoadRegions = async (parent) => {
  const { rows } = await call(regionList, { parent })
  return rows.map(({ code, name }) => ({ value: code, label: name }))
}
