/** How many may be granted, where a law limits the number (行政许可法 art. 12(2), 57). */
import { quotaPeriodTitles } from '#modules/catalogue/contract.ts'
import { Columns } from '../../ui/card.tsx'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { CodeField, CountField, OptionalWords, WordsField } from './small-fields.tsx'

const words = workItemElementWords.quotaLimit

export function QuotaFields({ content, onChange }: ContentProps) {
  const { quotaLimit, itemType } = content
  // Only a licence is limited in number; what an item of another type still says must be taken away.
  if (itemType !== '01' && !quotaLimit) return null
  return (
    <Columns least="360px">
      <CountField
        path="quotaLimit.places"
        label={words.places}
        help={words.placesHelp}
        required={false}
        value={quotaLimit?.places}
        onChange={(places) =>
          onChange({ quotaLimit: places === undefined ? undefined : { per: 'year', basis: '', ...quotaLimit, places } })
        }
      />
      {quotaLimit ? (
        <>
          <CodeField
            path="quotaLimit.per"
            label={words.per}
            table={quotaPeriodTitles}
            value={quotaLimit.per}
            onChange={(per) => onChange({ quotaLimit: { ...quotaLimit, per } })}
          />
          <WordsField
            path="quotaLimit.basis"
            label={words.basis}
            most={500}
            rows={2}
            value={quotaLimit.basis}
            onChange={(basis) => onChange({ quotaLimit: { ...quotaLimit, basis } })}
          />
          <OptionalWords
            path="quotaLimit.otherwise"
            label={words.otherwise}
            help={words.otherwiseHelp}
            most={500}
            value={quotaLimit.otherwise}
            onChange={(otherwise) => onChange({ quotaLimit: { ...quotaLimit, otherwise } })}
          />
        </>
      ) : null}
    </Columns>
  )
}
