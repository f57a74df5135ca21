/** A way of handling for which the licence law sets a limit of its own (行政许可法 art. 42(2), 43). */
import { regimeTitles } from '#modules/catalogue/contract.ts'
import { Columns } from '../../ui/card.tsx'
import { SelectField } from '../../ui/field.tsx'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { useFaultAt } from './faults.tsx'
import { CountField, OptionalWords, WordsField } from './small-fields.tsx'

const words = workItemElementWords.regime
type Kind = keyof typeof regimeTitles
const kinds = Object.entries(regimeTitles).map(([value, label]) => ({ value, label }))

export function RegimeFields({ content, onChange }: ContentProps) {
  const at = useFaultAt()('regime.kind')
  const { regime, itemType } = content
  // Only a licence has these limits; what an item of another type still says must be taken away.
  if (itemType !== '01' && !regime) return null
  return (
    <Columns least="360px">
      <SelectField
        {...at}
        label={words.kind}
        help={words.kindHelp}
        emptyWord={words.ordinary}
        options={kinds}
        value={regime?.kind ?? ''}
        onChange={(kind) => onChange({ regime: kind ? { kind: kind as Kind, basis: regime?.basis ?? '' } : undefined })}
      />
      {regime ? (
        <WordsField
          path="regime.basis"
          label={words.basis}
          help={words.basisHelp}
          most={500}
          rows={2}
          value={regime.basis}
          onChange={(basis) => onChange({ regime: { ...regime, basis } })}
        />
      ) : null}
      {regime?.kind === 'lower-first' ? (
        <>
          <CountField
            path="regime.lowerDays"
            label={words.lowerDays}
            help={words.lowerDaysHelp}
            required={false}
            value={regime.lowerDays}
            onChange={(lowerDays) => onChange({ regime: { ...regime, lowerDays } })}
          />
          <OptionalWords
            path="regime.lowerBasis"
            label={words.lowerBasis}
            most={500}
            value={regime.lowerBasis}
            onChange={(lowerBasis) => onChange({ regime: { ...regime, lowerBasis } })}
          />
        </>
      ) : null}
    </Columns>
  )
}
