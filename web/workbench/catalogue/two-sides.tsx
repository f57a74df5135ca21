/** What two people wrote in one place, side by side, to choose from or only to read. */
import type { Side } from './merging.ts'
import css from './two-sides.module.css'

const sides = ['mine', 'theirs'] as const
type Said = { title: string; texts: readonly string[] }

export type TwoSidesProps = {
  /** Different for each place of one page. */
  name: string
  title: string
  /** Who moved it away from what both began with. */
  by?: string
  mine: Said
  theirs: Said
  side?: Side
  /** Absent: both are only read. */
  onChoose?: (side: Side) => void
}

export function TwoSides({ name, title, by, side, onChoose, ...said }: TwoSidesProps) {
  return (
    <fieldset className={css.clash}>
      <legend>
        {title}
        {by ? <span className={css.by}>{by}</span> : null}
      </legend>
      <div className={css.sides}>
        {sides.map((which) => {
          const texts = said[which].texts.map((text) => (
            <span key={text} className={css.text}>
              {text}
            </span>
          ))
          return onChoose ? (
            <label key={which} className={css.side} data-open data-chosen={side === which ? true : undefined}>
              <span className={css.choice}>
                <input type="radio" name={`clash-${name}`} checked={side === which} onChange={() => onChoose(which)} />
                {said[which].title}
              </span>
              {texts}
            </label>
          ) : (
            <div key={which} className={css.side}>
              <strong>{said[which].title}</strong>
              {texts}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
