/** One element that two people wrote: both texts side by side, to choose from or only to read. */
import { type Difference, elementTable } from '#modules/catalogue/contract.ts'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import css from './clashing.module.css'
import type { Clash, Side } from './merging.ts'

const words = workCatalogueWords.conflict
const sides = ['mine', 'theirs'] as const

/** What one side says of the element. @param differences `before` is theirs, already saved, `after` mine */
export function textsOf({ element }: Clash, differences: readonly Difference[], which: Side): string[] {
  const lines = differences.filter((one) => one.element === element)
  const texts = lines.flatMap(({ part, before, after }) => {
    const text = which === 'mine' ? after : before
    const other = which === 'mine' ? before : after
    if (text === undefined) return part && other !== words.plainLine ? [words.without(part)] : []
    return [part && text !== words.plainLine ? `${part}：${text}` : (part ?? text)]
  })
  return texts.length > 0 ? texts : [lines.length > 0 ? words.nothing : words.order]
}

export type ClashingProps = {
  clash: Clash
  differences: readonly Difference[]
  /** What stands over the text already saved. */
  theirs: string
  side?: Side
  /** Absent: both are only read. */
  onChoose?: (side: Side) => void
}

export function Clashing({ clash, differences, theirs, side, onChoose }: ClashingProps) {
  const { title } = elementTable[clash.element]
  const titleOf = (which: Side) => (which === 'theirs' ? theirs : words.mine)
  return (
    <fieldset className={css.clash}>
      <legend>
        {title}
        <span className={css.by}>{words.by[clash.by]}</span>
      </legend>
      <div className={css.sides}>
        {sides.map((which) => {
          const texts = textsOf(clash, differences, which).map((text) => (
            <span key={text} className={css.text}>
              {text}
            </span>
          ))
          return onChoose ? (
            <label key={which} className={css.side} data-open data-chosen={side === which ? true : undefined}>
              <span className={css.choice}>
                <input
                  type="radio"
                  name={`clash-${clash.element}`}
                  checked={side === which}
                  onChange={() => onChoose(which)}
                />
                {titleOf(which)}
              </span>
              {texts}
            </label>
          ) : (
            <div key={which} className={css.side}>
              <strong>{titleOf(which)}</strong>
              {texts}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
