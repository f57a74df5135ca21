/** Which answer of another body stands for a material, and what it must say. */
import type { Material, ProvingFact } from '#modules/catalogue/contract.ts'
import { factDirectory, type OutsideFact } from '#modules/exchange/contract.ts'
import { useView } from '../../client/hooks.ts'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import { CountField, OptionalCode, OptionalWords } from './small-fields.tsx'

const words = workCatalogueWords.material

type Props = { path: string; value: Material['fact']; onChange: (fact: ProvingFact | undefined) => void }

export function ProvingFactField({ path, value, onChange }: Props) {
  const facts = useView(factDirectory, {}).data?.rows ?? []
  const chosen = value && `${value.name}.${value.field}`
  const kind =
    value && facts.find(({ name }) => name === value.name)?.fields.find(({ key }) => key === value.field)?.kind
  const choose = (next: string | undefined) => {
    const [name, field] = next?.split('.') ?? []
    onChange(name && field ? { name, field } : undefined)
  }
  const must = (part: Pick<ProvingFact, 'equals' | 'atLeast'>) =>
    onChange(value && { name: value.name, field: value.field, ...part })
  return (
    <>
      <OptionalCode
        path={path}
        label={words.fact}
        table={tableOf(facts)}
        emptyWord={words.noFact}
        value={chosen}
        onChange={choose}
      />
      {kind === 'text' ? (
        <OptionalWords
          path={`${path}.equals`}
          label={words.factEquals}
          most={60}
          value={typeof value?.equals === 'string' ? value.equals : undefined}
          onChange={(equals) => must({ equals })}
        />
      ) : null}
      {kind === 'yes-no' ? (
        <OptionalCode
          path={`${path}.equals`}
          label={words.factEquals}
          table={words.factYesNo}
          emptyWord={words.factAny}
          value={value?.equals === undefined ? undefined : value.equals === true ? 'yes' : 'no'}
          onChange={(said) => must({ equals: said && said === 'yes' })}
        />
      ) : null}
      {kind === 'number' ? (
        <CountField
          path={`${path}.atLeast`}
          label={words.factAtLeast}
          value={value?.atLeast}
          onChange={(atLeast) => must({ atLeast })}
        />
      ) : null}
    </>
  )
}

const tableOf = (facts: readonly OutsideFact[]): Record<string, string> =>
  Object.fromEntries(
    facts.flatMap(({ name, title, source, fields }) =>
      fields.map((field) => [`${name}.${field.key}`, `${title} · ${field.title}（${source}）`] as const),
    ),
  )
