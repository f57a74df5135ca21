/** A place, chosen from the top down to the village; one menu opens the next. The deepest chosen code is the value. */
import { useQuery } from '@tanstack/react-query'
import { uiWords } from '../../words/zh/ui.ts'
import css from './item-form.module.css'
import { type FieldFace, FieldGroup } from '../field.tsx'
import fieldCss from '../field.module.css'
import { levelWord, onTheWay, type RegionOption } from './region-line.ts'

/** The regions right below one, or the topmost ones; none when there are none. */
export type LoadRegions = (parent: string | undefined) => Promise<readonly RegionOption[]>

type Choosing = {
  /** 12-digit code. */
  value: string
  load?: LoadRegions
  onChange: (value: string) => void
}

export type RegionFieldProps = FieldFace & Choosing

export function RegionField({ value, load, onChange, ...face }: RegionFieldProps) {
  return (
    <FieldGroup {...face}>
      <div className={css.regions}>
        <RegionsBelow value={value} load={load} onChange={onChange} />
      </div>
    </FieldGroup>
  )
}

function RegionsBelow({ parent, ...choosing }: Choosing & { parent?: string }) {
  const { value, load, onChange } = choosing
  const { data: options = [] } = useQuery({
    queryKey: ['regions-below', parent ?? null],
    queryFn: () => load!(parent),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: load !== undefined,
  })
  if (options.length === 0) return null
  const here = onTheWay(options, value)
  const level = levelWord(options)
  return (
    <>
      <select
        className={fieldCss.control}
        aria-label={level}
        value={here?.value ?? ''}
        onChange={(event) => onChange(event.target.value || (parent ?? ''))}
      >
        <option value="">
          {uiWords.choose}
          {level}
        </option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      {here ? <RegionsBelow key={here.value} parent={here.value} {...choosing} /> : null}
    </>
  )
}
