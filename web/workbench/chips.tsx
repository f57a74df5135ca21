/** One of several views of a list: as tabs over it, or as small chips. The chosen one stands in the address. */
import { workbenchWords } from '../words/zh/workbench.ts'
import css from './chips.module.css'

export type Chip = { value: string; label: string; count?: { count: number; more?: boolean } }

export type ChipsProps = {
  /** What one chooses: 按状态筛选. */
  label: string
  look?: 'tabs' | 'chips'
  chips: readonly Chip[]
  value: string
  onChange: (value: string) => void
}

export function Chips({ label, look = 'chips', chips, value, onChange }: ChipsProps) {
  return (
    <fieldset aria-label={label} className={look === 'tabs' ? css.tabs : css.chips}>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          className={look === 'tabs' ? css.tab : css.chip}
          aria-pressed={chip.value === value}
          onClick={() => onChange(chip.value)}
        >
          {chip.label}
          {chip.count ? (
            <span className={css.count}>{workbenchWords.atLeast(chip.count.count, chip.count.more ?? false)}</span>
          ) : null}
        </button>
      ))}
    </fieldset>
  )
}
