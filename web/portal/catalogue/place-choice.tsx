/** The place one wants to have things done in. */
import { SelectField } from '../../ui/field.tsx'
import { catalogueWords } from '../../words/zh/portal-catalogue.ts'
import { portalWords } from '../../words/zh/portal.ts'
import { choosePlace, usePlace, usePlaces } from '../place.ts'

export function PlaceChoice() {
  const place = usePlace()
  const places = usePlaces()
  return (
    <SelectField
      label={catalogueWords.place}
      required
      emptyWord={portalWords.cityWide(portalWords.city)}
      options={places.map(({ code, name }) => ({ value: code, label: name }))}
      value={place?.code ?? ''}
      onChange={(code) => choosePlace(places.find((one) => one.code === code))}
    />
  )
}
