/** A place, chosen from province down to village; one menu opens the next. The deepest chosen code is the value. */
import { useQueries } from '@tanstack/react-query'
import { uiWords } from '../../words/zh/ui.ts'
import css from './item-form.module.css'
import { type FieldFace, FieldGroup } from '../field.tsx'
import fieldCss from '../field.module.css'

export type RegionOption = { value: string; label: string }

/** The regions right below one, or the topmost ones; none when there are none. */
export type LoadRegions = (parent: string | undefined) => Promise<readonly RegionOption[]>

export type RegionFieldProps = FieldFace & {
  /** 12-digit code. */
  value: string
  load?: LoadRegions
  onChange: (value: string) => void
}

const levels = ['省', '市', '县（区）', '乡镇（街道）', '村（社区）'] as const
const prefixes = [2, 4, 6, 9, 12] as const

export function RegionField({ value, load, onChange, ...face }: RegionFieldProps) {
  const chosen = ancestry(value)
  const parents = [undefined, ...chosen].slice(0, levels.length)
  const lists = useQueries({
    queries: parents.map((parent) => ({
      queryKey: ['regions-below', parent ?? null],
      queryFn: () => load!(parent),
      staleTime: Number.POSITIVE_INFINITY,
      enabled: load !== undefined,
    })),
  })
  return (
    <FieldGroup {...face}>
      <div className={css.regions}>
        {lists.map((list, at) =>
          list.data && list.data.length > 0 ? (
            <select
              key={levels[at]}
              className={fieldCss.control}
              aria-label={levels[at]}
              value={chosen[at] ?? ''}
              onChange={(event) => onChange(event.target.value === '' ? (chosen[at - 1] ?? '') : event.target.value)}
            >
              <option value="">
                {uiWords.choose}
                {levels[at]}
              </option>
              {list.data.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </select>
          ) : null,
        )}
      </div>
    </FieldGroup>
  )
}

/** The codes from the province down to this one: 2, 4, 6, 9 and 12 digits, filled with noughts. */
export function ancestry(code: string): string[] {
  if (!/^\d{12}$/.test(code)) return []
  const path = prefixes.map((length) => code.slice(0, length).padEnd(12, '0'))
  return path.slice(0, path.indexOf(code) + 1)
}
